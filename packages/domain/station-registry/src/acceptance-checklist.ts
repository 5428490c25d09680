import { DomainError } from '@zhanwang/kernel/errors'
import type { LocalizedText } from '@zhanwang/kernel/localized-text'
import { worded } from '@zhanwang/kernel/worded-check'
import { z } from 'zod'

/** The items that 十堰 (五统一) and 红河州 (四标牌) name; each has an indicator of its own. Other checklists add their own keys. */
export const CHECK_ITEMS = {
  office: { zh: '统一安排办公用房', en: 'Office provided' },
  plaque: { zh: '统一挂牌(社工站标牌)', en: 'Plaque put up' },
  equipment: { zh: '统一办公设备', en: 'Office equipped' },
  'rules-on-wall': { zh: '统一制度上墙(管理制度标牌)', en: 'Rules on the wall' },
  uniform: { zh: '统一着装', en: 'Uniform worn' },
  'mode-board': { zh: '运作模式标牌', en: 'Board of how it works' },
  'service-board': { zh: '服务内容标牌', en: 'Board of its services' },
} as const satisfies Record<string, LocalizedText>
export type CheckItemKey = keyof typeof CHECK_ITEMS

export const ChecklistItem = z.strictObject({
  key: z.string().check(
    worded(z.regex(/^[a-z][a-z0-9-]{1,39}$/), {
      zh: '应为 2 至 40 位小写字母、数字或连字符,以字母开头',
      en: 'must be 2 to 40 lower-case letters, digits or hyphens, a letter first',
    }),
  ),
  name: z.string().trim().min(1).max(40),
  about: z.string().trim().max(500),
  /** Of 100. */
  weight: z.int().min(0).max(100),
  /** Without it no station operates. */
  required: z.boolean(),
  evidence: z.enum(['photo', 'document', 'none']),
})
export type ChecklistItem = z.infer<typeof ChecklistItem>

/** What a station is accepted by in a jurisdiction, from a day on: 五统一 in 十堰, 四标牌 in 红河州. */
export const AcceptanceChecklist = z.strictObject({
  name: z.string().trim().min(1).max(40),
  items: z.array(ChecklistItem).min(1).max(30),
  /** Working days to mend what is not met. */
  rectifyDays: z.int().min(1).max(365).default(15),
  /** Months from one acceptance to the next inspection; null where none is asked for. */
  reinspectMonths: z.int().min(1).max(120).nullable().default(12),
})
export type AcceptanceChecklist = z.infer<typeof AcceptanceChecklist>

/** What a schema cannot say: keys are unique, weights sum to 100 (domain 2.3, 14). Throws `rule-broken`. */
export function checkChecklist({ items }: AcceptanceChecklist): void {
  if (new Set(items.map(({ key }) => key)).size < items.length) {
    throw new DomainError('rule-broken', { reason: 'checklist-key-twice' })
  }
  const sum = items.reduce((total, { weight }) => total + weight, 0)
  if (sum !== 100) throw new DomainError('rule-broken', { reason: 'checklist-weights', params: { sum } })
}
