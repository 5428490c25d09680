import { execFile } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { promisify } from 'node:util'
import { PlainError } from './plain-error.ts'

const run = promisify(execFile)

/** The operating system's account that Postgres runs as. */
export interface PostgresAccount {
  readonly uid: number
  readonly gid: number
}

/** Postgres refuses to run as root: for root this finds or creates the account `postgres`, for anyone else undefined. */
export async function postgresAccount(): Promise<PostgresAccount | undefined> {
  if (process.getuid?.() !== 0) return undefined
  try {
    return await accountOf('postgres')
  } catch {
    await createAccount()
    return accountOf('postgres')
  }
}

async function accountOf(name: string): Promise<PostgresAccount> {
  const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])])
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
}

async function createAccount(): Promise<void> {
  try {
    await run('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/bin/false', 'postgres'])
  } catch (cause) {
    throw new PlainError(
      'Postgres 不能以 root 运行，且无法创建系统用户 postgres。请以普通用户运行，或先创建该用户。',
      'Postgres does not run as root, and the system user postgres could not be created. Run as an ordinary user, or create it first.',
      { cause },
    )
  }
}

/**
 * A command that runs as the account. Where a folder on the way is closed to it (a clone in /root), the command keeps
 * the one capability to pass (CAP_DAC_OVERRIDE) and nothing else of root's: Postgres looks at its user id only.
 */
export async function commandAs(
  account: PostgresAccount | undefined,
  command: string,
  args: readonly string[],
  paths: readonly string[],
): Promise<{ command: string; args: string[]; uid?: number; gid?: number }> {
  if (!account) return { command, args: [...args] }
  const reachable = await Promise.all([command, ...paths].map((path) => canReach(account, path)))
  if (reachable.every(Boolean)) return { command, args: [...args], ...account }
  const capability = '+dac_override'
  return {
    command: 'setpriv',
    args: [
      ...['--reuid', String(account.uid), '--regid', String(account.gid), '--clear-groups'],
      ...['--inh-caps', capability, '--ambient-caps', capability, '--', command],
      ...args,
    ],
  }
}

async function canReach(account: PostgresAccount, path: string): Promise<boolean> {
  for (let folder = dirname(resolve(path)); ; folder = dirname(folder)) {
    const { uid, gid, mode } = await stat(folder)
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001
    if ((mode & bit) === 0) return false
    if (folder === dirname(folder)) return true
  }
}
