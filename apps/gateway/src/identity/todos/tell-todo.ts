import type { Notify, NotifyOffice } from '@zhanwang/kernel/live'
import type { Selectable } from 'kysely'
import type { TodoTable } from './todo-table.ts'

/** For whom a to-do waits. */
export type Waiting = Pick<Selectable<TodoTable>, 'account_id' | 'handed_to' | 'permission' | 'place' | 'not_for'>

/** Tells the open pages of those for whom a to-do waits, or waited, that their list has changed. */
export type TellTodo = (waiting: Waiting, id: string) => void

export function todoTeller(notify: Notify, notifyOffice: NotifyOffice): TellTodo {
  return ({ account_id, handed_to, permission, place, not_for }, id) => {
    const account = handed_to ?? account_id
    if (account !== null) notify(account, 'todo', id)
    else if (permission !== null && place !== null) notifyOffice({ permission, place, notFor: not_for }, 'todo', id)
  }
}
