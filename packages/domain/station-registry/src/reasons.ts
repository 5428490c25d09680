import { APPROVAL_REASONS } from '@zhanwang/domain-approval/reasons'
import { IMPORT_REASONS } from '@zhanwang/domain-ledger/import-reasons'
import { SPREADSHEET_REASONS } from '@zhanwang/domain-ledger/spreadsheet-reasons'
import { RULE_REASONS } from '@zhanwang/domain-rules/rule-reasons'
import { INDICATOR_REASONS } from '@zhanwang/kernel/indicator-reading'
import type { LocalizedText } from '@zhanwang/kernel/localized-text'
import { ACCEPTANCE_REASONS } from './acceptance-reasons.ts'
import { APPLICATION_REASONS } from './application-reasons.ts'
import { CLOSING_REASONS } from './closing.ts'
import { LEADING_GROUP_REASONS } from './leading-group-reasons.ts'
import { ORGANIZATION_REASONS } from './organization-reasons.ts'
import { POLICY_REASONS } from './policy-reasons.ts'
import { TICKET_REASONS } from './ticket-reasons.ts'

/** What each rule of this context says to the reader. Params are codes of the domain; the reader's words are filled in by `name`. */
export const REASONS = {
  ...IMPORT_REASONS,
  ...SPREADSHEET_REASONS,
  ...INDICATOR_REASONS,
  ...CLOSING_REASONS,
  ...ACCEPTANCE_REASONS,
  ...RULE_REASONS,
  ...TICKET_REASONS,
  ...ORGANIZATION_REASONS,
  ...POLICY_REASONS,
  ...LEADING_GROUP_REASONS,
  ...APPROVAL_REASONS,
  ...APPLICATION_REASONS,
  'step-not-allowed': {
    zh: '站点当前状态为“{status}”,不能办理“{step}”',
    en: 'A station that is {status} cannot take the step {step}',
  },
  'step-before-status': {
    zh: '办理日期 {on} 早于当前状态的开始日期 {since}',
    en: '{on} lies before {since}, when the present status began',
  },
  'date-in-future': { zh: '日期 {on} 晚于今天', en: '{on} lies in the future' },
  'premises-missing': { zh: '尚未登记办公场所,不能验收', en: 'No premises are recorded, so it cannot be accepted' },
  'children-active': {
    zh: '下属还有 {count} 个未撤并的站(室),请先办理',
    en: '{count} stations or rooms below it are still active',
  },
  'level-not-allowed': { zh: '“{kind}”不能设在这一级行政区划', en: 'A {kind} cannot stand at this level of division' },
  'host-type-not-allowed': {
    zh: '所属类型与行政区划的类型不符',
    en: 'The host type does not fit the kind of division',
  },
  'room-without-station': { zh: '社工室必须隶属一个社工站', en: 'A room belongs to a station' },
  'parent-kind-not-allowed': { zh: '上级站点的类型不符', en: 'The station above is of the wrong kind' },
  'parent-closed': { zh: '上级站点已撤销或合并', en: 'The station above is closed or merged' },
  'parent-elsewhere': { zh: '上级站点不管辖这个行政区划', en: 'The station above does not govern this division' },
  'parent-unknown': { zh: '没有找到上级站点', en: 'The station above was not found' },
  'host-taken': { zh: '该乡镇(街道)已有社工站', en: 'This township already has a station' },
  'name-taken': { zh: '同一行政区划内已有同名站(室)', en: 'A station or room of this name is already there' },
  'division-unknown': { zh: '没有行政区划 {code}', en: 'There is no division {code}' },
  'division-ended': { zh: '行政区划 {code} 在 {on} 无效', en: 'The division {code} was not valid on {on}' },
  'parent-division-unknown': {
    zh: '区划 {code} 的上级 {parent} 不存在',
    en: 'The parent {parent} of {code} does not exist',
  },
  'successor-division-unknown': {
    zh: '区划 {code} 的后继 {successor} 不存在',
    en: 'The successor {successor} of {code} does not exist',
  },
  'division-kind-level': { zh: '区划 {code} 的级别与上级不符', en: 'The level of {code} does not fit its parent' },
  'division-kind-code': {
    zh: '区划 {code} 的类型与代码的级别不符',
    en: 'The kind of {code} does not fit the length of its code',
  },
  'division-ends-before': { zh: '区划 {code} 的结束日期早于 {on}', en: '{code} would end before it begins on {on}' },
  'division-overlaps': {
    zh: '区划 {code} 自 {on} 起的版本与另一版本重叠,请先为前一版本写明结束日期',
    en: 'The version of {code} from {on} overlaps another; give the earlier one its last day',
  },
  'division-outside-parent': {
    zh: '区划 {code} 在 {on} 有效,而上级 {parent} 当日无效',
    en: '{code} would be valid on {on}, when its parent {parent} is not',
  },
  'division-leaves-children': {
    zh: '区划 {code} 在 {on} 无效,而下级 {child} 当日仍有效,请先结束或改隶下级',
    en: '{code} would not be valid on {on}, when {child} below it still is; end or move that first',
  },
  'division-follower-outside': {
    zh: '此变更会使管辖范围以外的区划改隶,请由上级载入',
    en: 'It would move divisions outside your scope; have it loaded by who governs those too',
  },
  'population-missing': { zh: '户籍人口和常住人口至少填写一项', en: 'Give the registered or the resident population' },
  'year-in-future': { zh: '年份 {year} 晚于今年', en: 'The year {year} lies in the future' },
  'shared-with-missing': { zh: '合署办公须写明与谁合署', en: 'Shared premises must say with whom' },
  'coordinates-incomplete': { zh: '经度和纬度须同时填写', en: 'Give both longitude and latitude, or neither' },
  'name-length': {
    zh: '名称去掉多余的空格后须为 {min} 至 {max} 个字',
    en: 'Without needless spaces the name has {min} to {max} characters',
  },
  'merge-before-target': {
    zh: '合并日期 {on} 早于目标站点开始运行的日期 {since}',
    en: '{on} lies before {since}, from when the station to merge into operates',
  },
  'merge-into-itself': { zh: '不能合并到自身', en: 'A station cannot be merged into itself' },
  'merge-target-not-operating': { zh: '合并的目标站点不在运行', en: 'The station to merge into does not operate' },
  'merge-target-other-kind': { zh: '合并的目标站点类型不同', en: 'The station to merge into is of another kind' },
  'change-before-founding': { zh: '日期 {on} 早于成立日期 {since}', en: '{on} lies before the founding on {since}' },
  'change-before-last': {
    zh: '{since} 起已有登记,新登记不能早于它',
    en: 'Something is recorded from {since} on; a new record cannot lie before it',
  },
  'station-ended': { zh: '站点已撤销或合并,不能再变更', en: 'The station is closed or merged and cannot change' },
  'attachments-too-many': {
    zh: '一个站点最多保存 {most} 个附件,请先删除不用的',
    en: 'A station keeps at most {most} attachments; remove some first',
  },
  'holiday-twice': { zh: '日期 {date} 列了两次', en: '{date} is listed twice' },
  'route-nobody-decides': {
    zh: '第 {step} 步没有人能办理:这一级没有持有该权限的角色,请改级别或权限',
    en: 'Nobody could decide step {step}: no role holds that permission at that level; choose another level or permission',
  },
  'route-descends': {
    zh: '第 {step} 步的级别低于前一步,审批只能逐级向上',
    en: 'Step {step} is at a lower level than the one before; an approval only goes up',
  },
  'serials-used-up': { zh: '该行政区划的站点编号已用完', en: 'The serial numbers of this division are used up' },
} as const satisfies Record<string, LocalizedText>
