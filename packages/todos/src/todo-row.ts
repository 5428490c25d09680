import { type Todo, todoChanged } from '@zhanwang/domain-todo/todo'
import type { Transaction } from '@zhanwang/persistence/transaction'
import type { Selectable } from 'kysely'
import type { TodoTables } from './todo-tables.ts'

export type TodoRow = Selectable<TodoTables['todo']>

/** A to-do as its row has it. Throws an Error for a row that the table's own checks exclude. */
export function todoOf(context: string, row: TodoRow): Todo {
  return {
    id: row.id,
    context,
    key: row.key,
    kind: row.kind,
    weight: row.weight,
    params: row.params,
    subject: { type: row.subject_type, id: row.subject_id },
    addressee: addresseeOf(row),
    notFor: row.not_for,
    division: row.division_code,
    divisionName: row.division_name,
    scopePath: row.scope_path,
    openedOn: row.opened_on,
    dueOn: row.due_on,
    escalated: row.escalated,
    status: row.status,
    closedOn: row.closed_on,
    version: row.version,
  }
}

function addresseeOf({ key, account_id, permission, place }: TodoRow): Todo['addressee'] {
  if (account_id !== null) return { accountId: account_id }
  if (permission === null || place === null) throw new Error(`the to-do ${key} is addressed to nobody`)
  return { permission, place }
}

/** Tells the new state of what changed. */
export function tellTodos<S extends TodoTables>(tx: Transaction<S>, context: string, rows: readonly TodoRow[]): void {
  const event = todoChanged(context)
  for (const row of rows) {
    tx.emit(event, { aggregateId: row.id, aggregateVersion: row.version, state: todoOf(context, row) })
  }
}
