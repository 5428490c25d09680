import type { LocalizedText } from '@zhanwang/kernel/localized-text'

/** What the rules of visits and tickets say. */
export const TICKET_REASONS = {
  'ticket-step-not-allowed': {
    zh: '问题单当前的状态不能办理这一步,请刷新后查看',
    en: 'The ticket cannot take this step in its present state; reload to see it',
  },
  'ticket-not-owner': {
    zh: '这一步由承办单位或其上级办理;需要换承办单位的,请联系它们转办',
    en: 'This is for the owning office or one above it; ask them to pass the ticket on',
  },
  'ticket-own-solution': {
    zh: '不能确认自己报告的办理结果,请由提出人、承办单位的上级或本单位其他人确认',
    en: 'Nobody confirms their own solution; who raised it, an office above, or a colleague does',
  },
  'ticket-not-judge': {
    zh: '只有提出人或承办单位的上级可以确认、退回和撤回',
    en: 'Who raised it or an office above its owner confirms, reopens or withdraws it',
  },
  'ticket-owner-level': {
    zh: '承办单位须在问题所在地的同级或上级,最高到市(州)一级,请重新选择',
    en: 'The owner stands at the level of the place or above it, up to the prefecture; choose another',
  },
  'ticket-place-missing': {
    zh: '请选择问题所在的站点或行政区划(只选一个)',
    en: 'Name the station or the division that it is about, one of them',
  },
  'ticket-due-before-raised': { zh: '办理期限不能早于提出日期', en: 'It cannot be due before it was raised' },
  'ticket-due-past': { zh: '新的办理期限不能早于今天', en: 'The new deadline cannot lie before today' },
  'ticket-due-put-off': {
    zh: '承办单位不能自行延长期限,请由提出人或上级延长',
    en: 'The owner cannot put off its own deadline; who raised it or an office above can',
  },
  'visit-place-twice': { zh: '同一站点或区划只能登记一次', en: 'A place is named once' },
  'visit-place-unknown': {
    zh: '发现的问题或材料没有对应到督办对象,请重新选择',
    en: 'A finding or a file names none of the visited places; choose one',
  },
  'visit-struck': { zh: '这条督办记录已经作废', en: 'The record of this visit is struck already' },
  'visit-not-yours': {
    zh: '只有登记人或管辖全部督办对象的单位可以作废这条记录',
    en: 'Who recorded the visit, or an office that governs all of its places, may strike it',
  },
  'visit-places-apart': {
    zh: '督办对象须在同一管辖范围内,请分开登记',
    en: 'The places lie in different jurisdictions; record them as separate visits',
  },
} as const satisfies Record<string, LocalizedText>
