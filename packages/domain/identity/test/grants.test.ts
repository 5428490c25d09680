import { DomainError } from '@zhanwang/kernel/errors'
import { EVERYWHERE, ScopePath } from '@zhanwang/kernel/scope'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkGrant, checkHandOver, type GrantDecision } from '../src/grants.ts'
import { ROLES, Role } from '../src/roles.ts'

const shiyan = ScopePath.parse('/42/4203/')
const yunyang = ScopePath.parse('/42/4203/420304/')
const honghe = ScopePath.parse('/53/5325/')

const usual: GrantDecision = {
  granterId: 'security-admin',
  granterScopes: [shiyan],
  accountId: 'officer',
  held: [],
  role: 'county-officer',
  scope: yunyang,
}

function reasonOf(decision: Partial<GrantDecision>): string | undefined {
  try {
    checkGrant({ ...usual, ...decision })
    return undefined
  } catch (error) {
    if (error instanceof DomainError) return error.details.reason
    throw error
  }
}

describe('a grant', () => {
  test('inside the granter’s scope is given', () => {
    expect(reasonOf({})).toBeUndefined()
    expect(reasonOf({ scope: shiyan })).toBeUndefined()
    expect(reasonOf({ granterScopes: [EVERYWHERE], scope: EVERYWHERE })).toBeUndefined()
  })
  test('to oneself is refused', () => expect(reasonOf({ accountId: 'security-admin' })).toBe('grant-to-self'))
  test.each([
    ['beside', honghe],
    ['above', ScopePath.parse('/42/')],
    ['everywhere', EVERYWHERE],
    ['of a code that only begins alike', ScopePath.parse('/42/42031/')],
  ])('%s the granter’s scope is refused', (_where, scope) => {
    expect(reasonOf({ scope })).toBe('grant-beyond-scope')
  })
  test('of a second business role is given', () => expect(reasonOf({ held: ['viewer'] })).toBeUndefined())

  test('never joins one of the three administrators with anything of another group', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Role.options), fc.constantFrom(...Role.options), (held, role) => {
        const refused = reasonOf({ held: [held], role }) === 'roles-exclude'
        expect(refused).toBe(ROLES[held].group !== ROLES[role].group)
      }),
    )
  })
})

test('the three administrators hold no business permission, and the business roles none of theirs', () => {
  // The tree is maintained by both: the official list as a whole, and what an office changes of its own place.
  const theirs = new Set(['account.maintain', 'grant.maintain', 'audit.read'])
  for (const { group, permissions } of Object.values(ROLES)) {
    for (const permission of permissions) {
      if (group === 'business') expect(theirs).not.toContain(permission)
      else expect(permission).not.toMatch(/^(station|indicator)\./)
    }
  }
})

test('every role is in the enumeration, in the same order', () => {
  expect(Role.options).toEqual(Object.keys(ROLES))
})

test.each([
  ['to the same account', { from: 'a', to: 'a' }, 'hand-over-to-same'],
  ['from oneself', { from: 'security-admin', to: 'a' }, 'grant-of-self'],
  ['to oneself', { from: 'a', to: 'security-admin' }, 'grant-to-self'],
])('a hand-over %s is refused', (_what, accounts, reason) => {
  expect(() => checkHandOver({ granterId: 'security-admin', ...accounts })).toThrow(`rule-broken: ${reason}`)
})
