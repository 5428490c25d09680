import { procedureEntries } from '@zhanwang/kernel/contract'
import { expect, test } from 'vitest'
import { identity } from '../src/contract.ts'
import { REASONS } from '../src/reasons.ts'
import { ROLES } from '../src/roles.ts'

const entries = [...procedureEntries(identity)]
const held = new Set<string>(Object.values(ROLES).flatMap(({ permissions }) => permissions))

test('every permission that a procedure needs is held by a role', () => {
  for (const { path, procedure } of entries) {
    if (procedure.permission) expect([path, held.has(procedure.permission)]).toEqual([path, true])
  }
})

test('no role may both make accounts and give them roles', () => {
  for (const [role, { permissions }] of Object.entries(ROLES)) {
    const both = ['account.maintain', 'grant.maintain'].filter((one) => permissions.some((held) => held === one))
    expect([role, both.length < 2]).toEqual([role, true])
  }
})

test('only the audit administrator reads the audit, and changes nothing but its own account', () => {
  for (const [role, { permissions }] of Object.entries(ROLES)) {
    const reads = permissions.some((permission) => permission.startsWith('audit.'))
    expect([role, reads]).toEqual([role, role === 'audit-administrator'])
  }
  const held: readonly string[] = ROLES['audit-administrator'].permissions
  const commands = entries.filter(
    ({ procedure }) => procedure.kind === 'command' && held.includes(procedure.permission ?? ''),
  )
  // An export makes a file of what may be read anyway.
  expect(commands.map(({ path }) => path)).toEqual(['audit.export'])
})

test('a command that changes an existing account names the version it was made from', () => {
  const changing = entries.filter(({ path }) => /^accounts\.(disable|enable|resetPassword|confirm)$/.test(path))
  for (const { path, procedure } of changing)
    expect([path, Object.keys(procedure.input.shape)]).toEqual([path, expect.arrayContaining(['version'])])
})

test('every reason has its text in both languages', () => {
  for (const { zh, en } of Object.values(REASONS)) {
    expect(zh).toMatch(/\p{Script=Han}/u)
    expect(en).toMatch(/^[ -~’]+$/)
  }
})
