import { DomainError } from '@zhanwang/kernel/errors'
import type { IdentityHandler, IdentityParts } from '../parts.ts'
import { countOwn } from '../todos/todo-list-store.ts'
import { getAccount, showAccounts } from './account-store.ts'

/** One account in scope. */
export function accountDetail({ database: { read } }: IdentityParts): IdentityHandler<'accounts', 'get'> {
  return async ({ id }, { scopes }) => {
    const [account] = await showAccounts(read, [await getAccount(read, id, scopes)])
    if (!account) throw new DomainError('not-found')
    return { account, openTodos: await countOwn(read, id) }
  }
}
