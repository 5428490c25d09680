import type { Migration } from '@zhanwang/persistence/migrator'
import { accounts } from './0001-accounts.ts'
import { signIn } from './0002-sign-in.ts'
import { todos } from './0003-todos.ts'
import { todoRetention } from './0004-todo-retention.ts'

/** All steps of the identity database, in order. */
export const IDENTITY_MIGRATIONS: readonly Migration[] = [accounts, signIn, todos, todoRetention]
