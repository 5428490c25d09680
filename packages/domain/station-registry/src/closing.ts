import { DomainError } from '@zhanwang/kernel/errors'
import type { LocalizedText } from '@zhanwang/kernel/localized-text'
import { z } from 'zod'

/** The two ways in which a station ends. */
export const ENDING_STEPS = ['close', 'merge'] as const
export const EndingStep = z.enum(ENDING_STEPS)
export type EndingStep = z.infer<typeof EndingStep>

/**
 * What can still hang on a station that is to end (P1 step 8: files, people and what is under way are handed over first),
 * and what it means for either ending: it `blocks` until it is settled, somebody says to whom it is handed over
 * (`acknowledge`), or it goes `along` to the other station by itself.
 */
export const HANGING = {
  children: { zh: '下属未撤并的站(室)', en: 'Active stations and rooms below', close: 'blocks', merge: 'along' },
  inspections: { zh: '未办结的验收(复查)', en: 'Open acceptance or re-inspection', close: 'blocks', merge: 'blocks' },
  attachments: { zh: '附件(档案)', en: 'Attachments (files)', close: 'acknowledge', merge: 'acknowledge' },
  responsible: { zh: '责任人的工作', en: 'Duties of those responsible', close: 'acknowledge', merge: 'acknowledge' },
  tickets: { zh: '未办结的问题', en: 'Open issue tickets', close: 'acknowledge', merge: 'acknowledge' },
} as const satisfies Record<string, LocalizedText & Record<EndingStep, 'blocks' | 'acknowledge' | 'along'>>
export const HangingKind = z.enum(['children', 'inspections', 'attachments', 'responsible', 'tickets'])
export type HangingKind = z.infer<typeof HangingKind>

/** How many of a kind are named one by one. */
export const NAMED_HANGING = 5

/** What of one kind still hangs on a station: how many, and the first few by name. */
export const Hanging = z.object({
  kind: HangingKind,
  weight: z.enum(['blocks', 'acknowledge', 'along']),
  count: z.int().min(1),
  names: z.array(z.string()).max(NAMED_HANGING),
})
export type Hanging = z.infer<typeof Hanging>

/** To whom something was handed over when its station ended. */
export const HandOver = z.strictObject({
  kind: HangingKind,
  /** An office, a station or a person with their office. */
  to: z.string().trim().min(1).max(100),
  note: z.string().trim().max(300).default(''),
})
export type HandOver = z.infer<typeof HandOver>

export const CLOSING_REASONS = {
  'attachments-not-handed-over': {
    zh: '还有 {count} 个附件(档案),请写明移交给谁',
    en: 'It keeps {count} attachments; say to whom they are handed over',
  },
  'responsible-not-handed-over': {
    zh: '还登记着 {count} 名责任人,请写明他们的工作移交给谁',
    en: 'It has {count} persons responsible; say to whom their duties are handed over',
  },
  'tickets-not-handed-over': {
    zh: '还有 {count} 个未办结的问题,请写明由谁继续办理',
    en: 'It has {count} open issue tickets; say who goes on with them',
  },
  'hand-over-twice': { zh: '同一事项只写一次移交', en: 'A hand-over of one kind is said once' },
} as const satisfies Record<string, LocalizedText>

/**
 * Decides whether a station may end with what still hangs on it, and returns what of `said` there was to hand over.
 * Throws `rule-broken` with the first that blocks, else the first of which nobody said to whom it goes.
 */
export function checkHandedOver(hanging: readonly Hanging[], said: readonly HandOver[]): HandOver[] {
  const bySaid = new Map(said.map((handOver) => [handOver.kind, handOver]))
  if (bySaid.size < said.length) throw new DomainError('rule-broken', { reason: 'hand-over-twice' })
  for (const { kind, weight, count } of hanging) if (weight === 'blocks') refuse(kind, count)
  return hanging.flatMap(({ kind, weight, count }) => {
    if (weight !== 'acknowledge') return []
    const handOver = bySaid.get(kind)
    if (!handOver) return refuse(kind, count)
    return [handOver]
  })
}

function refuse(kind: HangingKind, count: number): never {
  const params = { count }
  switch (kind) {
    case 'children':
      throw new DomainError('rule-broken', { reason: 'children-active', params })
    case 'inspections':
      throw new DomainError('rule-broken', { reason: 'inspection-open' })
    case 'attachments':
      throw new DomainError('rule-broken', { reason: 'attachments-not-handed-over', params })
    case 'responsible':
      throw new DomainError('rule-broken', { reason: 'responsible-not-handed-over', params })
    case 'tickets':
      throw new DomainError('rule-broken', { reason: 'tickets-not-handed-over', params })
  }
}
