import type { Role } from '@zhanwang/domain-identity/roles'
import type { PlatformTables } from '@zhanwang/persistence/platform-tables'
import type { Generated } from 'kysely'

/** The tables of the identity database. `auth_*` have the form that better-auth expects. */
export interface IdentityTables extends PlatformTables {
  account: AccountTable
  grant_: GrantTable
  api_key: ApiKeyTable
  division_projection: DivisionProjectionTable
  sign_in_attempt: SignInAttemptTable
  auth_user: AuthUserTable
  auth_session: AuthSessionTable
  auth_account: AuthAccountTable
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
  account_id: string
  name: string
  created_at: Date
  expires_at: Date | null
  revoked_at: Date | null
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
