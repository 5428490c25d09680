import { type AcceptanceChecklist, CHECK_ITEMS } from '@zhanwang/domain-station-registry/acceptance-checklist'
import { CHECKLIST_TEMPLATES } from '@zhanwang/domain-station-registry/acceptance-templates'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { LocalizedText } from '@zhanwang/kernel/localized-text'
import type { RuleContent, RuleKindCode } from './rule-rows.ts'

/** The form of a publication; what it says of `rule.value` is checked against its kind when it is sent. */
export interface RuleDraft {
  division: string | null
  rule: { value: RuleContent['value'] }
  sourceDocument: string
  validFrom: BusinessDate | null
  validTo: BusinessDate | null
}

type Item = AcceptanceChecklist['items'][number]

/** A key that no item has, for one that an office adds of its own. */
export function ownKey(items: readonly { readonly key?: string }[]): string {
  const taken = new Set(items.map(({ key }) => key))
  let number = 1
  while (taken.has(`item-${number}`)) number++
  return `item-${number}`
}

/** Whether an item is one of those with an indicator of their own. */
export function isKnownItem(key: string | undefined): key is keyof typeof CHECK_ITEMS {
  return key !== undefined && Object.hasOwn(CHECK_ITEMS, key)
}

/** What a line of a checklist begins as. */
export function newItem(items: readonly { readonly key?: string }[]): Item {
  return { key: ownKey(items), name: '', about: '', weight: 0, required: true, evidence: 'photo' }
}

/** The same items with weights that sum to 100; the first ones take what does not divide. */
export function evenWeights<I extends object>(items: readonly I[]): (I & { weight: number })[] {
  const each = Math.floor(100 / items.length)
  return items.map((item, index) => ({ ...item, weight: each + (index < 100 - each * items.length ? 1 : 0) }))
}

/** A rule of this kind that says nothing yet. */
export function emptyValue(kind: RuleKindCode): RuleContent['value'] {
  switch (kind) {
    case 'acceptance-checklist.station':
    case 'acceptance-checklist.room':
    case 'acceptance-checklist.hub':
    case 'acceptance-checklist.guidance-center':
      return { name: '', items: [{ ...newItem([]), weight: 100 }], rectifyDays: 15, reinspectMonths: 12 }
    case 'approval-route.establishment':
    case 'approval-route.acceptance':
      return { steps: [newStep()] }
    case 'local-holidays':
      return { days: [] }
  }
}

/** What a step of a route begins as. */
export function newStep() {
  return { name: '', level: 'county' as const, permission: 'station.supervise', people: 1, workingDays: 5 }
}

/** Checklists to begin from. */
export function templatesOf(
  kind: RuleKindCode,
): readonly { code: string; name: LocalizedText; value: AcceptanceChecklist }[] {
  if (!kind.startsWith('acceptance-checklist.')) return []
  return CHECKLIST_TEMPLATES.map(({ code, name, checklist }) => ({ code, name, value: checklist }))
}
