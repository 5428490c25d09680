import { ticketChanged } from '@zhanwang/domain-station-registry/events'
import type { TicketNumber, TicketStepName } from '@zhanwang/domain-station-registry/ticket'
import type { TicketActor } from '@zhanwang/domain-station-registry/ticket-life'
import type { CommandCall } from '@zhanwang/kernel/call'
import { DomainError } from '@zhanwang/kernel/errors'
import type { UploadTicket } from '@zhanwang/kernel/stored-file'
import type { JsonObject } from '@zhanwang/persistence/json'
import type { Transaction } from '@zhanwang/persistence/transaction'
import type { ServiceParts } from '@zhanwang/service-kit/service-parts'
import { changeFacts } from '../changed-fields.ts'
import { claimFiles, fileFacts, mapFileConstraint } from '../claimed-files.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { publicTicket, type StoredTicket } from './ticket-columns.ts'
import { findTicket, insertStep, lockTicket, type TakenStep, updateTicket } from './ticket-store.ts'
import { followTodos } from './ticket-todos.ts'

/** What a decision changes of a ticket, and the step that it is in its history. */
export interface TicketChange {
  readonly step: TicketStepName
  readonly text: string
  readonly changes: Partial<StoredTicket>
}

type Decide = (
  ticket: StoredTicket,
  actor: TicketActor,
  tx: Transaction<RegistryTables>,
) => TicketChange | Promise<TicketChange>

/**
 * Carries out one step of a ticket: takes its files over, locks it, lets `decide` apply the rules, saves, and has to-dos,
 * audit and event follow. Throws `not-found` outside the caller's scope, `stale` when somebody was faster.
 */
export async function changeTicket(
  { db, files }: Pick<ServiceParts<RegistryTables>, 'db' | 'files'>,
  call: CommandCall,
  { number, version, uploads = [] }: { number: TicketNumber; version: number; uploads?: readonly UploadTicket[] },
  decide: Decide,
) {
  const work = async (tx: Transaction<RegistryTables>) => {
    // Looked at before uploads are taken over, locked only after.
    if (!(await findTicket(tx.db, number, call.scopes))) throw new DomainError('not-found')
    const claimed = await claimFiles(files, uploads, call.actor.id)
    const before = await lockTicket(tx.db, number, call.scopes)
    if (!before) throw new DomainError('not-found')
    if (before.version !== version) throw new DomainError('stale')
    const { step, text, changes } = await decide(before, { id: call.actor.id, scopes: call.scopes }, tx)
    return saveStep(tx, call, before, changes, { step, text, on: call.today, files: claimed })
  }
  return db.command(call, work).catch((error: unknown) => {
    throw mapFileConstraint(error)
  })
}

/** Saves a step of a locked ticket and has everything follow that depends on its state. */
export async function saveStep(
  tx: Transaction<RegistryTables>,
  call: CommandCall,
  before: StoredTicket,
  changes: Partial<StoredTicket>,
  step: TakenStep,
) {
  const after: StoredTicket = { ...before, ...changes, version: before.version + 1 }
  updateTicket(tx, after)
  insertStep(tx, call, after, step)
  await followTodos(tx, after, call.today)
  const { text: reason, files } = step
  recordTicket(tx, after, {
    step: step.step,
    ...changeFacts(publicTicket(before), publicTicket(after)),
    ...(reason && { reason }),
    ...(files.length > 0 && { files: fileFacts(files) }),
  })
  return { number: after.number, status: after.status, version: after.version }
}

/** Audits a change of a ticket and tells its new state. */
export function recordTicket(tx: Transaction<RegistryTables>, ticket: StoredTicket, detail: JsonObject): void {
  const { id: aggregateId, number, scopePath, division, version: aggregateVersion } = ticket
  tx.audit({ subjectType: 'ticket', subjectId: number, scopePath, division, detail })
  tx.emit(ticketChanged, { aggregateId, aggregateVersion, state: publicTicket(ticket) })
}
