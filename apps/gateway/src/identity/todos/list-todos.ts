import { dueGroup } from '@zhanwang/domain-todo/due-group'
import type { ListedTodo } from '@zhanwang/domain-todo/listed-todo'
import { BusinessDate } from '@zhanwang/kernel/calendar'
import type { Call } from '@zhanwang/kernel/call'
import { DivisionCode } from '@zhanwang/kernel/division-code'
import { Uuid } from '@zhanwang/kernel/ids'
import { decodeCursor, pageOf } from '@zhanwang/persistence/keyset'
import { z } from 'zod'
import type { IdentityHandler, IdentityParts } from '../parts.ts'
import { type WaitingTodo, waitingFor } from './todo-list-store.ts'
import type { TodoTexts } from './todo-texts.ts'

const Cursor = z.tuple([BusinessDate.or(z.literal('9999-12-31')), Uuid])

/** What waits for whoever asks. */
export function myTodos({ database: { read }, todoTexts }: IdentityParts): IdentityHandler<'todos', 'mine'> {
  return async ({ cursor, limit }, call) => {
    const after = cursor === undefined ? undefined : decodeCursor(cursor, Cursor)
    const rows = await waitingFor(read, call.actor, after, limit)
    const page = pageOf(rows, limit, ({ due_key, id }) => [due_key, id])
    return { ...page, rows: page.rows.map((row) => listed(row, todoTexts, call)) }
  }
}

function listed(row: WaitingTodo, texts: TodoTexts, { today, language }: Call): ListedTodo {
  return {
    id: Uuid.parse(row.id),
    context: row.context,
    kind: row.kind,
    weight: row.weight,
    subject: { type: row.subject_type, id: row.subject_id },
    division: row.division === null ? null : DivisionCode.parse(row.division),
    divisionName: row.division_name,
    openedOn: row.opened_on,
    dueOn: row.due_on,
    escalated: row.escalated,
    text: texts(row.context, row.kind, row.params, language),
    due: dueGroup(row.due_on, today),
    personal: row.account_id !== null,
  }
}
