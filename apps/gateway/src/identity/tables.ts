import type { Role } from '@zhanwang/domain-identity/roles'
import type { SignInOutcome } from '@zhanwang/domain-identity/session'
import type { PlatformTables } from '@zhanwang/persistence/platform-tables'
import type { Generated } from 'kysely'
import type { TodoTable } from './todos/todo-table.ts'

/** The tables of the identity database. `auth_*` have the form that better-auth expects. */
export interface IdentityTables extends PlatformTables {
  account: AccountTable
  grant_: GrantTable
  api_key: ApiKeyTable
  division_projection: DivisionProjectionTable
  sign_in_attempt: SignInAttemptTable
  sign_in: SignInTable
  former_password: FormerPasswordTable
  second_factor: SecondFactorTable
  recovery_code: RecoveryCodeTable
  pending_sign_in: PendingSignInTable
  auth_user: AuthUserTable
  auth_session: AuthSessionTable
  auth_account: AuthAccountTable
  todo: TodoTable
}

export interface AccountTable {
  id: string
  username: string
  name: string
  division: string | null
  scope_path: string
  status: 'active' | 'disabled'
  must_change_password: boolean
  /** False: its grants rest until a security administrator confirms them. */
  grants_confirmed: boolean
  created_at: Date
  last_sign_in_at: Date | null
  password_set_at: Generated<Date>
  /** For administrators to see; what locks is sign_in_attempt. */
  sign_in_locked_until: Generated<Date | null>
  /** To whom its matters went last. */
  handed_over_to: Generated<string | null>
  version: number
}

export interface GrantTable {
  id: string
  account_id: string
  role: Role
  division: string | null
  scope_path: string
  given_by: string
  given_by_name: string
  given_at: Date
  reason: string
  revoked_at: Date | null
  revoked_by: string | null
  revoke_reason: string | null
}

export interface ApiKeyTable {
  id: string
  /** SHA-256 of the whole key, hex. */
  key_digest: string
  /** Its first characters, to tell keys apart. */
  prefix: string
  account_id: string
  name: string
  role: Role
  division: string | null
  scope_path: string
  created_at: Date
  /** The last day in Asia/Shanghai on which it works; null: no end. */
  expires_on: string | null
  /** To the hour. */
  last_used_at: Date | null
  revoked_at: Date | null
  revoked_by: string | null
  revoke_reason: string | null
}

export interface DivisionProjectionTable {
  /** Aggregate id of the registry: code and first day. */
  id: string
  code: string
  name: string
  scope_path: string
  valid_from: string
  valid_to: string | null
  version: number
}

export interface SignInAttemptTable {
  /** What is limited: see sessions/attempt-count.ts. */
  key: string
  failures: number
  first_at: Date
  locked_until: Date | null
}

export interface SignInTable {
  id: string
  account_id: string
  at: Date
  outcome: SignInOutcome
  address: string | null
  user_agent: string | null
}

export interface FormerPasswordTable {
  /** In the order in which they were set. */
  id: string
  account_id: string
  hash: string
}

export interface SecondFactorTable {
  account_id: string
  /** See second-factor/sealed-secret.ts. */
  sealed_secret: string
  begun_at: Date
  /** Null while it is being set up. */
  confirmed_at: Date | null
  /** The time step of the last code that was used: none up to it works again. */
  last_step: number
}

export interface RecoveryCodeTable {
  account_id: string
  digest: string
  used_at: Date | null
}

export interface PendingSignInTable {
  digest: string
  account_id: string
  expires_at: Date
}

export interface AuthUserTable {
  id: string
  name: string
  email: string
  email_verified: boolean
  image: string | null
  username: string
  created_at: Generated<Date>
  updated_at: Generated<Date>
}

export interface AuthSessionTable {
  id: string
  user_id: string
  token: string
  expires_at: Date
  created_at: Date
  updated_at: Date
  ip_address: string | null
  user_agent: string | null
  second_factor: Generated<boolean>
}

export interface AuthAccountTable {
  id: string
  user_id: string
  account_id: string
  provider_id: string
  password: string | null
  created_at: Generated<Date>
  updated_at: Generated<Date>
}
