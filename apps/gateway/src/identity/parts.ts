import type { Identity } from '@zhanwang/domain-identity/contract'
import type { HandlerOf } from '@zhanwang/kernel/contract'
import type { Database } from '@zhanwang/persistence/database'
import type { SessionRegistry } from './session-registry.ts'
import type { SignInLimit } from './sessions/sign-in-limit.ts'
import type { IdentityTables } from './tables.ts'

/** What the handlers of identity work with. */
export interface IdentityParts {
  readonly database: Database<IdentityTables>
  readonly sessions: SessionRegistry
  /** Keys the digests of inputs that hold a password. */
  readonly secret: string
  /** Counts wrong current passwords. */
  readonly limit: Pick<SignInLimit, 'beginChange' | 'changeSucceeded'>
}

type Groups = Identity['procedures']

/** The handler that a procedure of the identity contract needs. */
export type IdentityHandler<G extends keyof Groups, P extends keyof Groups[G]> = HandlerOf<Groups[G][P]>
