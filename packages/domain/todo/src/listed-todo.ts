import { z } from 'zod'
import { DueGroup } from './due-group.ts'
import { Todo } from './todo.ts'

/** A to-do as the list of those for whom it waits shows it. Whom else it waits for, or not, is nobody's business. */
export const ListedTodo = Todo.pick({
  id: true,
  context: true,
  kind: true,
  weight: true,
  subject: true,
  division: true,
  divisionName: true,
  openedOn: true,
  dueOn: true,
  escalated: true,
}).extend({
  /** In the reader's language. */
  text: z.string(),
  due: DueGroup,
  /** For the reader alone; otherwise for all who hold the office. */
  personal: z.boolean(),
})
export type ListedTodo = z.infer<typeof ListedTodo>

/** How many wait by when they are due. What is due first is counted first. */
export const TodoCounts = z.object({
  ...({ overdue: z.int(), today: z.int(), week: z.int(), later: z.int(), undated: z.int() } satisfies Record<
    DueGroup,
    z.ZodType
  >),
  /** There are more than were counted. */
  more: z.boolean(),
})
export type TodoCounts = z.infer<typeof TodoCounts>
