import type { Role } from '@zhanwang/domain-identity/roles'
import { type RestClient, signedIn } from './rest-client.ts'

const FIRST = 'First#Password1'
const OWN = 'Own#Password-22'

/** Creates an account with one role over one division, as the security administrator does, and returns its ids. */
export async function createPerson(admin: RestClient, username: string, role: Role, division: string) {
  const account = await admin.post('/accounts', { username, name: '矩阵人员', division, password: FIRST })
  if (account.status !== 200) throw new Error(`create ${username}: ${JSON.stringify(account.body)}`)
  const grant = await admin.post('/grants', { accountId: account.body.id, role, division, reason: '权限矩阵' })
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
