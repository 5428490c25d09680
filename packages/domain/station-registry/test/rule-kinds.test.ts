import type { ApprovalRoute } from '@zhanwang/domain-approval/route'
import { DomainError } from '@zhanwang/kernel/errors'
import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { AcceptanceChecklist, CHECK_ITEMS, checkChecklist } from '../src/acceptance-checklist.ts'
import { CHECKLIST_TEMPLATES, MINIMAL_CHECKLIST } from '../src/acceptance-templates.ts'
import { checkRoute } from '../src/approval-route.ts'
import { checkHolidays, LocalHolidays } from '../src/local-holidays.ts'
import { REGISTRY_RULES } from '../src/rule-kinds.ts'

const reasonOf = (act: () => unknown) => {
  try {
    act()
  } catch (error) {
    return error instanceof DomainError ? error.details.reason : error
  }
  return undefined
}

test('what holds without a publication obeys the kind’s own rules', () => {
  for (const { code, value, fallback, check } of REGISTRY_RULES) {
    const schema: z.ZodType = value
    expect(schema.parse(fallback), code).toEqual(fallback)
    const checked: ((value: never) => void) | undefined = check
    checked?.(fallback as never)
  }
})

describe('checklists', () => {
  test('every built-in template may be published as it is; 十堰 has five items and 红河 four', () => {
    for (const { checklist } of CHECKLIST_TEMPLATES) {
      expect(AcceptanceChecklist.parse(checklist)).toEqual(checklist)
      checkChecklist(checklist)
    }
    const items = Object.fromEntries(CHECKLIST_TEMPLATES.map(({ code, checklist }) => [code, checklist.items.length]))
    expect(items).toEqual({ 'five-unified': 5, 'four-boards': 4, 'five-haves': 5 })
  })

  test('an item that is well known is called by its known name', () => {
    const named = CHECKLIST_TEMPLATES.flatMap(({ checklist }) => checklist.items)
    for (const { key, name } of named) {
      const known: Readonly<Record<string, { zh: string }>> = CHECK_ITEMS
      if (known[key]) expect(name).toBe(known[key].zh)
    }
  })

  test('weights sum to 100 and keys are unique', () => {
    const [office, plaque] = MINIMAL_CHECKLIST.items
    if (!office || !plaque) throw new Error('the minimal checklist has two items')
    const list = (items: AcceptanceChecklist['items']) => ({ ...MINIMAL_CHECKLIST, items })
    expect(reasonOf(() => checkChecklist(list([office])))).toBe('checklist-weights')
    expect(reasonOf(() => checkChecklist(list([office, office])))).toBe('checklist-key-twice')
    checkChecklist(
      list([
        { ...office, weight: 100 },
        { ...plaque, weight: 0 },
      ]),
    )
  })
})

describe('approval routes', () => {
  const route = (...steps: [level: ApprovalRoute['steps'][number]['level'], permission: string][]): ApprovalRoute => ({
    steps: steps.map(([level, permission]) => ({ name: '审核', level, permission, people: 1, workingDays: 5 })),
  })

  test('it goes up from level to level, each with somebody who can decide', () => {
    checkRoute(
      route(['township', 'approval.decide'], ['county', 'station.supervise'], ['prefecture', 'approval.decide']),
    )
    expect(reasonOf(() => checkRoute(route(['county', 'approval.decide'], ['township', 'approval.decide'])))).toBe(
      'route-descends',
    )
  })

  test.each([
    ['village', 'approval.decide'],
    ['township', 'station.supervise'],
    ['province', 'station.supervise'],
    ['county', 'account.read'],
    ['county', 'toString'],
  ] as const)('nobody decides at the level %s by %s', (level, permission) => {
    expect(reasonOf(() => checkRoute(route([level, permission])))).toBe('route-nobody-decides')
  })
})

test('a local holiday is listed once', () => {
  const day = { date: '2026-11-18', name: '建州纪念日' }
  const list = LocalHolidays.parse({ days: [day, { ...day, date: '2026-07-24', name: '火把节' }] })
  checkHolidays(list)
  expect(reasonOf(() => checkHolidays({ days: [...list.days, ...list.days] }))).toBe('holiday-twice')
})
