import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import type { Uuid } from '@zhanwang/kernel/ids'
import type { ReadCell } from '@zhanwang/kernel/sheet'
import { startJobs } from '@zhanwang/persistence/start-jobs'
import { openSpreadsheet } from '@zhanwang/spreadsheet/open-spreadsheet'
import { eventually } from '@zhanwang/testkit/eventually'
import { stationRegistryService } from '../src/service.ts'
import { type Asker, aRoom, aStation, asOwner, operating, shiyan, type TestRegistry } from './registry.ts'

/** Rooms of the one village that the tests below multiply. */
export const ROOMS = 3_000

/** 十堰 with a station of every cell, and 3,000 rooms in 财神庙村, written past the rules. */
export async function exportOffice(): Promise<TestRegistry> {
  const registry = await shiyan()
  const all = registry.as()
  const { code } = await operating(
    all,
    aStation('420304101', {
      name: '杨溪铺镇社工站',
      premises: {
        type: 'shared',
        sharedWith: '民政所',
        address: '=HYPERLINK("http://x")',
        areaM2: 120.5,
        caseRooms: 1,
      },
      mode: 'agency',
      features: [{ kind: 'feature', text: '一老一小' }],
      responsible: [
        { duty: 'runs', name: '王敏', title: '站长' },
        { duty: 'leads', name: '李强' },
      ],
      phone: '07198888888',
    }),
  )
  const room = await all.stations.found(aRoom('420304101201', { parent: code, remark: '@SUM(A1)' }))
  await asOwner(registry, (owner) =>
    owner.query(
      `INSERT INTO station (id, code, kind, name, host_type, division_code, division_name, scope_path, parent_code,
         status, status_since, founded_on, mode, mode_since, premises, premises_since, features, responsible, phone,
         provenance, remark, version)
       SELECT overlay(overlay(gen_random_uuid()::text PLACING '7' FROM 15) PLACING 'a' FROM 20)::uuid,
         'SR-4203041012' || lpad((n / 90 + 10)::text, 2, '0') || '-' || lpad((n % 90 + 10)::text, 2, '0'),
         kind, '社工室' || n, host_type, division_code, division_name, scope_path, parent_code, status, status_since,
         founded_on, mode, mode_since, premises, premises_since, features, responsible, lpad(n::text, 11, '0'),
         provenance, remark, version
       FROM station, generate_series(1, $1) AS n WHERE code = $2`,
      [ROOMS, room.code],
    ),
  )
  return registry
}

/** Does the registry's jobs in this process until it is disposed of. */
export function jobsOf({ db, parts }: TestRegistry) {
  const running = startJobs({ db, kinds: stationRegistryService.jobs(parts), notify: parts.notify, log: parts.log })
  return { ...running, [Symbol.asyncDispose]: () => running.stop() }
}

export function ended(clerk: Asker, id: Uuid, timeoutMs = 20_000) {
  return eventually(async () => {
    const { job } = await clerk.jobs.get({ id })
    return job.endedAt !== null && job
  }, timeoutMs)
}

/** The rows of what a job made: the texts of the cells. */
export async function exported({ parts }: TestRegistry, clerk: Asker, id: Uuid) {
  const job = await ended(clerk, id)
  if (!job.file) throw new Error(`the job is ${job.state}: ${job.problem}`)
  const content = await buffer(await parts.files.read(job.file.id))
  await using book = await openSpreadsheet(content, job.file.name.endsWith('.csv') ? 'csv' : 'xlsx')
  const [sheet] = book.sheets
  const rows: string[][] = []
  for await (const { cells } of book.rows(sheet?.name ?? '')) rows.push(cells.map(shown))
  const facts: string[][] = []
  if (book.sheets[1]) for await (const { cells } of book.rows(book.sheets[1].name)) facts.push(cells.map(shown))
  const [header = [], ...body] = rows
  const at = (row: readonly string[], key: string) => row[header.indexOf(key)] ?? ''
  return { job, file: job.file, content, header, rows: body, facts, at }
}

function shown(cell: ReadCell): string {
  switch (cell.kind) {
    case 'empty':
      return ''
    case 'text':
    case 'error':
      return cell.text
    case 'number':
      return cell.date ?? String(cell.value)
    case 'boolean':
      return String(cell.value)
  }
}

/** Names of what lies in the registry's area of the storage, unfinished files too. */
export function storedNames({ filesDir }: TestRegistry): Promise<string[]> {
  return readdir(join(filesDir, 'station-registry'))
}
