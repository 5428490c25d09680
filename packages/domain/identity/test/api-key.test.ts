import { BusinessDate } from '@zhanwang/kernel/calendar'
import { DomainError } from '@zhanwang/kernel/errors'
import { covers, ScopePath } from '@zhanwang/kernel/scope'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkNewKey, type KeyDecision, keyGrants, type RoleOver } from '../src/api-key.ts'
import { ROLES, Role } from '../src/roles.ts'

const path = (text: string) => ScopePath.parse(text)
const day = (text: string) => BusinessDate.parse(text)
const PATHS = ['/', '/42/', '/42/4203/', '/42/4203/420304/', '/42/4203/420302/', '/53/', '/53/5325/'].map(path)

const usual: KeyDecision = {
  key: { role: 'viewer', scope: path('/42/4203/420304/') },
  expiresOn: day('2026-12-31'),
  held: [{ role: 'prefecture-officer', scope: path('/42/4203/') }],
  liveKeys: 0,
  today: day('2026-06-30'),
}

function reasonOf(change: Partial<KeyDecision>): string | undefined {
  try {
    checkNewKey({ ...usual, ...change })
    return undefined
  } catch (error) {
    if (error instanceof DomainError) return error.details.reason
    throw error
  }
}

test('a key carries a role that lies within what its holder may do there', () => {
  expect(reasonOf({})).toBeUndefined()
  expect(reasonOf({ key: { role: 'county-officer', scope: path('/42/4203/') } })).toBeUndefined()
  expect(reasonOf({ key: { role: 'viewer', scope: path('/42/') } })).toBe('key-beyond-own-rights')
  expect(reasonOf({ key: { role: 'viewer', scope: path('/53/5325/') } })).toBe('key-beyond-own-rights')
  expect(
    reasonOf({ held: [{ role: 'viewer', scope: path('/') }], key: { role: 'township-officer', scope: path('/42/') } }),
  ).toBe('key-beyond-own-rights')
})

test.each(['system-administrator', 'security-administrator', 'audit-administrator'] as const)(
  'the role of the %s cannot be put into a key, not even by its holder',
  (role) => {
    expect(reasonOf({ key: { role, scope: path('/') }, held: [{ role, scope: path('/') }] })).toBe(
      'key-of-administrator',
    )
  },
)

test('a key works until a day from today to a year from today', () => {
  const days = ['2026-06-29', '2026-06-30', '2027-06-30', '2027-07-01']
  expect(days.map((expiresOn) => reasonOf({ expiresOn: day(expiresOn) }))).toEqual([
    'key-expiry',
    undefined,
    undefined,
    'key-expiry',
  ])
})

test('the twentieth live key is made, the twenty-first refused', () => {
  expect(reasonOf({ liveKeys: 19 })).toBeUndefined()
  expect(reasonOf({ liveKeys: 20 })).toBe('too-many-keys')
})

const roleOver: fc.Arbitrary<RoleOver> = fc.record({
  role: fc.constantFrom(...Role.options),
  scope: fc.constantFrom(...PATHS),
})

test('a key never may what its holder may not, nor what its own role does not hold in its own division', () => {
  fc.assert(
    fc.property(roleOver, fc.array(roleOver, { maxLength: 5 }), fc.constantFrom(...PATHS), (key, held, place) => {
      const mayAt = (all: readonly RoleOver[]) =>
        new Set<string>(
          all.filter(({ scope }) => covers(scope, place)).flatMap(({ role }) => [...ROLES[role].permissions]),
        )
      const holder = mayAt(held)
      const ofRole = mayAt([key])
      const effective = new Set(
        keyGrants(key, held)
          .filter(({ scope }) => covers(scope, place))
          .flatMap(({ permissions }) => permissions),
      )
      const both = [...holder].filter((permission) => ofRole.has(permission))
      expect([...effective].sort()).toEqual(both.sort())
    }),
  )
})
