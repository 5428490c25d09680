import { decidingPlaces, presentStep } from '@zhanwang/domain-approval/decide'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { Transaction } from '@zhanwang/persistence/transaction'
import { closeTodosOf, openTodos } from '@zhanwang/todos/todo-store'
import type { StoredApproval } from './approval-row.ts'
import type { ApprovalTables } from './approval-tables.ts'

/** What a file's to-dos are about. */
export function todoSubject({ id }: Pick<StoredApproval, 'id'>): { type: string; id: string } {
  return { type: 'approval', id }
}

/** Opens (or brings up to date) the to-dos of a file: of those who may decide its step, or of whoever is to mend it. */
export async function openFileTodos<S extends ApprovalTables>(
  tx: Transaction<S>,
  context: string,
  file: StoredApproval,
  today: BusinessDate,
): Promise<void> {
  const { id, round, step, title, division, divisionName, scopePath, escalated } = file
  const common = {
    weight: 'action',
    subject: todoSubject(file),
    division,
    divisionName,
    scopePath,
    openedOn: today,
  } as const
  if (file.status === 'returned') {
    const addressee = { accountId: file.submittedBy }
    const own = { kind: 'approval.returned', params: { title: title.slice(0, 200) }, addressee, dueOn: null }
    await openTodos(tx, context, [{ ...common, ...own, key: `approval/${id}/${round}/returned` }])
    return
  }
  if (file.status !== 'pending') return
  const { permission, name } = presentStep(file)
  const params = { title: title.slice(0, 200), step: name }
  const deciders = file.said.filter((said) => said.round === round).map(({ by }) => by)
  const notFor = [...new Set([file.submittedBy, ...file.madeBy, ...deciders])].slice(0, 50)
  const todos = decidingPlaces(file).map((place, above) => ({
    ...{
      ...common,
      kind: file.todoKind,
      params,
      addressee: { permission, place },
      notFor,
      dueOn: file.dueOn,
      escalated,
    },
    key: `approval/${id}/${round}/${step}${above === 0 ? '' : '/above'}`,
  }))
  await openTodos(tx, context, todos)
}

/** Closes what was open of a file: done by a decision, void by a withdrawal. */
export async function closeFileTodos<S extends ApprovalTables>(
  tx: Transaction<S>,
  context: string,
  file: StoredApproval,
  as: 'done' | 'void',
  today: BusinessDate,
): Promise<void> {
  await closeTodosOf(tx, context, todoSubject(file), as, today)
}
