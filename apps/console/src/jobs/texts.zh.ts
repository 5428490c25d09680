export const jobs = {
  title: '我的任务',
  short: '任务',
  underWay: '项进行中',
  note: '导出等较长的工作在这里进行,可以离开页面。文件保留 7 天。',
  empty: '还没有任务',
  cancel: '取消',
  swept: '文件已过期删除,请重新导出',
  download: '下载 {{name}}',
  fileOf: '{{rows}} 行,{{size}}',
  until: '保留至 {{at}}',
}
