import { villagesBelow } from '@zhanwang/journeys/villages'
import { type BenchRun, clientOf, cookieOf } from '../bench-run.ts'
import { type Figure, median, rate } from '../figure.ts'
import { writeFloor } from '../floors.ts'
import { drive, LUA_UUID } from '../wrk.ts'

/** Founding a room: session, validation, scope, rules, state, audit, event, against three bare inserts in a transaction. */
export async function writeCase(run: BenchRun): Promise<Figure[]> {
  const cookie = await cookieOf(run, 'shiyan-officer')
  // Many, since a village has 99 serials, and of counties where every village has a station above it.
  const officer = await clientOf(run, 'shiyan-officer')
  const counties = await Promise.all(['420323', '420324', '420325'].map((county) => villagesBelow(officer, county)))
  const villages = counties.flat()
  const { address } = run.platform.ready
  const figures: Figure[] = []
  let serial = 0
  for (const [border, clients, goal] of [
    ['rest', 16, 1.0],
    ['trpc', 16, 0.8],
    ['rest', 64, 1.5],
  ] as const) {
    const floors: number[] = []
    const rates: number[] = []
    let p99Ms = 0
    for (let round = 0; round < 3; round++) {
      floors.push(await writeFloor(run.databaseUrl, run.seconds))
      const path = border === 'rest' ? '/api/v1/stations' : '/trpc/registry.stations.found'
      const script = foundRooms(cookie, address, path, villages, serial++)
      const result = await drive({
        url: address + path,
        connections: clients,
        seconds: run.seconds,
        script,
        dir: run.dir,
      })
      if (result.failed > 0) throw new Error(`${result.failed} writes failed`)
      rates.push(result.perSecond)
      p99Ms = result.p99Ms
    }
    figures.push(rate(`write-${border}-${clients}`, median(rates), median(floors), goal, `p99 ${p99Ms} ms`))
  }
  return figures
}

/** Each request founds another room in another village, under its own command id. */
function foundRooms(cookie: string, origin: string, path: string, villages: readonly string[], run: number): string {
  return `${LUA_UUID}
local villages = { ${villages.map((code) => `"${code}"`).join(', ')} }
local count = 0
request = function()
  count = count + 1
  local body = string.format('{"kind":"room","name":"压测社工室%d-%d","division":"%s","hostType":"village","foundedOn":"2026-01-05","provenance":"demonstration"}', ${run}, count, villages[count % #villages + 1])
  return wrk.format('POST', '${path}', {
    ['Content-Type'] = 'application/json', ['Cookie'] = ${JSON.stringify(cookie)}, ['Origin'] = '${origin}', ['Idempotency-Key'] = uuid(),
  }, body)
end`
}
