import type { Language } from '@zhanwang/kernel/localized-text'
import type { StoredFile } from '@zhanwang/kernel/stored-file'
import { writeXlsx } from '@zhanwang/spreadsheet/write-xlsx'
import type { ImportHandlers, ImportOf } from './import-handlers.ts'
import type { ImportParts } from './ledger-import.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
/** No row names a template, so the sweep takes it a day after it was written: it is written anew before that. */
const WRITTEN_ANEW_MS = 12 * 60 * 60 * 1_000
const WORDS = {
  template: { zh: '模板', en: 'template' },
  facts: { zh: '填写说明', en: 'Notes' },
  required: { zh: '必填', en: 'required' },
} as const

/** An empty ledger with its columns, and a sheet that says what to write in each. */
export function ledgerTemplate(of: ImportOf, { files }: Pick<ImportParts, 'files'>): ImportHandlers['template'] {
  const written = new Map<Language, { readonly file: Promise<StoredFile>; readonly at: number }>()
  return (_input, { language, now }) => {
    const known = written.get(language)
    if (known && now.getTime() - known.at < WRITTEN_ANEW_MS) return known.file
    const file = writeTemplate(of, files, language)
    written.set(language, { file, at: now.getTime() })
    file.catch(() => written.delete(language))
    return file
  }
}

function writeTemplate({ ledger }: ImportOf, files: ImportParts['files'], language: Language): Promise<StoredFile> {
  const content = writeXlsx({
    name: ledger.title[language],
    columns: ledger.columns.map(({ header }) => ({ header: header[language], width: 16 })),
    rows: noRows(),
    facts: {
      name: WORDS.facts[language],
      rows: () =>
        ledger.columns.map(({ header, hint, required }) => {
          const parts = [required ? WORDS.required[language] : '', hint?.[language] ?? '']
          return [header[language], parts.filter((part) => part !== '').join('; ')]
        }),
    },
    author: '',
    createdAt: new Date(),
  })
  return files.write(`${ledger.title[language]}-${WORDS.template[language]}.xlsx`, XLSX, content)
}

async function* noRows(): AsyncGenerator<never> {
  yield* []
}
