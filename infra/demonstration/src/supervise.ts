import { stationRegistry } from '@zhanwang/domain-station-registry/contract'
import type { StationCode } from '@zhanwang/domain-station-registry/station'
import type { TicketNumber } from '@zhanwang/domain-station-registry/ticket'
import type { Uuid } from '@zhanwang/kernel/ids'
import type { Api } from './api.ts'
import { commandIdOf } from './command-id.ts'
import { SEED } from './network.ts'
import type { PaperPlan, PlannedTicket, PlannedVisit } from './planned-papers.ts'

const { tickets, visits } = stationRegistry.procedures

/** The two who supervise: what the one solved, the other confirms. */
export interface Supervisors {
  readonly business: Api
  readonly checker: Api
}

/**
 * Records the planned visits and tickets and leads each ticket as far as planned. Command ids come from the plan: done again
 * after a kill, nothing is there twice.
 */
export async function supervise(
  { business, checker }: Supervisors,
  plan: PaperPlan,
  codes: ReadonlyMap<string, StationCode>,
): Promise<void> {
  for (const visit of plan.visits) await recordVisit({ business, checker }, visit, codes)
  for (const ticket of plan.tickets) await raiseTicket({ business, checker }, ticket, codes)
}

async function recordVisit(
  supervisors: Supervisors,
  visit: PlannedVisit,
  codes: ReadonlyMap<string, StationCode>,
): Promise<void> {
  const { key, on, visitors, lookedAt, stationKeys, findings } = visit
  const input = {
    on,
    visitors,
    lookedAt,
    places: stationKeys.map((station) => ({ station: codeOf(station, codes) })),
    findings: findings.map(({ place, problem, kind, owner }) => ({
      place,
      kind,
      text: problem,
      ticket: owner === null ? null : { owner: { level: owner } },
    })),
  }
  const recorded = await supervisors.checker.send(visits.record.rest, input, idOf(key, 'record'))
  const { tickets: raised } = visits.record.output.parse(recorded)
  const followed = findings.filter(({ owner }) => owner !== null)
  for (const [index, number] of raised.entries()) {
    const { measures = '', end = 'assigned' } = followed[index] ?? {}
    await leadTicket(supervisors, { key: `${key}/${index}`, measures, end }, { number, version: 1 })
  }
}

async function raiseTicket(
  supervisors: Supervisors,
  ticket: PlannedTicket,
  codes: ReadonlyMap<string, StationCode>,
): Promise<void> {
  const { key, stationKey, source, kind, problem, owner, raisedOn } = ticket
  const station = codeOf(stationKey, codes)
  const input = { station, source, kind, problem, raisedOn, owner: owner === null ? null : { level: owner } }
  const raised = await supervisors.checker.send(tickets.raise.rest, input, idOf(key, 'raise'))
  await leadTicket(supervisors, ticket, tickets.raise.output.parse(raised))
}

async function leadTicket(
  { business, checker }: Supervisors,
  { key, measures, end }: Pick<PlannedTicket, 'key' | 'measures' | 'end'>,
  { number, version }: { readonly number: TicketNumber; readonly version: number },
): Promise<void> {
  if (end === 'assigned') return
  const answer = await business.send(tickets.solve.rest, { number, version, measures }, idOf(key, 'solve'))
  const solved = { number, version: tickets.solve.output.parse(answer).version }
  if (end === 'confirmed') await checker.send(tickets.confirm.rest, solved, idOf(key, 'confirm'))
  if (end === 'reopened') {
    await checker.send(tickets.reopen.rest, { ...solved, reason: '现场复核未完全整改' }, idOf(key, 'reopen'))
  }
}

function idOf(key: string, step: string): Uuid {
  return commandIdOf(`${SEED}/${key}/${step}`)
}

function codeOf(key: string, codes: ReadonlyMap<string, StationCode>): StationCode {
  const code = codes.get(key)
  if (!code) throw new Error(`${key} was not founded`)
  return code
}
