import { type BenchRun, cookieOf } from '../bench-run.ts'
import { bound, type Figure, median, rate } from '../figure.ts'
import { sqlFloor } from '../floors.ts'
import { drive } from '../wrk.ts'
import { getWith } from './query.ts'

const LIST = '/api/v1/stations?limit=50'
const BARE = `SELECT * FROM station WHERE scope_path >= $1 COLLATE "C" AND scope_path < $2 COLLATE "C" ORDER BY scope_path COLLATE "C", code LIMIT 51`

/** A page of 50 stations for a prefecture and for a township, against the bare SQL of the page. */
export async function listCase(run: BenchRun): Promise<Figure[]> {
  const { address } = run.platform.ready
  const rates = { prefecture: [] as number[], township: [] as number[] }
  const floors: number[] = []
  const cookies = {
    prefecture: await cookieOf(run, 'shiyan-officer'),
    township: await cookieOf(run, 'yangxipu-officer'),
  }
  for (let round = 0; round < 3; round++) {
    floors.push(await sqlFloor(run.databaseUrl, BARE, ['/42/4203/', '/42/42030'], run.seconds))
    for (const who of ['prefecture', 'township'] as const) {
      const result = await drive({
        url: address + LIST,
        connections: 50,
        seconds: run.seconds,
        script: getWith(cookies[who]),
        dir: run.dir,
      })
      if (result.failed > 0) throw new Error(`${result.failed} pages failed`)
      rates[who].push(result.perSecond)
    }
  }
  const prefecture = median(rates.prefecture)
  return [
    rate('list-50', prefecture, median(floors), 0.6),
    bound(
      'list-township-cost',
      prefecture / median(rates.township),
      'x',
      1.2,
      'seconds of a township user over those of a prefecture user',
    ),
  ]
}
