import { APPROVAL_OUTCOMES, APPROVAL_STATUSES } from '@zhanwang/domain-approval/approval'
import { ROLES } from '@zhanwang/domain-identity/roles'
import { SIGN_IN_OUTCOMES } from '@zhanwang/domain-identity/session'
import { ATTACHMENT_KINDS } from '@zhanwang/domain-station-registry/attachment'
import { DIVISION_KINDS } from '@zhanwang/domain-station-registry/division'
import {
  INSPECTION_PURPOSES,
  INSPECTION_STATUSES,
  ITEM_RESULTS,
  PHOTO_PHASES,
} from '@zhanwang/domain-station-registry/inspection'
import { REGISTRY_RULES } from '@zhanwang/domain-station-registry/rule-kinds'
import {
  DUTIES,
  FEATURE_KINDS,
  HOST_TYPES,
  OPERATING_MODES,
  PREMISES_TYPES,
  PROVENANCES,
  STATION_KINDS,
  STATION_STATUSES,
} from '@zhanwang/domain-station-registry/station'
import { TICKET_KINDS, TICKET_SOURCES, TICKET_STATUSES, TICKET_STEPS } from '@zhanwang/domain-station-registry/ticket'
import type { LocalizedText } from '@zhanwang/kernel/localized-text'

type Words = Readonly<Record<string, LocalizedText>>

/** What an entry is about. */
export const SUBJECT_WORDS: Words = {
  station: { zh: '站点', en: 'Station' },
  application: { zh: '设站申请', en: 'Application for a station' },
  approval: { zh: '审批文件', en: 'File under approval' },
  division: { zh: '行政区划', en: 'Division' },
  'division-edition': { zh: '区划版本', en: 'Division edition' },
  ticket: { zh: '问题单', en: 'Issue ticket' },
  visit: { zh: '督办记录', en: 'Supervision visit' },
  export: { zh: '导出', en: 'Export' },
  'ledger-import': { zh: '批量导入', en: 'Import' },
  job: { zh: '任务', en: 'Job' },
  rule: { zh: '制度版本', en: 'Version of a rule' },
  inspection: { zh: '验收(复查)', en: 'Acceptance or re-inspection' },
  account: { zh: '账号', en: 'Account' },
  grant: { zh: '授权', en: 'Grant' },
  'api-key': { zh: '接口密钥', en: 'API key' },
}

/**
 * The fields that entries tell of, in words. They stand here and not in the texts of the console, because only this page
 * needs them and nobody should load them to sign in; a field without words is shown by its name.
 */
export const FIELD_WORDS: Words = {
  code: { zh: '编号', en: 'Code' },
  kind: { zh: '类别', en: 'Kind' },
  name: { zh: '名称', en: 'Name' },
  hostType: { zh: '所属类型', en: 'Host type' },
  division: { zh: '行政区划', en: 'Division' },
  divisionName: { zh: '区划名称', en: 'Name of the division' },
  scopePath: { zh: '管辖路径', en: 'Administrative path' },
  parent: { zh: '上级', en: 'Above it' },
  status: { zh: '状态', en: 'Status' },
  statusSince: { zh: '状态起始日', en: 'Status since' },
  foundedOn: { zh: '成立日期', en: 'Founded on' },
  plaqueOn: { zh: '挂牌日期', en: 'Plaque on' },
  mode: { zh: '运营方式', en: 'Operating mode' },
  premises: { zh: '办公场所', en: 'Premises' },
  type: { zh: '办公方式', en: 'Kind of premises' },
  sharedWith: { zh: '与谁合署', en: 'Shared with' },
  address: { zh: '地址', en: 'Address' },
  areaM2: { zh: '面积(平方米)', en: 'Area (m²)' },
  caseRooms: { zh: '个案工作室(间)', en: 'Case rooms' },
  groupRooms: { zh: '小组工作室(间)', en: 'Group rooms' },
  longitude: { zh: '经度', en: 'Longitude' },
  latitude: { zh: '纬度', en: 'Latitude' },
  features: { zh: '特色', en: 'Features' },
  responsible: { zh: '责任人', en: 'Responsible persons' },
  phone: { zh: '电话', en: 'Phone' },
  provenance: { zh: '数据来源', en: 'Provenance' },
  remark: { zh: '备注', en: 'Remark' },
  text: { zh: '内容', en: 'Text' },
  duty: { zh: '职责', en: 'Duty' },
  title: { zh: '标题或职务', en: 'Title' },
  on: { zh: '办理日期', en: 'On' },
  reason: { zh: '事由', en: 'Reason' },
  level: { zh: '级别', en: 'Level' },
  validFrom: { zh: '起始日', en: 'Valid from' },
  validTo: { zh: '截止日', en: 'Valid to' },
  sourceDocument: { zh: '依据文件', en: 'Source document' },
  replaced: { zh: '替代的版本', en: 'Version replaced' },
  replacedBy: { zh: '被哪个版本替代', en: 'Replaced by' },
  withdrawn: { zh: '撤回', en: 'Withdrawn' },
  divisionUntil: { zh: '区划截止日', en: 'Last day of the division' },
  rules: { zh: '制度', en: 'Rules' },
  successors: { zh: '后继', en: 'Successors' },
  official: { zh: '官方代码', en: 'Official code' },
  source: { zh: '依据', en: 'Source' },
  year: { zh: '年份', en: 'Year' },
  registered: { zh: '户籍人口', en: 'Registered population' },
  resident: { zh: '常住人口', en: 'Resident population' },
  created: { zh: '新增', en: 'Created' },
  changed: { zh: '变更', en: 'Changed' },
  unchanged: { zh: '不变', en: 'Unchanged' },
  restamped: { zh: '随之改变管辖', en: 'Moved along' },
  divisions: { zh: '区划', en: 'Divisions' },
  stations: { zh: '站点', en: 'Stations' },
  codes: { zh: '涉及代码', en: 'Codes' },
  before: { zh: '变更前', en: 'Before' },
  after: { zh: '变更后', en: 'After' },
  attachment: { zh: '附件编号', en: 'Attachment id' },
  digest: { zh: '校验值', en: 'Digest' },
  account: { zh: '账号', en: 'Account' },
  from: { zh: '交出人', en: 'Handed over by' },
  to: { zh: '接收人', en: 'Handed over to' },
  role: { zh: '角色', en: 'Role' },
  username: { zh: '用户名', en: 'Username' },
  expiresOn: { zh: '有效期至', en: 'Expires on' },
  revoked: { zh: '作废', en: 'Revoked' },
  suspendedGrants: { zh: '暂停的授权', en: 'Suspended grants' },
  ended: { zh: '结束的会话', en: 'Ended sessions' },
  session: { zh: '会话', en: 'Session' },
  outcome: { zh: '结果', en: 'Outcome' },
  why: { zh: '原因', en: 'Why' },
  by: { zh: '方式', en: 'By' },
  moved: { zh: '交接的角色', en: 'Roles moved' },
  alreadyHeld: { zh: '接收人原已持有', en: 'Held already' },
  todosMoved: { zh: '交接的待办', en: 'To-dos moved' },
  keysRevoked: { zh: '作废的密钥', en: 'Keys revoked' },
  ledger: { zh: '台账', en: 'Ledger' },
  file: { zh: '文件', en: 'File' },
  fileName: { zh: '文件名', en: 'File name' },
  rows: { zh: '行数', en: 'Rows' },
  counts: { zh: '各结果行数', en: 'Rows by outcome' },
  create: { zh: '新增', en: 'Created' },
  update: { zh: '更新', en: 'Updated' },
  error: { zh: '有误', en: 'In error' },
  kept: { zh: '保留', en: 'Kept' },
  step: { zh: '步骤', en: 'Step' },
  sessionsEnded: { zh: '结束的会话', en: 'Ended sessions' },
  number: { zh: '编号', en: 'Number' },
  station: { zh: '站点', en: 'Station' },
  problem: { zh: '问题', en: 'Problem' },
  raisedOn: { zh: '提出日期', en: 'Raised on' },
  raisedBy: { zh: '提出人', en: 'Raised by' },
  owner: { zh: '承办', en: 'Owner' },
  dueOn: { zh: '办理期限', en: 'Due on' },
  measures: { zh: '办理措施', en: 'Measures' },
  solvedOn: { zh: '报告日期', en: 'Reported on' },
  solvedBy: { zh: '报告人', en: 'Reported by' },
  closedOn: { zh: '办结日期', en: 'Closed on' },
  escalatedTo: { zh: '已升级到', en: 'Escalated to' },
  escalatedOn: { zh: '升级日期', en: 'Escalated on' },
  visit: { zh: '督办记录', en: 'Supervision visit' },
  visitors: { zh: '督办人员', en: 'Visitors' },
  lookedAt: { zh: '督办内容', en: 'Looked at' },
  places: { zh: '督办对象', en: 'Visited' },
  findings: { zh: '发现问题', en: 'Findings' },
  struck: { zh: '作废', en: 'Struck' },
  tickets: { zh: '问题单', en: 'Tickets' },
  files: { zh: '材料', en: 'Files' },
  size: { zh: '大小(字节)', en: 'Size (bytes)' },
  round: { zh: '轮次', en: 'Round' },
  comment: { zh: '意见', en: 'Comment' },
  format: { zh: '格式', en: 'Format' },
  purpose: { zh: '事项', en: 'Purpose' },
  checklist: { zh: '验收清单', en: 'Checklist' },
  item: { zh: '检查项', en: 'Item' },
  items: { zh: '检查项', en: 'Items' },
  phase: { zh: '阶段', en: 'Phase' },
  selfCheck: { zh: '自查', en: 'Self-check' },
  result: { zh: '结果', en: 'Result' },
  note: { zh: '说明', en: 'Note' },
  rectified: { zh: '整改', en: 'Mended' },
  beganOn: { zh: '开始日期', en: 'Begun on' },
  submittedOn: { zh: '提交日期', en: 'Handed in on' },
  submittedBy: { zh: '提交人', en: 'Handed in by' },
  inspectedOn: { zh: '核查日期', en: 'Checked on' },
  effectiveOn: { zh: '生效(挂牌)日期', en: 'Holds from' },
  overdueInRound: { zh: '整改逾期的轮次', en: 'Round that is overdue' },
  reinspectOn: { zh: '下次复查日期', en: 'Next check on' },
  takenAt: { zh: '拍摄时间', en: 'Taken at' },
  position: { zh: '拍摄位置', en: 'Taken where' },
  accuracyM: { zh: '误差(米)', en: 'Within (m)' },
}

const ORDER = Object.keys(FIELD_WORDS)

/** Fields in the order in which they stand above; those without words come last. */
export function inReadingOrder(a: string, b: string): number {
  const place = (name: string) => (name in FIELD_WORDS ? ORDER.indexOf(name) : ORDER.length)
  return place(a) - place(b)
}

const RULE_KINDS: Words = Object.fromEntries(REGISTRY_RULES.map(({ code, name }) => [code, name]))

const ACCOUNT_STATUSES: Words = { active: { zh: '启用', en: 'Active' }, disabled: { zh: '停用', en: 'Disabled' } }

/** What an entry of a file under approval tells of. */
const APPROVAL_CHANGES: Words = {
  ...APPROVAL_OUTCOMES,
  withdraw: { zh: '撤回', en: 'Withdrawn' },
  escalate: { zh: '逾期,上一级也可办理', en: 'Overdue: the level above may decide' },
  restamp: { zh: '随区划改隶', en: 'Moved with its division' },
}

const LEVELS: Words = {
  province: { zh: '省级', en: 'Province' },
  prefecture: { zh: '地级', en: 'Prefecture' },
  county: { zh: '县级', en: 'County' },
  township: { zh: '乡级', en: 'Township' },
  village: { zh: '村级', en: 'Village' },
}

/** The values of the fields that hold a term of the domain. */
export const VALUE_WORDS: Readonly<Record<string, Words>> = {
  kind: { ...TICKET_KINDS, ...DIVISION_KINDS, ...ATTACHMENT_KINDS, ...FEATURE_KINDS, ...STATION_KINDS, ...RULE_KINDS },
  hostType: HOST_TYPES,
  status: {
    ...TICKET_STATUSES,
    ...ACCOUNT_STATUSES,
    ...APPROVAL_STATUSES,
    ...STATION_STATUSES,
    ...INSPECTION_STATUSES,
  },
  purpose: INSPECTION_PURPOSES,
  phase: PHOTO_PHASES,
  result: ITEM_RESULTS,
  mode: OPERATING_MODES,
  type: PREMISES_TYPES,
  provenance: PROVENANCES,
  duty: DUTIES,
  level: LEVELS,
  escalatedTo: LEVELS,
  source: TICKET_SOURCES,
  step: TICKET_STEPS,
  role: ROLES,
  outcome: { ...SIGN_IN_OUTCOMES, ...APPROVAL_CHANGES },
  why: SIGN_IN_OUTCOMES,
}
