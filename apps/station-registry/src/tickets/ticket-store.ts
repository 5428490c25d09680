import type { TicketNumber, TicketStepName } from '@zhanwang/domain-station-registry/ticket'
import type { ClaimedFile } from '@zhanwang/files/file-store'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { CommandCall } from '@zhanwang/kernel/call'
import type { DivisionCode } from '@zhanwang/kernel/division-code'
import { newId, type Uuid } from '@zhanwang/kernel/ids'
import type { ScopePath } from '@zhanwang/kernel/scope'
import { inScopes } from '@zhanwang/persistence/scope-filter'
import type { Transaction } from '@zhanwang/persistence/transaction'
import { type Kysely, sql } from 'kysely'
import { recordClaimed } from '../claimed-files.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { ownerColumns, type StoredTicket, storedTicketOf, ticketQuery } from './ticket-columns.ts'

type Db = Kysely<RegistryTables>

/** A ticket in the reader's scope; undefined for any other. */
export async function findTicket(
  db: Db,
  number: TicketNumber,
  scopes: readonly ScopePath[],
): Promise<StoredTicket | undefined> {
  const row = await ticketQuery(db)
    .where('ticket.number', '=', number)
    .where(inScopes('ticket.scope_path', scopes))
    .executeTakeFirst()
  return row && storedTicketOf(row)
}

/** The same, locked until the transaction ends. */
export async function lockTicket(
  db: Db,
  number: TicketNumber,
  scopes: readonly ScopePath[],
): Promise<StoredTicket | undefined> {
  const row = await ticketQuery(db)
    .where('ticket.number', '=', number)
    .where(inScopes('ticket.scope_path', scopes))
    .forUpdate('ticket')
    .executeTakeFirst()
  return row && storedTicketOf(row)
}

/** Unsolved tickets whose deadline lies before a day, the longest overdue first. */
export async function listOverdue(
  db: Db,
  { before, after, limit }: { before: BusinessDate; after: readonly [BusinessDate, Uuid] | undefined; limit: number },
): Promise<StoredTicket[]> {
  let query = ticketQuery(db).where('ticket.status', 'in', ['open', 'assigned']).where('ticket.due_on', '<', before)
  if (after) query = query.where(sql<boolean>`(ticket.due_on, ticket.id) > (${after[0]}::date, ${after[1]}::uuid)`)
  const rows = await query.orderBy('ticket.due_on').orderBy('ticket.id').limit(limit).execute()
  return rows.map(storedTicketOf)
}

/** Locks the tickets of some divisions, in the order of their ids. */
export async function lockTicketsOf(db: Db, divisions: readonly DivisionCode[]): Promise<StoredTicket[]> {
  const rows = await ticketQuery(db)
    .where(sql<boolean>`ticket.division_code = ANY(${[...divisions]}::text[])`)
    .orderBy('ticket.id')
    .forUpdate('ticket')
    .execute()
  return rows.map(storedTicketOf)
}

/** Writes a new ticket; violated constraints reject the command. */
export function insertTicket(tx: Transaction<RegistryTables>, ticket: StoredTicket): void {
  tx.write(
    tx.db.insertInto('ticket').values({
      id: ticket.id,
      number: ticket.number,
      source: ticket.source,
      kind: ticket.kind,
      problem: ticket.problem,
      division_code: ticket.division,
      station_code: ticket.station?.code ?? null,
      visit_id: ticket.visitId,
      raised_on: ticket.raisedOn,
      raised_by_id: ticket.raisedById,
      raised_by: ticket.raisedBy,
      raised_level: ticket.raisedLevel,
      ...mutableColumns(ticket),
    }),
  )
}

/** Writes a locked ticket's new state. */
export function updateTicket(tx: Transaction<RegistryTables>, ticket: StoredTicket): void {
  tx.write(tx.db.updateTable('ticket').set(mutableColumns(ticket)).where('id', '=', ticket.id))
}

function mutableColumns(ticket: StoredTicket) {
  return {
    division_name: ticket.divisionName,
    scope_path: ticket.scopePath,
    status: ticket.status,
    ...ownerColumns(ticket.owner),
    due_on: ticket.dueOn,
    measures: ticket.measures,
    solved_on: ticket.solvedOn,
    solved_by_id: ticket.solvedById,
    solved_by: ticket.solvedBy,
    closed_on: ticket.closedOn,
    escalated_to: ticket.escalatedTo,
    escalated_on: ticket.escalatedOn,
    version: ticket.version,
  }
}

/** What a step adds to the ticket's history. */
export interface TakenStep {
  readonly step: TicketStepName
  readonly on: BusinessDate
  readonly text: string
  readonly files: readonly ClaimedFile[]
}

/** Writes the step that made this state of a ticket, with its files. */
export function insertStep(
  tx: Transaction<RegistryTables>,
  { actor, now }: Pick<CommandCall, 'actor' | 'now'>,
  ticket: StoredTicket,
  { step, on, text, files }: TakenStep,
): void {
  const { id: ticketId, version: sequence } = ticket
  tx.write(
    tx.db.insertInto('ticket_step').values({
      ticket_id: ticketId,
      sequence,
      step,
      taken_on: on,
      text,
      ...ownerColumns(ticket.owner),
      due_on: ticket.dueOn,
      escalated_to: ticket.escalatedTo,
      by_id: actor.id,
      by_name: actor.kind === 'system' ? '' : actor.name,
      at: now,
    }),
  )
  for (const file of files) {
    const stored = recordClaimed(tx, file)
    tx.write(tx.db.insertInto('ticket_file').values({ id: newId(), ticket_id: ticketId, sequence, ...stored }))
  }
}
