export const workbench = {
  menu: { title: '工作台' },
  title: '工作台',
  awaiting: '您的密码或第二因子由他人重置,授权暂停中。请联系安全管理员确认。',
  greeting: '{{name}},您好',
  figures: '主要指标',
  figuresOf: '{{name}} 主要指标',
  gaps: '查看缺口',
  byChild: '按下级查看',
  entries: '常用入口',
  about: {
    found: '登记新的站(室)筹建',
    apply: '向县级申请设立站(室)',
  },
}

export const todos = {
  title: '等我办的事',
  count: '共 {{count}} 件',
  countMore: '{{count}} 件以上',
  countLate: '逾期 {{count}} 件',
  waiting: '件待办',
  empty: '现在没有等您办的事;有了会自己出现在这里。',
  groups: { overdue: '已逾期', today: '今天到期', week: '本周到期', later: '以后', undated: '没有期限' },
  late: '逾期 {{count}} 天({{on}} 到期)',
  dueToday: '今天到期',
  dueIn: '还有 {{count}} 天({{on}} 到期)',
  since: '{{on}} 起',
  personal: '只由您办',
  alert: '提醒',
  escalated: '已上报上级',
  more: '显示更多',
  act: '就地审批',
}
