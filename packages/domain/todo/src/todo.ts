import { BusinessDate } from '@zhanwang/kernel/calendar'
import { DivisionCode } from '@zhanwang/kernel/division-code'
import { defineEvent, type EventDefinition } from '@zhanwang/kernel/event'
import { Uuid } from '@zhanwang/kernel/ids'
import type { LocalizedText } from '@zhanwang/kernel/localized-text'
import { ScopePath } from '@zhanwang/kernel/scope'
import { z } from 'zod'

/** An action waits to be done by somebody; an alert tells what is the matter and is over when the matter is. */
export const TodoWeight = z.enum(['action', 'alert'])
export type TodoWeight = z.infer<typeof TodoWeight>

/** `void`: what it was about fell away, nobody has to do it any more. */
export const TodoStatus = z.enum(['open', 'done', 'void'])
export type TodoStatus = z.infer<typeof TodoStatus>

/** As an actor has it. */
const AccountId = z.string().min(1).max(100)

/** One account, or everyone who holds a permission by a grant whose scope is exactly the place. */
export const TodoAddressee = z.union([
  z.object({ accountId: AccountId }),
  z.object({ permission: z.string().min(1).max(60), place: ScopePath }),
])
export type TodoAddressee = z.infer<typeof TodoAddressee>

/** What a to-do is about, in its owner's words: `approval` and its id. */
export const TodoSubject = z.object({ type: z.string().min(1).max(60), id: z.string().min(1).max(100) })
export type TodoSubject = z.infer<typeof TodoSubject>

/** What fills a text stays a line: the owner's store cuts what is longer. */
export const PARAM_LENGTH = 200

/** Something that waits for somebody, or that somebody should know of. Its owner opens and closes it. */
export const Todo = z.object({
  id: Uuid,
  /** The context that owns it. */
  context: z.string(),
  /** Unique in its context, so that the same thing waits once: `approval/0199…/2`. */
  key: z.string().min(1).max(200),
  /** Its text, in the owner's `TODO_KINDS`. */
  kind: z.string().min(1).max(60),
  weight: TodoWeight,
  /** Fill the text's places. Nothing personal. */
  params: z.record(z.string(), z.string().max(PARAM_LENGTH)),
  subject: TodoSubject,
  addressee: TodoAddressee,
  /** Accounts that it is not for, whatever they hold: nobody approves what they asked for. */
  notFor: z.array(AccountId).max(50),
  division: DivisionCode.nullable(),
  divisionName: z.string().nullable(),
  /** Where its subject lies. */
  scopePath: ScopePath,
  openedOn: BusinessDate,
  /** The last day on which it is in time; null: no day is set. */
  dueOn: BusinessDate.nullable(),
  /** It was not done in time, and whoever stands above was told. */
  escalated: z.boolean(),
  status: TodoStatus,
  closedOn: BusinessDate.nullable(),
  version: z.int(),
})
export type Todo = z.infer<typeof Todo>

/** A to-do as its owner opens it. */
export type NewTodo = Omit<Todo, 'id' | 'context' | 'notFor' | 'escalated' | 'status' | 'closedOn' | 'version'> &
  Partial<Pick<Todo, 'notFor' | 'escalated'>>

/** The texts of a context's to-dos by kind; `{name}` is filled from the to-do's params. */
export type TodoKinds = Readonly<Record<string, LocalizedText>>

/**
 * Anything about a to-do of `context` changed. Aggregate id: the to-do's id. It has no `live`: pages are told by identity,
 * which makes the list, once the list has it.
 */
export function todoChanged(context: string): EventDefinition<typeof Todo> {
  return defineEvent({
    context,
    type: 'todo-changed',
    version: 1,
    state: Todo,
    golden: {
      id: '0199a1b2-c3d4-7e5f-8a6b-1c2d3e4f5a6b',
      context,
      key: 'approval/0199a1b2-c3d4-7e5f-8a6b-0a0b0c0d0e0f/1',
      kind: 'approval.decide',
      weight: 'action',
      params: { title: '设立杨溪铺镇社工站' },
      subject: { type: 'approval', id: '0199a1b2-c3d4-7e5f-8a6b-0a0b0c0d0e0f' },
      addressee: { permission: 'approval.decide', place: '/42/4203/420304/' },
      notFor: ['0199a1b2-c3d4-7e5f-8a6b-1a1b1c1d1e1f'],
      division: '420304101',
      divisionName: '杨溪铺镇',
      scopePath: '/42/4203/420304/420304101/',
      openedOn: '2026-06-30',
      dueOn: '2026-07-07',
      escalated: false,
      status: 'open',
      closedOn: null,
      version: 1,
    },
  })
}
