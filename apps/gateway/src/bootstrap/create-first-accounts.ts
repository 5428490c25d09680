import { randomBytes, randomInt } from 'node:crypto'
import { addDays, type BusinessDate, todayInShanghai } from '@zhanwang/kernel/calendar'
import { newId } from '@zhanwang/kernel/ids'
import { EVERYWHERE } from '@zhanwang/kernel/scope'
import type { Database } from '@zhanwang/persistence/database'
import { ConstraintViolation } from '@zhanwang/persistence/database-errors'
import type { Transaction } from '@zhanwang/persistence/transaction'
import { writeAccount } from '../identity/accounts/account-writes.ts'
import { writeKey } from '../identity/api-keys/write-key.ts'
import { officialPath } from '../identity/divisions/official-path.ts'
import { type HashPassword, passwordHasher } from '../identity/passwords/password-hash.ts'
import { systemCall } from '../identity/sessions/system-call.ts'
import type { IdentityTables } from '../identity/tables.ts'
import {
  ADMINISTRATORS,
  DEMONSTRATION_ACCOUNTS,
  DEMONSTRATION_PASSWORD,
  type FirstAccount,
  KEY_ACCOUNTS,
} from './first-accounts.ts'

/** What the start script shows and keeps: the only time that these passwords and keys are readable. */
export interface BootstrapResult {
  readonly accounts: readonly {
    readonly username: string
    readonly password: string
    readonly role: string
    readonly zh: string
    readonly division: string | null
  }[]
  /** Read-only, everywhere; demonstration only. */
  readonly apiKey?: string
  /**
   * For the demonstration's loader: divisions and stations are two duties that one account may not join, and what one
   * business account did, another confirms.
   */
  readonly loaderKeys?: { readonly system: string; readonly business: string; readonly checker: string }
}

/** The loader's keys outlive one night's loading and its repeat, no more. */
const LOADER_KEY_DAYS = 7

interface Prepared extends FirstAccount {
  readonly id: string
  readonly password: string
  readonly passwordHash: string
  readonly mustChangePassword: boolean
  readonly key?: { readonly id: string; readonly text: string; readonly expiresOn: BusinessDate | null }
}

/**
 * Creates the first accounts on an empty identity database, all of them or none; on any other it does nothing and
 * returns no account. Without `demonstration`: the three administrators with one-time passwords.
 */
export async function createFirstAccounts(
  database: Database<IdentityTables>,
  demonstration: boolean,
  hashPassword: HashPassword = passwordHasher(),
): Promise<BootstrapResult> {
  if (await database.read.selectFrom('account').select('id').limit(1).executeTakeFirst()) return { accounts: [] }
  const prepare = async (account: FirstAccount, password: string, mustChangePassword: boolean): Promise<Prepared> => {
    return { ...account, id: newId(), password, passwordHash: await hashPassword(password), mustChangePassword }
  }
  const prepareKey = async (account: FirstAccount, expires: BusinessDate | null) => {
    const text = `zw_${randomBytes(32).toString('base64url')}`
    return { ...(await prepare(account, oneTimePassword(), false)), key: { id: newId(), text, expiresOn: expires } }
  }
  const people = await Promise.all(
    [...ADMINISTRATORS, ...(demonstration ? DEMONSTRATION_ACCOUNTS : [])].map((account) =>
      prepare(account, demonstration ? DEMONSTRATION_PASSWORD : oneTimePassword(), !demonstration),
    ),
  )
  const expiresOn = addDays(todayInShanghai(new Date()), LOADER_KEY_DAYS)
  const keys = demonstration
    ? {
        reader: await prepareKey(KEY_ACCOUNTS.reader, null),
        system: await prepareKey(KEY_ACCOUNTS.system, expiresOn),
        business: await prepareKey(KEY_ACCOUNTS.business, expiresOn),
        checker: await prepareKey(KEY_ACCOUNTS.checker, expiresOn),
      }
    : undefined
  try {
    await database.command(systemCall('bootstrap', newId(), 'bootstrap'), async (tx) => {
      for (const account of [...people, ...Object.values(keys ?? {})]) write(tx, account)
    })
  } catch (error) {
    // Another bootstrap was faster: its accounts are the first ones.
    if (error instanceof ConstraintViolation) return { accounts: [] }
    throw error
  }
  return {
    accounts: people.map(({ username, password, role, zh, division }) => ({ username, password, role, zh, division })),
    ...(keys ? { apiKey: keys.reader.key.text } : {}),
    ...(keys
      ? {
          loaderKeys: {
            system: keys.system.key.text,
            business: keys.business.key.text,
            checker: keys.checker.key.text,
          },
        }
      : {}),
  }
}

function write(tx: Transaction<IdentityTables>, account: Prepared): void {
  const { id, username, name, role, division, passwordHash, mustChangePassword, key } = account
  // The divisions' events have not come yet: the code's own path stands in and is re-stamped by them.
  const scopePath = division === null ? EVERYWHERE : officialPath(division)
  const at = new Date()
  writeAccount(tx, { id, username, name, division, scopePath, passwordHash, mustChangePassword, at })
  tx.write(
    tx.db.insertInto('grant_').values({
      id: newId(),
      account_id: id,
      role,
      division,
      scope_path: scopePath,
      given_by: 'identity',
      given_by_name: 'bootstrap',
      given_at: at,
      reason: '初始化 / first start',
      revoked_at: null,
      revoked_by: null,
      revoke_reason: null,
    }),
  )
  if (key) writeKey(tx, { ...key, accountId: id, name: username, key: { role, scope: scopePath }, division, at })
  tx.audit({ subjectType: 'account', subjectId: id, scopePath, division, detail: { username, role } })
}

/** 20 characters, about 110 bits, without the look-alikes 0 O 1 l I; of all kinds that the rule asks for. */
function oneTimePassword(): string {
  const letters = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'
  const body = Array.from({ length: 17 }, () => letters[randomInt(letters.length)]).join('')
  return `${body}aZ-${randomInt(2, 10)}`
}
