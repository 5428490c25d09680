import { BusinessDate } from '@zhanwang/kernel/calendar'
import { DivisionCode } from '@zhanwang/kernel/division-code'
import { childPath, covers, EVERYWHERE, lastCode, ScopePath } from '@zhanwang/kernel/scope'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nearestRule, type PlacedRule } from '../src/nearest-rule.ts'

const rule = (path: string, more: Partial<PlacedRule> = {}): PlacedRule => {
  const scopePath = ScopePath.parse(path)
  const division = DivisionCode.parse(lastCode(scopePath))
  return { division, scopePath, validFrom: BusinessDate.parse('2022-01-01'), ...more }
}
const TOWN = ScopePath.parse('/42/4203/420304/420304101/')

test('a place is bound by its own office, else by the nearest above', () => {
  const [province, prefecture, county] = [rule('/42/'), rule('/42/4203/'), rule('/42/4203/420304/')]
  const beside = rule('/42/4203/420302/')
  expect(nearestRule([province, county, beside, prefecture], TOWN)).toBe(county)
  expect(nearestRule([province, beside, prefecture], TOWN)).toBe(prefecture)
  expect(nearestRule([province, prefecture], ScopePath.parse('/42/4203/'))).toBe(prefecture)
  expect(nearestRule([beside], TOWN)).toBeUndefined()
})

test('what lies below a place does not bind it', () => {
  expect(nearestRule([rule('/42/4203/420304/')], ScopePath.parse('/42/4203/'))).toBeUndefined()
})

test('a successor’s own rule goes before that of a division that ended there, and among those the youngest', () => {
  const own = rule('/42/4203/420304/')
  const ended = rule('/42/4203/420304/', {
    division: DivisionCode.parse('420321'),
    validFrom: BusinessDate.parse('2025-01-01'),
  })
  const older = { ...ended, division: DivisionCode.parse('420399'), validFrom: BusinessDate.parse('2024-01-01') }
  expect(nearestRule([ended, own], TOWN)).toBe(own)
  expect(nearestRule([older, ended], TOWN)).toBe(ended)
})

test('in any tree the rule that binds covers the place and none that covers it is nearer', () => {
  const code = fc.constantFrom('1', '2', '3')
  const path = fc
    .array(code, { minLength: 1, maxLength: 4 })
    .map((codes) => codes.reduce((parent, next) => childPath(parent, next), EVERYWHERE))
  const placed = fc.array(
    path.map((scopePath) => ({ ...rule('/42/'), scopePath })),
    { maxLength: 12 },
  )
  fc.assert(
    fc.property(placed, path, (rules, place) => {
      const covering = rules.filter(({ scopePath }) => covers(scopePath, place))
      const nearest = nearestRule(rules, place)
      expect(nearest === undefined).toBe(covering.length === 0)
      if (nearest) for (const other of covering) expect(covers(other.scopePath, nearest.scopePath)).toBe(true)
    }),
  )
})
