import type { LocalizedText } from '@zhanwang/kernel/localized-text'

/** What a file that cannot be read says to the reader; spread into the reasons of each context that imports a ledger. */
export const SPREADSHEET_REASONS = {
  'spreadsheet-unreadable': {
    zh: '文件已损坏或不是 .xlsx、.csv 表格,请用 Excel 或 WPS 打开后另存为 .xlsx 再上传',
    en: 'The file is broken or no .xlsx or .csv; open it in Excel or WPS, save it as .xlsx and send that',
  },
  'spreadsheet-encrypted': {
    zh: '文件设有打开密码,请取消密码后再上传',
    en: 'The file needs a password to open; take the password off and send it again',
  },
  'spreadsheet-old-format': {
    zh: '这是旧版 .xls 文件,请用 Excel 或 WPS 另存为 .xlsx 再上传',
    en: 'This is an old .xls file; save it as .xlsx in Excel or WPS and send that',
  },
  'spreadsheet-encoding': {
    zh: '无法识别 .csv 的文字编码,请另存为 UTF-8 编码的 .csv 或 .xlsx 再上传',
    en: 'The encoding of the .csv is not known; save it as UTF-8 .csv or as .xlsx and send that',
  },
  'spreadsheet-too-wide': {
    zh: '表格超过 {most} 列(第 {row} 行),请删去多余的列',
    en: 'The table has more than {most} columns (row {row}); delete those that are not needed',
  },
  'spreadsheet-too-long': {
    zh: '表格超过 {most} 行,请分成几个文件',
    en: 'The table has more than {most} rows; split it into several files',
  },
  'spreadsheet-too-large': {
    zh: '文件展开后过大,请只保留台账工作表后再上传',
    en: 'The file is too large once unpacked; keep the sheet of the ledger only and send that',
  },
  'sheet-unknown': { zh: '文件里没有工作表“{sheet}”', en: 'The file has no sheet {sheet}' },
} as const satisfies Record<string, LocalizedText>
