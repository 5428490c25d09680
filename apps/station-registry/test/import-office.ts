import type { RowOutcome } from '@zhanwang/domain-ledger/import'
import { todayInShanghai } from '@zhanwang/kernel/calendar'
import { eventually } from '@zhanwang/testkit/eventually'
import { TOWNSHIPS_NEEDED } from '@zhanwang/testkit/station-ledger-file'
import { jobsOf } from './export-office.ts'
import { type Asker, row, type TestRegistry, testRegistry } from './registry.ts'

export const COUNTY = '/42/4203/420304/'
/** Jobs go by the clock, and so does who asks for them. */
const BEGUN = new Date()
export const TODAY = todayInShanghai(BEGUN)

/** A registry with 郧阳区 of many townships and a neighbour, whose jobs are done. */
export interface ImportOffice extends TestRegistry {
  readonly townships: readonly string[]
  /** From here on its jobs wait for another process. */
  stopJobs(): Promise<void>
  /** Does them in this process again, until disposed of. */
  startJobs(): AsyncDisposable
}

/** `villages`: so many in each township. */
export async function importOffice(options: { townships?: number; villages?: number } = {}): Promise<ImportOffice> {
  const { townships: count = TOWNSHIPS_NEEDED, villages = 1 } = options
  const registry = await testRegistry(BEGUN)
  const jobs = jobsOf(registry)
  const townships = Array.from({ length: count }, (_, index) => `测试${chinese(index)}镇`)
  const rows = [
    row('42', '湖北省', 'province', null),
    row('4203', '十堰市', 'prefecture', '42'),
    row('420304', '郧阳区', 'county', '4203'),
    row('420302', '茅箭区', 'county', '4203'),
    row('420302101', '外边镇', 'town', '420302'),
    ...townships.flatMap((name, index) => {
      const code = `420304${String(index + 100)}`
      return [
        row(code, name, 'town', '420304'),
        ...Array.from({ length: villages }, (_, village) =>
          row(`${code}${String(village + 200)}`, `${chinese(village)}家村`, 'village', code),
        ),
      ]
    }),
  ]
  const all = registry.as()
  for (let from = 0; from < rows.length; from += 500) {
    await all.divisions.publishEdition({ source: '测试版本', rows: rows.slice(from, from + 500) })
  }
  return {
    ...registry,
    townships,
    stopJobs: () => jobs.stop(),
    startJobs: () => jobsOf(registry),
    async [Symbol.asyncDispose]() {
      await jobs.stop()
      await registry[Symbol.asyncDispose]()
    },
  }
}

const DIGITS = '甲乙丙丁戊己庚辛壬癸'

function chinese(index: number): string {
  return [...String(index)].map((digit) => DIGITS[Number(digit)]).join('')
}

/** Uploads a file and begins its import; answers when its columns are proposed. */
export async function begun(office: ImportOffice, clerk: Asker, content: Uint8Array | string, account?: string) {
  const name = typeof content === 'string' ? '台账.csv' : '台账.xlsx'
  const { ticket } = await office.upload(name, Buffer.from(content), account)
  const { id } = await clerk.stationImports.begin({ file: ticket })
  return reached(clerk, id, 'mapping')
}

/** The import once it is in this state; throws when it stands in another that a job does not leave. */
export async function reached(clerk: Asker, id: string, state: string, timeoutMs = 30_000) {
  const found = await eventually(async () => {
    const { import: found } = await clerk.stationImports.get({ id: id })
    return ['reading', 'checking', 'applying'].includes(found.state) ? null : found
  }, timeoutMs)
  if (found.state !== state) throw new Error(`the import is ${found.state}: ${found.problem}`)
  return found
}

/** Confirms the proposed columns and waits for the check. */
export async function checked(clerk: Asker, { id, version }: { id: string; version: number }, more: object = {}) {
  await clerk.stationImports.check({ id: id, version, columns: [], asOf: TODAY, ...more })
  return reached(clerk, id, 'checked')
}

/** Takes the good rows over and waits for it. */
export async function applied(clerk: Asker, { id, version }: { id: string; version: number }) {
  await clerk.stationImports.apply({ id: id, version })
  return reached(clerk, id, 'applied')
}

/** All rows of an import. */
export async function allRows(clerk: Asker, id: string, outcome?: RowOutcome[]) {
  const rows = []
  let cursor: string | undefined
  do {
    const page = await clerk.stationImports.rows({ id: id, outcome: outcome, cursor, limit: 100 })
    rows.push(...page.rows)
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  return rows
}

/** Names and statuses of all stations there are. */
export async function stationsOf(office: ImportOffice) {
  return office.db.read.selectFrom('station').select(['code', 'name', 'status', 'version']).orderBy('code').execute()
}
