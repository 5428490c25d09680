import type { LocalizedText } from '@zhanwang/kernel/localized-text'

/** What the rules of importing say to the reader; part of the reasons of every context that has a ledger. */
export const IMPORT_REASONS = {
  'import-step-not-allowed': {
    zh: '这次导入现在不能这样办理,请刷新后按页面提示继续',
    en: 'The import cannot take this step now; reload the page and go on from there',
  },
  'import-nothing-to-do': {
    zh: '没有需要导入的行:没有新增,也没有更新',
    en: 'There is nothing to take over: no new row and no update',
  },
  'import-file-type': {
    zh: '只能导入 .xlsx 或 .csv 文件',
    en: 'Only .xlsx and .csv files can be imported',
  },
  'import-begun-already': { zh: '这个上传的文件已经开始导入', en: 'The import of this upload has begun already' },
  'import-no-table': {
    zh: '文件里没有找到表格,请确认台账在文件中',
    en: 'No table was found in the file',
  },
  'import-sheet-unknown': { zh: '文件里没有这个工作表', en: 'The file has no such sheet' },
  'import-header-rows': {
    zh: '表头应为连续的 1 至 {most} 行',
    en: 'A header takes 1 to {most} rows, one below the other',
  },
  'import-column-unknown': { zh: '文件或台账里没有这一列', en: 'The file or the ledger has no such column' },
  'import-column-twice': { zh: '“{column}”对应了两列,请只留一列', en: 'Two columns are taken for {column}' },
  'import-column-missing': { zh: '还没有指定哪一列是“{column}”', en: 'No column is taken for {column} yet' },
  'import-date-in-future': {
    zh: '更新的生效日期 {on} 晚于今天',
    en: 'The day of the updates, {on}, lies in the future',
  },
  'import-rows-changed': {
    zh: '核对之后系统里的数据有变化,没有导入任何一行;已重新核对,请看标出的行',
    en: 'Records changed after the check, so no row was taken over; all were checked again, see the marked rows',
  },
  'import-interrupted': {
    zh: '处理中断,没有导入任何一行,请再试一次;仍然不行请联系管理员',
    en: 'The step stopped and nothing was taken over; try again, and tell an administrator if it happens again',
  },
  'import-no-remainder': { zh: '没有有误的行', en: 'There are no faulty rows' },
} as const satisfies Record<string, LocalizedText>
