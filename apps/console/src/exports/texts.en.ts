import type * as zh from './texts.zh.ts'

export const exports: typeof zh.exports = {
  open: 'Export',
  title: 'Export: {{list}}',
  text: 'All rows of the present filters are exported, not only this page. The export goes into the audit.',
  format: 'Format',
  formats: { xlsx: 'Excel (.xlsx)', csv: 'CSV' },
  columns: 'Columns',
  columnsNeeded: 'Choose at least one column',
  allColumns: 'All of them',
  start: 'Export',
  leave: 'You can close this window and find the file under “Jobs” at the top right.',
  close: 'Close',
}
