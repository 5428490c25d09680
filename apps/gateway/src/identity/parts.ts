import type { Identity } from '@zhanwang/domain-identity/contract'
import type { HandlerOf } from '@zhanwang/kernel/contract'
import type { ServiceParts } from '@zhanwang/service-kit/service-parts'
import type { HashPassword } from './passwords/password-hash.ts'
import type { SessionRegistry } from './session-registry.ts'
import type { SignInLimit } from './sessions/sign-in-limit.ts'
import type { SignInRules } from './sign-in-rules.ts'
import type { IdentityTables } from './tables.ts'
import type { TellTodo } from './todos/tell-todo.ts'
import type { TodoTexts } from './todos/todo-texts.ts'

/** What the handlers of identity work with. */
export interface IdentityParts extends Omit<ServiceParts<IdentityTables>, 'db'> {
  readonly database: ServiceParts<IdentityTables>['db']
  readonly sessions: SessionRegistry
  /** Keys the digests of inputs that hold a password. */
  readonly secret: string
  readonly hashPassword: HashPassword
  /** Counts wrong current passwords, and unlocks. */
  readonly limit: Pick<SignInLimit, 'beginChange' | 'changeSucceeded' | 'unlock'>
  readonly rules: SignInRules
  readonly todoTexts: TodoTexts
  readonly tellTodo: TellTodo
}

type Groups = Identity['procedures']

/** The handler that a procedure of the identity contract needs. */
export type IdentityHandler<G extends keyof Groups, P extends keyof Groups[G]> = HandlerOf<Groups[G][P]>
