import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { DivisionLevel } from '@zhanwang/kernel/division-code'
import { DomainError } from '@zhanwang/kernel/errors'
import { anyCovers, covers, type ScopePath } from '@zhanwang/kernel/scope'
import { addWorkingDays, workingDaysBetween } from '@zhanwang/kernel/working-days'
import { LEVELS, levelAbove, levelOfPlace, placeAtLevel } from './place-at-level.ts'
import { DEFAULT_WORKING_DAYS, type TicketOwner, type TicketStatus, type TicketStepName } from './ticket.ts'

/** From which states each step may be taken, and where it leads. Whatever is not listed is refused. */
const LIFE = {
  assign: { from: ['open', 'assigned'], to: 'assigned' },
  solve: { from: ['open', 'assigned'], to: 'solved' },
  confirm: { from: ['solved'], to: 'confirmed' },
  reopen: { from: ['solved', 'confirmed'], to: 'assigned' },
  withdraw: { from: ['open', 'assigned'], to: 'withdrawn' },
  escalate: { from: ['open', 'assigned'], to: null },
} as const satisfies Record<
  Exclude<TicketStepName, 'raise'>,
  { from: readonly TicketStatus[]; to: TicketStatus | null }
>
export type TicketAction = 'assign' | 'solve' | 'confirm' | 'reopen' | 'withdraw'
export const TICKET_ACTIONS = ['assign', 'solve', 'confirm', 'reopen', 'withdraw'] as const satisfies TicketAction[]

/** Working days from one escalation to the next. */
export const ESCALATION_WORKING_DAYS = 5
/** Nobody above a prefecture handles single problems: the province reads. */
const HIGHEST_HANDLER: DivisionLevel = 'prefecture'

/** What the rules look at. */
export interface TicketCase {
  readonly status: TicketStatus
  readonly scopePath: ScopePath
  readonly owner: TicketOwner | null
  readonly raisedById: string
  /** The level of the office for which it was raised; null: of an account over everything. */
  readonly raisedLevel: DivisionLevel | null
  readonly solvedById: string | null
  readonly dueOn: BusinessDate
  readonly escalatedTo: DivisionLevel | null
  readonly escalatedOn: BusinessDate | null
}

/** Who acts: an account, and where it holds the right that the step asks for. */
export interface TicketActor {
  readonly id: string
  readonly scopes: readonly ScopePath[]
}

/** The office whose matter a ticket is; while it is unassigned the county's, who is to assign it. */
export function ownerPlace({ scopePath, owner }: Pick<TicketCase, 'scopePath' | 'owner'>): ScopePath {
  return placeAtLevel(scopePath, owner?.level ?? 'county')
}

/** The level next above the owner's that handles problems; undefined where the owner is the highest. */
export function levelOverOwner({
  scopePath,
  owner,
}: Pick<TicketCase, 'scopePath' | 'owner'>): DivisionLevel | undefined {
  const above = levelAbove(scopePath, owner?.level ?? 'county')
  return above && LEVELS.indexOf(above) >= LEVELS.indexOf(HIGHEST_HANDLER) ? above : undefined
}

/** Whether an account may take a step now; the same rules as {@link takeTicketStep}. */
export function mayTake(action: TicketAction, ticket: TicketCase, actor: TicketActor): boolean {
  return refusal(action, ticket, actor) === undefined
}

/**
 * Decides a step: returns the new status, or throws `rule-broken`. The owner's office and those above it assign and solve;
 * while it is unassigned its raiser may name the owner too. Who raised it or a level above the owner confirms, reopens and
 * withdraws; where no level above handles problems, another person of the owner's office. Nobody confirms a solution of their own.
 */
export function takeTicketStep(action: TicketAction, ticket: TicketCase, actor: TicketActor): TicketStatus {
  const reason = refusal(action, ticket, actor)
  if (reason) throw new DomainError('rule-broken', { reason })
  return LIFE[action].to
}

function refusal(action: TicketAction, ticket: TicketCase, actor: TicketActor): string | undefined {
  if (!LIFE[action].from.some((status) => status === ticket.status)) return 'ticket-step-not-allowed'
  switch (action) {
    case 'assign':
      return isOwnerOrAbove(ticket, actor) || ticket.raisedById === actor.id ? undefined : 'ticket-not-owner'
    case 'solve':
      return isOwnerOrAbove(ticket, actor) ? undefined : 'ticket-not-owner'
    case 'confirm':
      if (ticket.solvedById === actor.id) return 'ticket-own-solution'
      return mayJudge(ticket, actor) ? undefined : 'ticket-not-judge'
    case 'reopen':
    case 'withdraw':
      return mayJudge(ticket, actor) ? undefined : 'ticket-not-judge'
  }
}

/** Whether somebody acts for the owner's office or for one above it. */
function isOwnerOrAbove(ticket: TicketCase, { scopes }: TicketActor): boolean {
  return anyCovers(scopes, ownerPlace(ticket))
}

/**
 * Whether somebody raised the ticket, acts for the office that did (unless it owns the ticket: then it would judge itself),
 * or stands above its owner. So a ticket outlasts the account that raised it.
 */
export function mayJudge(ticket: TicketCase, { id, scopes }: TicketActor): boolean {
  if (ticket.raisedById === id) return true
  const place = ownerPlace(ticket)
  const raisedAt = ticket.raisedLevel && placeAtLevel(ticket.scopePath, ticket.raisedLevel)
  if (raisedAt && raisedAt !== place && scopes.includes(raisedAt)) return true
  const isHighest = levelOverOwner(ticket) === undefined
  return scopes.some((scope) => covers(scope, place) && (scope !== place || isHighest))
}

/** The level of the office for which somebody raises a problem: of the narrowest place that they hold over it. */
export function raisingLevel(scopePath: ScopePath, { scopes }: Pick<TicketActor, 'scopes'>): DivisionLevel | null {
  const over = scopes.filter((scope) => covers(scope, scopePath)).toSorted((a, b) => b.length - a.length)
  return (over[0] && levelOfPlace(over[0])) ?? null
}

/** Who owned an unassigned ticket all along: the county (or the division above, where the place has none). */
export function countyOwner({ scopePath }: Pick<TicketCase, 'scopePath'>): TicketOwner {
  return namedOwner({ level: 'county', account: null }, scopePath)
}

/** An owner as it is kept: by the level that its office really has, where the named one is missing on the path. */
export function namedOwner(owner: TicketOwner, scopePath: ScopePath): TicketOwner {
  return { ...owner, level: levelOfPlace(placeAtLevel(scopePath, owner.level)) ?? owner.level }
}

/** Throws `rule-broken` for an owner whose level lies below the place: a village does not answer for its county. */
export function checkOwner(owner: Pick<TicketOwner, 'level'>, scopePath: ScopePath): void {
  const own = levelOfPlace(scopePath)
  const isBelow = own === undefined || LEVELS.indexOf(owner.level) > LEVELS.indexOf(own)
  if (isBelow || LEVELS.indexOf(owner.level) < LEVELS.indexOf(HIGHEST_HANDLER)) {
    throw new DomainError('rule-broken', { reason: 'ticket-owner-level' })
  }
}

/** The deadline where nobody names one. */
export function defaultDueOn(from: BusinessDate, holidays: readonly BusinessDate[]): BusinessDate {
  return addWorkingDays(from, DEFAULT_WORKING_DAYS, holidays)
}

/** Throws `rule-broken` for a problem raised tomorrow, or due before it was raised. */
export function checkRaised({ raisedOn, dueOn }: { raisedOn: BusinessDate; dueOn: BusinessDate }, today: BusinessDate) {
  if (raisedOn > today) throw new DomainError('rule-broken', { reason: 'date-in-future', params: { on: raisedOn } })
  if (dueOn < raisedOn) throw new DomainError('rule-broken', { reason: 'ticket-due-before-raised' })
}

/**
 * Checks a deadline that a step sets anew: not before today, and put off only by who may judge the ticket, so that nobody
 * gives themselves more time. Throws `rule-broken`.
 */
export function checkNewDue(dueOn: BusinessDate, ticket: TicketCase, actor: TicketActor, today: BusinessDate): void {
  if (dueOn === ticket.dueOn) return
  if (dueOn < today) throw new DomainError('rule-broken', { reason: 'ticket-due-past' })
  if (dueOn > ticket.dueOn && !mayJudge(ticket, actor)) {
    throw new DomainError('rule-broken', { reason: 'ticket-due-put-off' })
  }
}

/** Whether the deadline has passed without a solution. */
export function isOverdue({ status, dueOn }: Pick<TicketCase, 'status' | 'dueOn'>, today: BusinessDate): boolean {
  return (status === 'open' || status === 'assigned') && dueOn < today
}

/**
 * The level that is to be told today of a ticket whose deadline has passed: one above the owner, and for each further
 * {@link ESCALATION_WORKING_DAYS} one more, up to the prefecture; undefined where there is nothing to do today. Whatever was
 * missed, one call goes up one level: who was not told could not act.
 */
export function nextEscalation(
  ticket: TicketCase,
  today: BusinessDate,
  holidays: readonly BusinessDate[],
): DivisionLevel | undefined {
  if (!isOverdue(ticket, today)) return undefined
  const { scopePath, escalatedTo, escalatedOn } = ticket
  if (escalatedTo === null || escalatedOn === null) {
    return workingDaysBetween(ticket.dueOn, today, holidays) > 0 ? levelOverOwner(ticket) : undefined
  }
  if (workingDaysBetween(escalatedOn, today, holidays) < ESCALATION_WORKING_DAYS) return undefined
  return levelOverOwner({ scopePath, owner: { level: escalatedTo, account: null } })
}
