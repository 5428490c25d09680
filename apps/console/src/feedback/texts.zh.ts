export const notFound = {
  title: '没有找到',
  text: '这个页面或数据不存在,或者不在您的管辖范围内。',
  home: '回到工作台',
}

export const problem = {
  title: '页面没有打开',
  offline: '连接不上服务器,请检查网络后再试',
  unexpected: '出现了意外问题',
  report: '报告问题时请提供编号:',
  fault: '报告问题时请提供:',
  retry: '重试',
  reload: '载入最新数据',
}

export const advice = {
  stale: '点“载入最新数据”后再提交,您填写的内容会保留。',
  reload: '状态可能已变化,请刷新页面查看当前状态。',
  'outcome-unknown': '可以直接再次提交:同一内容不会办理两次。',
  'premises-missing': '请先用“变更办公场所”登记办公场所,再办理验收。',
  'children-active': '请先撤销下属社工站(室),或把它们并入其他站。',
  'host-taken': '请在站点列表中查看已有的社工站。',
  'name-taken': '请换一个名称,或查看是否已经登记。',
  'room-without-station': '请选择它隶属的社工站。',
  'other-parent': '请选择另一个上级站点。',
  'other-target': '请选择另一个正在运行的站点。',
  'roles-exclude': '请先收回互斥的角色,或另建账号。',
  narrower: '请选择您管辖范围内的行政区划。',
}
