import type { Role } from '@zhanwang/domain-identity/roles'
import { addDays, todayInShanghai } from '@zhanwang/kernel/calendar'
import type { ReadyPlatform } from './platform-run.ts'
import { type RestClient, signedIn } from './rest-client.ts'

const FIRST = 'First#Password1'
/** What a person's password is from the first sign-in on. */
export const OWN = 'Own#Password-22'

/** The two whom it takes to let somebody in: one makes accounts, the other gives them roles. */
export interface Administrators {
  readonly system: RestClient
  readonly security: RestClient
}

/** Signs a demonstration account in. */
export function signedInAs({ address, accounts }: ReadyPlatform, username: string): Promise<RestClient> {
  return signedIn(address, username, accounts.find((account) => account.username === username)?.password ?? '')
}

export async function administrators(platform: ReadyPlatform): Promise<Administrators> {
  return {
    system: await signedInAs(platform, 'system-admin'),
    security: await signedInAs(platform, 'security-admin'),
  }
}

/** Creates an account with one role over one division, as the two administrators do, and returns its ids. */
export async function createPerson(
  { system, security }: Administrators,
  username: string,
  role: Role,
  division: string,
) {
  const account = await system.post('/accounts', { username, name: '矩阵人员', division, password: FIRST })
  if (account.status !== 200) throw new Error(`create ${username}: ${JSON.stringify(account.body)}`)
  const grant = await security.post('/grants', { accountId: account.body.id, role, division, reason: '权限矩阵' })
  if (grant.status !== 200) throw new Error(`grant ${username}: ${JSON.stringify(grant.body)}`)
  return { accountId: String(account.body.id), grantId: String(grant.body.id) }
}

/** Signs the person in for the first time, which changes the password, and returns the session. */
export async function signInFirst(address: string, username: string): Promise<RestClient> {
  const first = await signedIn(address, username, FIRST)
  const changed = await first.post('/me/password', { current: FIRST, next: OWN })
  if (changed.status !== 200) throw new Error(`password of ${username}: ${JSON.stringify(changed.body)}`)
  return signedIn(address, username, OWN)
}

/** A viewer of a division who has made an API key. */
export async function createHolder(address: string, both: Administrators, username: string, division: string) {
  const person = await createPerson(both, username, 'viewer', division)
  const client = await signInFirst(address, username)
  const expiresOn = addDays(todayInShanghai(new Date()), 30)
  const key = await client.post('/me/api-keys', { name: '矩阵', role: 'viewer', division, expiresOn })
  if (key.status !== 200) throw new Error(`key of ${username}: ${JSON.stringify(key.body)}`)
  return { ...person, apiKeyId: String(key.body.id) }
}
