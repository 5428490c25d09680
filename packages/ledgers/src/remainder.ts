import { headerSignature } from '@zhanwang/domain-ledger/header-signature'
import type { CellProblem } from '@zhanwang/domain-ledger/import'
import type { Language } from '@zhanwang/kernel/localized-text'
import type { ReadCell, ReadRow } from '@zhanwang/kernel/sheet'
import type { StoredFile } from '@zhanwang/kernel/stored-file'
import type { JobRun } from '@zhanwang/persistence/jobs'
import type { PlatformTables } from '@zhanwang/persistence/platform-tables'
import { recordFile } from '@zhanwang/persistence/stored-files'
import type { WrittenCell } from '@zhanwang/spreadsheet/cell'
import type { Spreadsheet } from '@zhanwang/spreadsheet/spreadsheet'
import { writeXlsx } from '@zhanwang/spreadsheet/write-xlsx'
import type { Compilable, Kysely } from 'kysely'
import { faultyRows } from './import-row-store.ts'
import type { StoredImport } from './import-store.ts'
import type { ImportParts } from './ledger-import.ts'
import { keepMapping, mappingOwner } from './mapping-store.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const KEPT_DAYS = 60
const CHUNK_ROWS = 500
const WORDS = {
  problem: { zh: '问题', en: 'Problem' },
  sheet: { zh: '有误的行', en: 'Faulty rows' },
  facts: { zh: '说明', en: 'Notes' },
  from: { zh: '原文件', en: 'File' },
  how: { zh: '办法', en: 'What to do' },
  mend: {
    zh: '按“问题”一列改好各行,保存后再次导入即可;“问题”一列不会被导入',
    en: 'Mend the rows as the column Problem says, save, and import this file; that column is not taken over',
  },
} as const

/**
 * Writes the faulty rows of an import as an .xlsx that can be mended and sent again: the file's own headers and values,
 * before them what is wrong in words.
 */
export function writeRemainder(
  { db, files }: Pick<ImportParts, 'db' | 'files'>,
  stored: StoredImport,
  book: Spreadsheet,
  language: Language,
): Promise<StoredFile> {
  const headers = [WORDS.problem[language], ...headersOf(stored)]
  const content = writeXlsx({
    name: WORDS.sheet[language],
    columns: headers.map((header, index) => ({ header, width: index === 0 ? 50 : 16 })),
    rows: rows(),
    facts: {
      name: WORDS.facts[language],
      rows: () => [
        [WORDS.from[language], stored.file_name],
        [WORDS.how[language], WORDS.mend[language]],
      ],
    },
    author: stored.account_name,
    createdAt: new Date(),
  })
  const base = stored.file_name.replace(/\.[^.]*$/, '').slice(0, 80)
  return files.write(`${base}-${WORDS.sheet[language]}.xlsx`, XLSX, content)

  async function* rows(): AsyncGenerator<WrittenCell[]> {
    const { layout } = stored
    if (!layout) return
    const width = headers.length - 1
    const faulty = faultyIn(db.read, stored)
    let next = await faulty.next()
    for await (const line of book.rows(layout.sheet, { from: layout.headerTo + 1 })) {
      if (next.done) return
      if (line.row !== next.value.row) continue
      yield [problemText(next.value.problems, language), ...writtenCells(line, width)]
      next = await faulty.next()
    }
  }
}

/**
 * Keeps the file with the import, and what its columns are: they stand one further to the right than in the file that
 * was sent, and the clerk is not to match them again.
 */
export async function recordRemainder(
  db: Kysely<PlatformTables>,
  remainder: StoredFile,
  stored: StoredImport,
  job: JobRun,
): Promise<void> {
  const keptUntil = new Date(Date.now() + KEPT_DAYS * 86_400_000)
  const statements: Compilable[] = []
  recordFile({ write: (statement) => void statements.push(statement) }, remainder, keptUntil)
  for (const statement of statements) await db.executeQuery(statement.compile())
  const problem = { column: 1, header: WORDS.problem[job.language], samples: [], key: null, by: 'none' as const }
  const columns = [problem, ...stored.columns.map((match) => ({ ...match, column: match.column + 1 }))]
  const owner = mappingOwner(job.accountId, job.scopes)
  await keepMapping(db, { owner, ledger: stored.ledger, signature: headerSignature(columns) }, columns, new Date())
}

/** By column from A on; '' where the file has no header. */
function headersOf({ columns }: StoredImport): string[] {
  const last = columns.reduce((most, { column }) => Math.max(most, column), 0)
  return Array.from({ length: last }, (_, index) => columns.find(({ column }) => column === index + 1)?.header ?? '')
}

async function* faultyIn(db: Kysely<PlatformTables>, { id }: StoredImport) {
  let after = 0
  for (;;) {
    const rows = await faultyRows(db, id, after, CHUNK_ROWS)
    const last = rows.at(-1)
    if (!last) return
    yield* rows
    after = last.row
  }
}

function problemText(problems: readonly CellProblem[], language: Language): string {
  const errors = problems.filter(({ severity }) => severity === 'error').map(({ text }) => text)
  return errors.join(language === 'zh' ? ';' : '; ')
}

function writtenCells({ cells }: ReadRow, width: number): WrittenCell[] {
  return Array.from({ length: width }, (_, index) => writtenCell(cells[index]))
}

function writtenCell(cell: ReadCell | undefined): WrittenCell {
  if (!cell) return null
  switch (cell.kind) {
    case 'empty':
      return null
    case 'text':
    case 'error':
      return cell.text
    case 'number':
      return cell.date === undefined ? cell.value : { date: cell.date }
    case 'boolean':
      return cell.value ? 'TRUE' : 'FALSE'
  }
}
