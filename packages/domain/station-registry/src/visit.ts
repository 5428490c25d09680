import { BusinessDate } from '@zhanwang/kernel/calendar'
import { DivisionCode } from '@zhanwang/kernel/division-code'
import { DomainError } from '@zhanwang/kernel/errors'
import { Uuid } from '@zhanwang/kernel/ids'
import { anyCovers, EVERYWHERE, ScopePath } from '@zhanwang/kernel/scope'
import { z } from 'zod'
import { StationCode } from './station.ts'
import { TicketFile, TicketKind, TicketNumber, VisitNumber } from './ticket.ts'

export const MAX_VISITORS = 10
/** Stations and divisions of one visit. */
export const MAX_PLACES = 20
export const MAX_FINDINGS = 20
export const MAX_VISIT_FILES = 30

/** A station, or a division as a whole, that was visited. */
export const VisitPlace = z.object({
  division: DivisionCode,
  divisionName: z.string(),
  station: z.object({ code: StationCode, name: z.string() }).nullable(),
})
export type VisitPlace = z.infer<typeof VisitPlace>

/** A supervision visit (现场督办) in a list. A reader sees of it the places in their own scope, and what belongs to those. */
export const VisitSummary = z.object({
  id: Uuid,
  number: VisitNumber,
  on: BusinessDate,
  visitors: z.array(z.string()),
  /** What was looked at. */
  lookedAt: z.string(),
  places: z.array(VisitPlace),
  findings: z.int(),
  files: z.int(),
  recordedBy: z.string(),
  recordedAt: z.iso.datetime(),
  /** That the record was a mistake: it stays, and counts no more. */
  struck: z.object({ on: BusinessDate, by: z.string(), reason: z.string() }).nullable(),
})
export type VisitSummary = z.infer<typeof VisitSummary>

/** Something that was found at a place. */
export const VisitFinding = z.object({
  /** Index into `places`. */
  place: z.int(),
  text: z.string(),
  kind: TicketKind,
  /** The ticket that it became. */
  ticket: TicketNumber.nullable(),
})
export type VisitFinding = z.infer<typeof VisitFinding>

export const VisitFile = TicketFile.extend({ place: z.int(), title: z.string() })
export type VisitFile = z.infer<typeof VisitFile>

/** A visit as its event tells of it: what was found and became a ticket is told by the tickets. */
export const VisitFacts = z.object({
  id: Uuid,
  number: VisitNumber,
  on: BusinessDate,
  scopePath: ScopePath,
  places: z.array(VisitPlace),
  findings: z.int(),
  struck: z.boolean(),
  version: z.int(),
})
export type VisitFacts = z.infer<typeof VisitFacts>

export interface StrikableVisit {
  readonly recordedById: string
  readonly scopePath: ScopePath
  readonly struck: boolean
}

interface Striker {
  readonly id: string
  readonly scopes: readonly ScopePath[]
}

/** Whether somebody may strike the record of a visit; the same rule as {@link checkStrikable}. */
export function isStrikable(visit: StrikableVisit, striker: Striker): boolean {
  return refusal(visit, striker) === undefined
}

/**
 * A mistaken record is struck by who recorded it, or who governs all that was visited. Throws `rule-broken` for anybody
 * else and for one that is struck already.
 */
export function checkStrikable(visit: StrikableVisit, striker: Striker): void {
  const reason = refusal(visit, striker)
  if (reason) throw new DomainError('rule-broken', { reason })
}

function refusal({ struck, recordedById, scopePath }: StrikableVisit, { id, scopes }: Striker): string | undefined {
  if (struck) return 'visit-struck'
  return recordedById === id || anyCovers(scopes, scopePath) ? undefined : 'visit-not-yours'
}

/** What is to be recorded, as far as the rules look at it. */
export interface IntendedVisit {
  readonly on: BusinessDate
  /** The path of each place visited. */
  readonly paths: readonly ScopePath[]
  readonly stations: readonly (string | null)[]
  readonly divisions: readonly string[]
  /** To which place each finding and each file belongs. */
  readonly references: readonly number[]
}

/**
 * Throws `rule-broken` for a visit of tomorrow, one that names a place twice or a finding at no place of it, and one whose
 * places lie in no single scope of who records it: those are different visits.
 */
export function checkVisit(visit: IntendedVisit, scopes: readonly ScopePath[], today: BusinessDate): void {
  if (visit.on > today) throw new DomainError('rule-broken', { reason: 'date-in-future', params: { on: visit.on } })
  const names = visit.stations.map((station, index) => station ?? visit.divisions[index])
  if (new Set(names).size < names.length) throw new DomainError('rule-broken', { reason: 'visit-place-twice' })
  if (visit.references.some((place) => place >= visit.paths.length)) {
    throw new DomainError('rule-broken', { reason: 'visit-place-unknown' })
  }
  const common = commonPath(visit.paths)
  if (common === EVERYWHERE || !anyCovers(scopes, common)) {
    throw new DomainError('rule-broken', { reason: 'visit-places-apart' })
  }
}

/** The lowest place that governs all of these. */
export function commonPath(paths: readonly ScopePath[]): ScopePath {
  let common = paths[0] ?? EVERYWHERE
  while (!paths.every((path) => path.startsWith(common))) common = ScopePath.parse(common.replace(/[^/]+\/$/, ''))
  return common
}
