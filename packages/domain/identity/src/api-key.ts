import type { ActorGrant } from '@zhanwang/kernel/actor'
import { addMonths, BusinessDate } from '@zhanwang/kernel/calendar'
import { DivisionCode } from '@zhanwang/kernel/division-code'
import { DomainError } from '@zhanwang/kernel/errors'
import { Uuid } from '@zhanwang/kernel/ids'
import { covers, narrowScopes, type ScopePath } from '@zhanwang/kernel/scope'
import { z } from 'zod'
import { ROLES, Role } from './roles.ts'

/**
 * A key for another system, sent as `Authorization: Bearer zw_…`. It may do what its role permits in its division, as far
 * as its holder may at that moment; it dies with its holder's account.
 */
export const ApiKey = z.object({
  id: Uuid,
  name: z.string(),
  /** The first characters, to tell keys apart. */
  prefix: z.string(),
  accountId: Uuid,
  accountName: z.string(),
  role: Role,
  division: DivisionCode.nullable(),
  divisionName: z.string().nullable(),
  createdAt: z.iso.datetime(),
  expiresOn: BusinessDate.nullable(),
  /** To the hour. */
  lastUsedAt: z.iso.datetime().nullable(),
  revokedAt: z.iso.datetime().nullable(),
})
export type ApiKey = z.infer<typeof ApiKey>

/** Keys of one account that work at the same time. */
export const MAX_LIVE_KEYS = 20
/** How far ahead a key's last day may lie. */
const MAX_MONTHS = 12

/** A role over a place, as an account holds it or a key carries it. */
export interface RoleOver {
  readonly role: Role
  readonly scope: ScopePath
}

export interface KeyDecision {
  readonly key: RoleOver
  readonly expiresOn: BusinessDate
  /** What the holder holds now. */
  readonly held: readonly RoleOver[]
  readonly liveKeys: number
  readonly today: BusinessDate
}

/**
 * A key carries a business role that lies within what its holder may do at that place, for at most a year, and an account
 * has at most 20 that work. The three administrators (三员) act in person. Throws `rule-broken`.
 */
export function checkNewKey({ key, expiresOn, held, liveKeys, today }: KeyDecision): void {
  if (ROLES[key.role].group !== 'business') throw new DomainError('rule-broken', { reason: 'key-of-administrator' })
  if (!isWithin(key, held)) throw new DomainError('rule-broken', { reason: 'key-beyond-own-rights' })
  const last = addMonths(today, MAX_MONTHS)
  if (expiresOn < today || expiresOn > last)
    throw new DomainError('rule-broken', { reason: 'key-expiry', params: { today, last } })
  if (liveKeys >= MAX_LIVE_KEYS)
    throw new DomainError('rule-broken', { reason: 'too-many-keys', params: { max: MAX_LIVE_KEYS } })
}

/**
 * What a key may do at this moment: the permissions of its role in its division, as far as its holder holds them there.
 * What the holder loses, the key loses; what the holder gains, it does not.
 */
export function keyGrants(key: RoleOver, held: readonly RoleOver[]): ActorGrant[] {
  const wanted: readonly string[] = ROLES[key.role].permissions
  return held.flatMap(({ role, scope }) => {
    const permissions = ROLES[role].permissions.filter((permission) => wanted.includes(permission))
    return permissions.length === 0
      ? []
      : narrowScopes([scope], key.scope).map((part) => ({ permissions, scope: part }))
  })
}

/** Whether every permission of the key's role is held over all of its place. */
function isWithin(key: RoleOver, held: readonly RoleOver[]): boolean {
  const above = held.filter(({ scope }) => covers(scope, key.scope))
  return ROLES[key.role].permissions.every((wanted) =>
    above.some(({ role }) => ROLES[role].permissions.some((permission) => permission === wanted)),
  )
}
