import { DomainError } from '@zhanwang/kernel/errors'
import { anyCovers, type ScopePath } from '@zhanwang/kernel/scope'
import { ROLES, type Role } from './roles.ts'

export interface GrantDecision {
  readonly granterId: string
  /** Where the granter may give grants. */
  readonly granterScopes: readonly ScopePath[]
  readonly accountId: string
  /** Roles that the account holds already. */
  readonly held: readonly Role[]
  readonly role: Role
  readonly scope: ScopePath
}

/** Nobody grants to themselves or beyond their own scope, and the three administrators stay apart (三员分立). Throws `rule-broken`. */
export function checkGrant({ granterId, granterScopes, accountId, held, role, scope }: GrantDecision): void {
  if (granterId === accountId) throw new DomainError('rule-broken', { reason: 'grant-to-self' })
  if (!anyCovers(granterScopes, scope)) throw new DomainError('rule-broken', { reason: 'grant-beyond-scope' })
  const group = ROLES[role].group
  if (held.some((other) => ROLES[other].group !== group))
    throw new DomainError('rule-broken', { reason: 'roles-exclude' })
}

export interface HandOverDecision {
  readonly granterId: string
  readonly from: string
  readonly to: string
}

/**
 * For a hand-over as a whole; what each grant needs, {@link checkGrant} says. It is done by somebody else than the two:
 * nobody gives to or takes from themselves. Throws `rule-broken`.
 */
export function checkHandOver({ granterId, from, to }: HandOverDecision): void {
  if (from === to) throw new DomainError('rule-broken', { reason: 'hand-over-to-same' })
  if (from === granterId) throw new DomainError('rule-broken', { reason: 'grant-of-self' })
  if (to === granterId) throw new DomainError('rule-broken', { reason: 'grant-to-self' })
}
