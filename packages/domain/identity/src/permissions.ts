import type { LocalizedText } from '@zhanwang/kernel/localized-text'

/** Every permission that a contract asks for, in words. Which role holds it stands in `roles.ts`. */
export const PERMISSIONS = {
  'division.read': { zh: '查看行政区划', en: 'read divisions' },
  'division.export': { zh: '导出行政区划', en: 'export divisions' },
  'division.maintain': { zh: '维护行政区划', en: 'maintain divisions' },
  'station.read': { zh: '查看站(室)', en: 'read stations' },
  'station.export': { zh: '导出站(室)', en: 'export stations' },
  'station.apply': { zh: '申办站(室)', en: 'apply for stations' },
  'station.import': { zh: '批量导入站(室)', en: 'import stations' },
  'station.supervise': { zh: '审办站(室)', en: 'decide on stations' },
  'rule.read': { zh: '查看制度与规则', en: 'read jurisdiction rules' },
  'rule.export': { zh: '导出制度与规则', en: 'export jurisdiction rules' },
  'rule.maintain': { zh: '发布制度与规则', en: 'publish jurisdiction rules' },
  'ticket.read': { zh: '查看督办与问题单', en: 'read visits and issue tickets' },
  'ticket.export': { zh: '导出督办与问题单', en: 'export visits and issue tickets' },
  'ticket.raise': { zh: '提出问题、确认办结', en: 'raise issues and confirm that they are solved' },
  'ticket.handle': { zh: '办理问题单', en: 'handle issue tickets' },
  'visit.record': { zh: '登记现场督办', en: 'record supervision visits' },
  'approval.read': { zh: '查看审批文件', en: 'read files under approval' },
  'approval.decide': { zh: '审批', en: 'decide on files under approval' },
  'indicator.read': { zh: '查看指标', en: 'read figures' },
  'indicator.export': { zh: '导出指标明细', en: 'export the rows behind figures' },
  'account.read': { zh: '查看账号', en: 'read accounts' },
  'account.export': { zh: '导出账号', en: 'export accounts' },
  'account.maintain': { zh: '管理账号', en: 'manage accounts' },
  'grant.maintain': { zh: '授予与收回角色', en: 'give and take roles' },
  'audit.read': { zh: '查看审计记录', en: 'read the audit' },
  'audit.export': { zh: '导出审计记录', en: 'export the audit' },
} as const satisfies Record<string, LocalizedText>
export type Permission = keyof typeof PERMISSIONS
