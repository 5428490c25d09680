import { readdress } from '@zhanwang/domain-todo/readdress'
import type { DivisionCode } from '@zhanwang/kernel/division-code'
import type { ScopePath } from '@zhanwang/kernel/scope'
import type { Transaction } from '@zhanwang/persistence/transaction'
import { sql } from 'kysely'
import { type TodoRow, tellTodos, todoOf } from './todo-row.ts'
import type { TodoTables } from './todo-tables.ts'

/** Where a division lies now, and what it is called where that is known. */
export interface TodoPlace {
  readonly code: DivisionCode
  readonly path: ScopePath
  readonly name?: string
}

/**
 * Carries a reorganisation of divisions over to the open to-dos of these divisions: what lies elsewhere now waits for
 * the authority that governs it now. Returns how many changed.
 */
export async function restampTodos<S extends TodoTables>(
  tx: Transaction<S>,
  context: string,
  places: readonly TodoPlace[],
): Promise<number> {
  if (places.length === 0) return 0
  const byCode = new Map(places.map((place) => [place.code, place]))
  const { rows } = await sql<TodoRow>`
    SELECT * FROM todo WHERE status = 'open' AND division_code = ANY (${[...byCode.keys()]}) ORDER BY key FOR UPDATE`.execute(
    tx.db,
  )
  let changed = 0
  for (const row of rows) {
    const now = row.division_code === null ? undefined : byCode.get(row.division_code)
    const name = now?.name ?? row.division_name
    if (!now || (now.path === row.scope_path && name === row.division_name)) continue
    const addressee = readdress(todoOf(context, row).addressee, row.scope_path, now.path)
    const place = 'place' in addressee ? addressee.place : null
    const { rows: moved } = await sql<TodoRow>`
      UPDATE todo SET scope_path = ${now.path}, division_name = ${name}, place = ${place}, version = version + 1
      WHERE id = ${row.id} RETURNING *`.execute(tx.db)
    tellTodos(tx, context, moved)
    changed += moved.length
  }
  return changed
}
