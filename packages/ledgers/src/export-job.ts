import { todayInShanghai } from '@zhanwang/kernel/calendar'
import type { Call } from '@zhanwang/kernel/call'
import type { ExportColumn } from '@zhanwang/kernel/export'
import { lastCode } from '@zhanwang/kernel/scope'
import type { JobKind, JobRun } from '@zhanwang/persistence/jobs'
import type { WrittenCell } from '@zhanwang/spreadsheet/cell'
import { writeCsv } from '@zhanwang/spreadsheet/write-csv'
import { writeXlsx } from '@zhanwang/spreadsheet/write-xlsx'
import { exportFacts, WORDS } from './export-facts.ts'
import { chosenColumns, exportHandler } from './export-handler.ts'
import type { ExportChoice, ExportPage, ExportParts, ListExport } from './list-export.ts'

/** Rows asked for at a time: the contract's limit is for answers that travel. */
const PAGE_ROWS = 2_000
const TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const

/** Everything an export needs of a service: what answers its command, and what does its job. */
export function listExport<S, Input extends ExportChoice, Row>(list: ListExport<Input, Row>, parts: ExportParts<S>) {
  return { handler: exportHandler(list, parts), job: exportJob(list, parts) }
}

/**
 * Does an export: asks the list page by page, as a system actor that names the job and who asked for it, within the
 * places that person held then, and writes the rows as they come. Run again after a kill it begins anew; the unfinished
 * file is nobody's and is swept.
 */
export function exportJob<S, Input extends ExportChoice, Row>(
  list: ListExport<Input, Row>,
  { files }: Pick<ExportParts<S>, 'files'>,
): JobKind {
  return {
    kind: list.kind,
    async run(job) {
      const input = list.input.parse(job.input)
      const { language } = job
      const columns = chosenColumns(list.columns, input.columns, language)
      const startedAt = new Date()
      const counted = { rows: 0, hidden: 0 }
      const place = await placeOf(input, job)
      const sheet = {
        columns: columns.map(({ header }) => ({ header: header[language] })),
        rows: rowsOf(input, job, columns, callOf(job, startedAt), counted),
      }
      const content =
        input.format === 'csv'
          ? writeCsv(sheet)
          : writeXlsx({
              ...sheet,
              name: list.title[language],
              author: job.accountName,
              createdAt: startedAt,
              facts: {
                name: WORDS.facts[language],
                rows: () => exportFacts({ title: list.title, place, job, input, startedAt, counted }),
              },
            })
      const day = todayInShanghai(startedAt).replaceAll('-', '')
      const name = `${list.title[language]}-${place}-${day}.${input.format}`
      return { file: await files.write(name, TYPES[input.format], content) }
    },
  }

  async function* rowsOf(
    input: Input,
    { signal, progress, language }: JobRun,
    columns: readonly ExportColumn<Row>[],
    call: Call,
    counted: { rows: number; hidden: number },
  ): AsyncGenerator<WrittenCell[], void, undefined> {
    const ask = (cursor: string | undefined) => list.page({ ...input, cursor, limit: PAGE_ROWS }, call)
    let asked: ReturnType<typeof ask> | null = ask(undefined)
    while (asked !== null) {
      const page: ExportPage<Row> = await asked
      signal.throwIfAborted()
      // The database reads on while these are written.
      asked = page.next === null ? null : ask(page.next)
      // Should the writing fail first, nobody waits for it.
      asked?.catch(() => undefined)
      for (const row of page.rows) yield columns.map(({ cell }) => cell(row, language))
      counted.rows += page.rows.length
      counted.hidden = page.hidden ?? 0
      progress(counted.rows, page.next === null ? counted.rows : null)
    }
  }

  /** Of which place the file is, in words. */
  async function placeOf(input: Input, { scopes, language }: JobRun): Promise<string> {
    const [only, ...others] = scopes
    const named = list.division(input)
    const code = named === undefined && only && others.length === 0 ? lastCode(only) : (named ?? undefined)
    const name = code === undefined ? undefined : await list.divisionName(code)
    return name ?? WORDS.everywhere[language]
  }

  function callOf({ id, accountId, scopes, language }: JobRun, now: Date): Call {
    return {
      actor: { kind: 'system', id: list.context, name: list.context, grants: [], cause: `job ${id} of ${accountId}` },
      scopes,
      procedure: list.kind,
      now,
      today: todayInShanghai(now),
      language,
      correlationId: id,
    }
  }
}
