export const exports = {
  open: '导出',
  title: '导出{{list}}',
  text: '按现在的筛选条件导出全部行,不限于这一页。导出会记入审计。',
  format: '格式',
  formats: { xlsx: 'Excel(.xlsx)', csv: 'CSV' },
  columns: '导出哪些列',
  columnsNeeded: '请至少选择一列',
  allColumns: '全选',
  start: '开始导出',
  leave: '可以关闭这个窗口,完成后在右上角“任务”里下载。',
  close: '关闭',
}
