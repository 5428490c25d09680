import { ApprovalRoute } from '@zhanwang/domain-approval/route'
import { defineRuleKind } from '@zhanwang/domain-rules/rule'
import { AcceptanceChecklist, checkChecklist } from './acceptance-checklist.ts'
import { MINIMAL_CHECKLIST } from './acceptance-templates.ts'
import { checkRoute, countyRoute } from './approval-route.ts'
import { checkHolidays, LocalHolidays } from './local-holidays.ts'
import { STATION_KINDS, type StationKind } from './station.ts'

/** By what stations of each kind are accepted. */
export const CHECKLIST_RULES = {
  station: checklistRule('station'),
  room: checklistRule('room'),
  hub: checklistRule('hub'),
  'guidance-center': checklistRule('guidance-center'),
}

/** Days on which offices of a place do not work, beside the official ones. */
export const LOCAL_HOLIDAYS = defineRuleKind({
  code: 'local-holidays',
  name: { zh: '地方假日', en: 'Local holidays' },
  about: {
    zh: '本地另行放假的日子,计算工作日期限时扣除。下级发布的清单整份替代上级的,请把仍适用的日子一并列出。没有发布时只按国家规定。',
    en: 'Days off here beside the official ones; deadlines in working days leave them out. A list takes the place of that from above whole, so repeat what still holds. Without one the official calendar alone counts.',
  },
  value: LocalHolidays,
  fallback: { days: [] },
  check: checkHolidays,
})

/** Who approves that a station is set up. */
export const ESTABLISHMENT_ROUTE = defineRuleKind({
  code: 'approval-route.establishment',
  name: { zh: '设站审批流程', en: 'Approval of a new station' },
  about: {
    zh: '设立站(室)的申请由哪一级、几个人、在几个工作日内审批。没有发布时由县级一人审批。',
    en: 'Which level, how many people and within how many working days decide on an application. Without one a county officer decides.',
  },
  value: ApprovalRoute,
  fallback: countyRoute('县级审批'),
  check: checkRoute,
})

/** Who approves that a station is accepted. */
export const ACCEPTANCE_ROUTE = defineRuleKind({
  code: 'approval-route.acceptance',
  name: { zh: '验收审批流程', en: 'Approval of an acceptance' },
  about: {
    zh: '现场核查全部达标之后由谁批准验收;不能是核查人本人。没有发布时由县级一人批准。',
    en: 'Who approves after the on-site check, never its inspector. Without one a county officer does.',
  },
  value: ApprovalRoute,
  fallback: countyRoute('验收审批'),
  check: checkRoute,
})

/** Every kind of rule that this context knows. */
export const REGISTRY_RULES = [
  CHECKLIST_RULES.station,
  CHECKLIST_RULES.room,
  CHECKLIST_RULES.hub,
  CHECKLIST_RULES['guidance-center'],
  ESTABLISHMENT_ROUTE,
  ACCEPTANCE_ROUTE,
  LOCAL_HOLIDAYS,
] as const

function checklistRule<const Kind extends StationKind>(kind: Kind) {
  const { zh, en } = STATION_KINDS[kind]
  return defineRuleKind({
    code: `acceptance-checklist.${kind}` as const,
    name: { zh: `${zh}验收清单`, en: `Checklist of acceptance: ${en}` },
    about: {
      zh: '验收时逐项检查什么、各占多少分、哪些必须达标、要什么佐证。没有发布时只查办公用房和挂牌。',
      en: 'What is checked item by item, with weights, what is required and which evidence. Without one only premises and plaque.',
    },
    value: AcceptanceChecklist,
    fallback: MINIMAL_CHECKLIST,
    check: checkChecklist,
  })
}
