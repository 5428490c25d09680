import type { LocalizedText } from '@zhanwang/kernel/localized-text'
import type { JobRun } from '@zhanwang/persistence/jobs'
import type { WrittenCell } from '@zhanwang/spreadsheet/cell'
import type { ExportChoice } from './list-export.ts'

export const WORDS = {
  facts: { zh: '说明', en: 'About' },
  everywhere: { zh: '全部', en: 'all' },
  title: { zh: '内容', en: 'Content' },
  place: { zh: '范围', en: 'Place' },
  by: { zh: '导出人', en: 'Exported by' },
  at: { zh: '导出时间(北京时间)', en: 'Exported at (Asia/Shanghai)' },
  filters: { zh: '筛选条件', en: 'Filters' },
  none: { zh: '无', en: 'none' },
  rows: { zh: '行数', en: 'Rows' },
  hidden: { zh: '另有无权查看的行数', en: 'Further rows you may not see' },
  job: { zh: '任务编号', en: 'Job' },
} as const satisfies Record<string, LocalizedText>

interface Facts {
  readonly title: LocalizedText
  readonly place: string
  readonly job: JobRun
  readonly input: ExportChoice
  readonly startedAt: Date
  readonly counted: { readonly rows: number; readonly hidden: number }
}

/** What an exported workbook says of itself: what it holds, of where, for whom, when, by which filters, how many rows. */
export function exportFacts({
  title,
  place,
  job,
  input,
  startedAt,
  counted,
}: Facts): (readonly [string, WrittenCell])[] {
  const { language } = job
  const { format: _format, columns: _columns, ...filters } = input
  const named = Object.entries(filters).filter(([, value]) => value !== undefined)
  const asked = named.map(([name, value]) => `${name} = ${typeof value === 'string' ? value : JSON.stringify(value)}`)
  const facts: (readonly [string, WrittenCell])[] = [
    [WORDS.title[language], title[language]],
    [WORDS.place[language], place],
    [WORDS.by[language], job.accountName],
    // Swedish is the locale that writes ISO: 2026-11-24 12:30:00.
    [WORDS.at[language], startedAt.toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' })],
    [WORDS.filters[language], asked.join('; ') || WORDS.none[language]],
    [WORDS.rows[language], counted.rows],
    [WORDS.job[language], job.id],
  ]
  if (counted.hidden > 0) facts.push([WORDS.hidden[language], counted.hidden])
  return facts
}
