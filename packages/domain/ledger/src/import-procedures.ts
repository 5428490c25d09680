import { BusinessDate } from '@zhanwang/kernel/calendar'
import { command, Nothing, query } from '@zhanwang/kernel/contract'
import { Uuid } from '@zhanwang/kernel/ids'
import type { LocalizedText } from '@zhanwang/kernel/localized-text'
import { Page, PageInput } from '@zhanwang/kernel/page'
import { StoredFile, UploadTicket } from '@zhanwang/kernel/stored-file'
import { z } from 'zod'
import { Import, ImportRow, ImportState, OnExisting, RowOutcome, SheetLayout } from './import.ts'

const Stepped = z.object({ id: Uuid, state: ImportState, version: z.int() })

/**
 * The contract fragment by which a ledger is imported: begin with an uploaded file, match its columns, look at the rows,
 * apply. Each account sees its own imports. `permission` is asked for again when rows are checked and taken over.
 */
export function importProcedures<const Name extends string>(name: Name, title: LocalizedText, permission: string) {
  const common = { permission, scope: 'division', sensitivity: 'L2' } as const
  return {
    begin: command({
      ...common,
      summary: { zh: `导入${title.zh}:上传文件`, en: `Import ${title.en}: begin with an uploaded .xlsx or .csv` },
      input: z.strictObject({ file: UploadTicket }),
      output: Stepped,
      rest: `POST /imports/${name}`,
    }),
    list: query({
      ...common,
      summary: { zh: `我的导入:${title.zh}`, en: `My imports of ${title.en}, newest first` },
      input: z.strictObject({ ...PageInput }),
      output: Page(Import),
      rest: `GET /imports/${name}`,
    }),
    get: query({
      ...common,
      summary: { zh: `导入${title.zh}:进度与对应列`, en: `One import of ${title.en}` },
      input: z.strictObject({ id: Uuid }),
      output: z.object({ import: Import }),
      rest: `GET /imports/${name}/{id}`,
    }),
    relayout: command({
      ...common,
      summary: {
        zh: '指定工作表和表头',
        en: 'Say which sheet and which rows are the header; columns are proposed anew',
      },
      input: z.strictObject({ id: Uuid, version: z.int(), layout: SheetLayout }),
      output: Stepped,
      rest: `POST /imports/${name}/{id}/layout`,
    }),
    check: command({
      ...common,
      summary: { zh: '确认对应列并核对', en: 'Confirm the columns and check every row; the mapping is kept' },
      input: z.strictObject({
        id: Uuid,
        version: z.int(),
        columns: z
          .array(z.strictObject({ column: z.int().min(1).max(16_384), key: z.string().max(60).nullable() }))
          .max(200),
        onExisting: OnExisting.default('keep'),
        asOf: BusinessDate,
      }),
      output: Stepped,
      rest: `POST /imports/${name}/{id}/check`,
    }),
    rows: query({
      ...common,
      summary: { zh: '预览各行', en: 'The rows as they were checked' },
      input: z.strictObject({
        id: Uuid,
        outcome: z.array(RowOutcome).max(6).optional(),
        ...PageInput,
        limit: z.int().min(1).max(100).default(50),
      }),
      output: Page(ImportRow),
      rest: `GET /imports/${name}/{id}/rows`,
    }),
    apply: command({
      ...common,
      summary: { zh: '导入无误的行', en: 'Take over the rows without fault, all of them or none' },
      input: z.strictObject({ id: Uuid, version: z.int() }),
      output: Stepped,
      rest: `POST /imports/${name}/{id}/apply`,
    }),
    cancel: command({
      ...common,
      summary: { zh: '取消导入', en: 'Stop the import; nothing of it stays' },
      input: z.strictObject({ id: Uuid }),
      output: Stepped,
      rest: `POST /imports/${name}/{id}/cancel`,
    }),
    remainder: query({
      ...common,
      summary: { zh: '下载有误的行', en: 'The faulty rows as .xlsx, with what is wrong, to mend and send again' },
      input: z.strictObject({ id: Uuid }),
      output: StoredFile,
      delivers: 'file',
      rest: `GET /imports/${name}/{id}/remainder`,
    }),
    template: query({
      ...common,
      summary: { zh: `下载${title.zh}模板`, en: `An empty .xlsx with the columns of ${title.en}` },
      input: Nothing,
      output: StoredFile,
      delivers: 'file',
      rest: `GET /imports/${name}/template`,
    }),
  } as const
}
