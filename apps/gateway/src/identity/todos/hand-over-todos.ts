import type { Transaction } from '@zhanwang/persistence/transaction'
import type { IdentityTables } from '../tables.ts'
import type { Waiting } from './tell-todo.ts'

export interface HandedTodo extends Waiting {
  readonly id: string
}

/**
 * What waits for an account alone waits for another from now on, and so does what comes for it later while it is
 * disabled or holds no role. Returns what moved, as it was addressed before.
 */
export async function handOverTodos(
  { db }: Transaction<IdentityTables>,
  from: string,
  to: string,
): Promise<readonly HandedTodo[]> {
  await db.updateTable('account').set({ handed_over_to: to }).where('id', '=', from).execute()
  const open = await db
    .selectFrom('todo')
    .select(['id', 'account_id', 'handed_to', 'permission', 'place', 'not_for'])
    .where('audience', '=', from)
    .where('status', '=', 'open')
    .orderBy('id')
    .forUpdate()
    .execute()
  if (open.length > 0) {
    const ids = open.map(({ id }) => id)
    await db.updateTable('todo').set({ handed_to: to }).where('id', 'in', ids).execute()
  }
  return open
}
