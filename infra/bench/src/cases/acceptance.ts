import type { RestClient } from '@zhanwang/journeys/rest-client'
import { todayInShanghai } from '@zhanwang/kernel/calendar'
import type { BenchRun } from '../bench-run.ts'
import { bound, type Figure, median, rate } from '../figure.ts'
import { sqlFloor } from '../floors.ts'
import { expectOk } from '../province/import-ledger.ts'
import { drive } from '../wrk.ts'
import { getWith } from './query.ts'

const LIST = '/api/v1/inspections?limit=50'
const COUNTS = '/api/v1/inspections/counts'
/** What the list reads, so without `items`: a file's items are most of its row, and no list shows them. */
const BARE_LIST = `SELECT inspection.id, station_id, inspection.scope_path, purpose, inspection.status, round, checklist, began_on,
    submitted_on, submitted_by, inspected_on, due_on, effective_on, closed_on, approval_id, inspection.remark, photos,
    inspection.version, revision, code, name, station.kind, division_code, division_name, item_count, met, score
  FROM inspection JOIN station ON station.id = station_id
  WHERE inspection.scope_path >= $1 COLLATE "C" AND inspection.scope_path < $2 COLLATE "C"
  ORDER BY inspection.scope_path COLLATE "C", inspection.id LIMIT 51`
const AT_ONCE = 16

/** Who sees the whole province, and who sees one township. */
export interface Readers {
  readonly officer: RestClient
  readonly clerk: RestClient
}

/**
 * The acceptance board of a province with a file for each of its stations: the page of 50 against its bare SQL, and list and
 * counts for a township user against those of who sees all of it.
 */
export async function acceptanceFigures(run: BenchRun, readers: Readers): Promise<Figure[]> {
  const files = await beginFiles(readers.officer)
  const list = { officer: [] as number[], clerk: [] as number[] }
  const counts = { officer: [] as number[], clerk: [] as number[] }
  const floors: number[] = []
  for (let round = 0; round < 3; round++) {
    floors.push(await sqlFloor(run.databaseUrl, BARE_LIST, ['/37/', '/370'], run.seconds))
    for (const who of ['officer', 'clerk'] as const) {
      list[who].push(await ratePerSecond(run, LIST, readers[who]))
      counts[who].push(await ratePerSecond(run, COUNTS, readers[who]))
    }
  }
  const note = 'seconds of a township user over those of who sees the whole province'
  return [
    rate('acceptance-list-50', median(list.officer), median(floors), 0.6, `${files} files`),
    bound('acceptance-list-township-cost', median(list.officer) / median(list.clerk), 'x', 1.2, note),
    bound('acceptance-counts-township-cost', median(counts.officer) / median(counts.clerk), 'x', 1.2, note),
  ]
}

async function ratePerSecond(run: BenchRun, path: string, { headers }: RestClient): Promise<number> {
  const url = run.platform.ready.address + path
  const script = getWith(headers.cookie ?? '')
  const result = await drive({ url, connections: 50, seconds: run.seconds, script, dir: run.dir })
  if (result.failed > 0) throw new Error(`${result.failed} answers of ${path} failed`)
  return result.perSecond
}

/** Begins a re-inspection of every station of the province, each third one at the site. Returns how many. */
async function beginFiles(officer: RestClient): Promise<number> {
  const codes: string[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page = await expectOk(
      officer.get(`/stations?kind=station&division=37&limit=200${cursor && `&cursor=${encodeURIComponent(cursor)}`}`),
    )
    codes.push(...page.rows.map(({ code }: { code: string }) => code))
    cursor = page.next
  }
  const on = todayInShanghai(new Date())
  const next = codes.entries()
  const worker = async () => {
    for (const [index, code] of next) {
      const begin = { on, selfCheck: index % 3 > 0, reason: '年度复查' }
      await expectOk(officer.post(`/stations/${code}/reinspections`, begin))
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return codes.length
}
