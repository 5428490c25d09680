import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Role } from '@zhanwang/domain-identity/roles'
import { z } from 'zod'
import { type Authenticator, authenticator } from './authenticator.ts'
import { journeysEnv } from './env.ts'
import type { PlatformRun } from './platform-run.ts'
import { type RestClient, signedIn } from './rest-client.ts'

const ROOT = join(import.meta.dirname, '../../..')
/** What everybody who takes an account over here sets as their own password. */
export const OWN_PASSWORD = 'Own#Password-22'

/** A person as two administrators let them in: nothing but a name and a password for once. */
export interface NewPerson {
  readonly username: string
  readonly name: string
  readonly role: Role
  readonly division: string
  readonly password: string
}

/** Somebody with a password of their own and a second factor on their phone. */
export interface TakenOver {
  readonly client: RestClient
  readonly phone: Authenticator
}

const Begun = z.object({ secret: z.string() })

/**
 * Makes an empty platform ready for its first people, as its first day goes: the administrators take over from their
 * one-time passwords and set up their second factors, the system administrator loads a county from the official list and
 * makes the accounts, the security administrator gives each its role.
 */
export async function openCounty(run: PlatformRun, county: string, people: readonly NewPerson[]): Promise<void> {
  const { address } = run.ready
  const [system, security] = await Promise.all(
    ['system-admin', 'security-admin'].map((username) =>
      takenOver(address, username, shownPassword(run.output(), username)),
    ),
  )
  if (!(system && security)) throw new Error('the administrators are two')
  await loadDivisions(system, county)
  for (const { username, name, role, division, password } of people) {
    const account = await done(system.client, '/accounts', { username, name, division, password })
    await done(security.client, '/grants', { accountId: account.id, role, division, reason: '岗位职责' })
  }
}

/** A one-time password is shown in the table that a first start prints, and nowhere else. */
function shownPassword(output: string, username: string): string {
  const [, password] = output.match(new RegExp(`'${username}'\\s*│\\s*'([^']+)'`)) ?? []
  if (!password) throw new Error(`no password of ${username} was shown:\n${output}`)
  return password
}

/** Takes an account over from the password that was handed over, as its person's first sign-in does. */
export async function takenOver(address: string, username: string, shown: string): Promise<TakenOver> {
  const first = await signedIn(address, username, shown)
  await done(first, '/me/password', { current: shown, next: OWN_PASSWORD })
  const session = await signedIn(address, username, OWN_PASSWORD)
  const secondFactor = (route: string, body: object) =>
    fetch(`${address}/api/auth/second-factor/${route}`, {
      method: 'POST',
      headers: { ...session.headers, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  const { secret } = Begun.parse(await (await secondFactor('begin', { password: OWN_PASSWORD })).json())
  const phone = authenticator(secret)
  const confirmed = await secondFactor('confirm', { code: phone.code() })
  if (!confirmed.ok) throw new Error(`second factor of ${username}: ${await confirmed.text()}`)
  return { client: session, phone }
}

/** By the command that an operator has for it. */
async function loadDivisions({ client, phone }: TakenOver, county: string): Promise<void> {
  const command = join(ROOT, 'infra/dev/src/divisions.ts')
  const account = ['--username', 'system-admin', '--code', phone.code()]
  const child = spawn(process.execPath, [command, '--under', county, '--address', client.address, ...account], {
    cwd: ROOT,
    env: { ...journeysEnv().inherited, ZHANWANG_PASSWORD: OWN_PASSWORD },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += String(chunk)
    })
  }
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`the divisions of ${county} were not loaded:\n${output}`)
}

async function done(client: RestClient, path: string, body: object) {
  const answer = await client.post(path, body)
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
  return answer.body
}
