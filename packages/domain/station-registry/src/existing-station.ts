import { BusinessDate } from '@zhanwang/kernel/calendar'
import { DomainError } from '@zhanwang/kernel/errors'
import { z } from 'zod'
import { FoundingInput } from './founding.ts'
import { checkNotInFuture } from './station-change.ts'

/** A station that operates already when it is recorded. */
export const ExistingInput = FoundingInput.extend({
  /** The day from which it operates. */
  plaqueOn: BusinessDate,
  /** Why it is recorded without an acceptance. */
  reason: z.string().trim().min(1).max(500),
})

/** A checklist that an office has published: its name, and from when it holds. */
export interface PublishedChecklist {
  readonly name: string
  readonly since: BusinessDate
}

/**
 * Checks what is recorded as operating without an acceptance: it has premises and hung its plaque after its founding, not
 * tomorrow, and on a day on which no checklist was published for it. Throws `rule-broken`.
 */
export function checkExisting(
  { foundedOn, plaqueOn, premises }: Pick<z.output<typeof ExistingInput>, 'foundedOn' | 'plaqueOn' | 'premises'>,
  published: PublishedChecklist | null,
  today: BusinessDate,
): void {
  if (plaqueOn < foundedOn) {
    throw new DomainError('rule-broken', {
      reason: 'change-before-founding',
      params: { on: plaqueOn, since: foundedOn },
    })
  }
  checkNotInFuture(plaqueOn, today)
  if (!premises) throw new DomainError('rule-broken', { reason: 'existing-without-premises' })
  checkBeforeChecklists(published)
}

/** Throws `rule-broken` where a checklist that an office published held on the day of the plaque. */
export function checkBeforeChecklists(published: PublishedChecklist | null): void {
  if (!published) return
  const { name: checklist, since } = published
  throw new DomainError('rule-broken', { reason: 'existing-under-checklist', params: { checklist, since } })
}
