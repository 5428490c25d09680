import { type NewTodo, PARAM_LENGTH, type TodoStatus, type TodoSubject } from '@zhanwang/domain-todo/todo'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import { newId } from '@zhanwang/kernel/ids'
import type { Transaction } from '@zhanwang/persistence/transaction'
import { type RawBuilder, sql } from 'kysely'
import { type TodoRow, tellTodos } from './todo-row.ts'
import type { TodoTables } from './todo-tables.ts'

/** How a to-do ends. */
export type TodoEnd = Exclude<TodoStatus, 'open'>

/**
 * Opens a to-do in the transaction of what brings it about. One that is open under the key already is brought up to date
 * (whom it waits for, until when) and keeps the day on which it was opened; a closed one opens again. Nothing is told
 * when nothing changed, so a daily run may open again what is open. Costs one round trip.
 */
export async function openTodo<S extends TodoTables>(
  tx: Transaction<S>,
  context: string,
  todo: NewTodo,
): Promise<void> {
  await openTodos(tx, context, [todo])
}

/** The same for many in one statement. Throws an Error when two of them have one key. */
export async function openTodos<S extends TodoTables>(
  tx: Transaction<S>,
  context: string,
  todos: readonly NewTodo[],
): Promise<void> {
  if (todos.length === 0) return
  if (new Set(todos.map(({ key }) => key)).size < todos.length) throw new Error('two to-dos under one key')
  const given = JSON.stringify(todos.map(columnsOf))
  // Sorted, so that two transactions that open the same to-dos wait for each other instead of dying.
  const { rows } = await sql<TodoRow>`
    INSERT INTO todo AS ours (id, key, kind, weight, params, subject_type, subject_id, account_id, permission, place,
      not_for, division_code, division_name, scope_path, opened_on, due_on, escalated, status, version)
    SELECT id, key, kind, weight, params, subject_type, subject_id, account_id, permission, place,
      not_for, division_code, division_name, scope_path, opened_on, due_on, escalated, 'open', 1
    FROM jsonb_to_recordset(${given}::jsonb) AS given (id uuid, key text, kind text, weight text, params jsonb,
      subject_type text, subject_id text, account_id text, permission text, place text, not_for text[],
      division_code text, division_name text, scope_path text, opened_on date, due_on date, escalated boolean)
    ORDER BY key COLLATE "C"
    ON CONFLICT (key) DO UPDATE SET kind = excluded.kind, weight = excluded.weight, params = excluded.params,
      subject_type = excluded.subject_type, subject_id = excluded.subject_id, account_id = excluded.account_id,
      permission = excluded.permission, place = excluded.place, not_for = excluded.not_for,
      division_code = excluded.division_code, division_name = excluded.division_name,
      scope_path = excluded.scope_path, due_on = excluded.due_on, escalated = excluded.escalated,
      opened_on = CASE ours.status WHEN 'open' THEN ours.opened_on ELSE excluded.opened_on END,
      status = 'open', closed_on = NULL, version = ours.version + 1
    WHERE ours.status <> 'open'
      OR (ours.kind, ours.weight, ours.params, ours.subject_type, ours.subject_id, ours.account_id, ours.permission,
        ours.place, ours.not_for, ours.division_code, ours.division_name, ours.scope_path, ours.due_on, ours.escalated)
      IS DISTINCT FROM (excluded.kind, excluded.weight, excluded.params, excluded.subject_type, excluded.subject_id,
        excluded.account_id, excluded.permission, excluded.place, excluded.not_for, excluded.division_code,
        excluded.division_name, excluded.scope_path, excluded.due_on, excluded.escalated)
    RETURNING *`.execute(tx.db)
  tellTodos(tx, context, rows)
}

/** Closes the to-do under a key; where none is open, nothing happens. Costs one round trip. */
export async function closeTodo<S extends TodoTables>(
  tx: Transaction<S>,
  context: string,
  key: string,
  as: TodoEnd,
  on: BusinessDate,
): Promise<void> {
  await close(tx, context, sql`key = ${key}`, as, on)
}

/** Closes all that is open about a subject. */
export async function closeTodosOf<S extends TodoTables>(
  tx: Transaction<S>,
  context: string,
  subject: TodoSubject,
  as: TodoEnd,
  on: BusinessDate,
): Promise<void> {
  await close(tx, context, sql`subject_type = ${subject.type} AND subject_id = ${subject.id}`, as, on)
}

async function close<S extends TodoTables>(
  tx: Transaction<S>,
  context: string,
  which: RawBuilder<unknown>,
  as: TodoEnd,
  on: BusinessDate,
): Promise<void> {
  const { rows } = await sql<TodoRow>`
    UPDATE todo SET status = ${as}, closed_on = ${on}, version = version + 1
    WHERE status = 'open' AND ${which} RETURNING *`.execute(tx.db)
  tellTodos(tx, context, rows)
}

function columnsOf({ addressee, subject, ...todo }: NewTodo) {
  return {
    id: newId(),
    key: todo.key,
    kind: todo.kind,
    weight: todo.weight,
    params: Object.fromEntries(Object.entries(todo.params).map(([name, text]) => [name, aLine(text)])),
    subject_type: subject.type,
    subject_id: subject.id,
    account_id: 'accountId' in addressee ? addressee.accountId : null,
    permission: 'permission' in addressee ? addressee.permission : null,
    place: 'place' in addressee ? addressee.place : null,
    not_for: [...new Set(todo.notFor)].sort(),
    division_code: todo.division,
    division_name: todo.divisionName,
    scope_path: todo.scopePath,
    opened_on: todo.openedOn,
    due_on: todo.dueOn,
    escalated: todo.escalated ?? false,
  }
}

/** A text of which a list of names was made may be of any length; a to-do tells a line of it. */
function aLine(text: string): string {
  return text.length <= PARAM_LENGTH ? text : `${text.slice(0, PARAM_LENGTH - 1)}…`.toWellFormed()
}
