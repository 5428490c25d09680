import type { Ticket, TicketOwner, TicketSummary } from '@zhanwang/domain-station-registry/ticket'
import { isOverdue } from '@zhanwang/domain-station-registry/ticket-life'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { DivisionLevel } from '@zhanwang/kernel/division-code'
import type { Uuid } from '@zhanwang/kernel/ids'
import type { Kysely } from 'kysely'
import type { RegistryTables } from '../registry-tables.ts'

/** A ticket with what the rules look at besides. */
export interface StoredTicket extends Ticket {
  readonly raisedById: string
  readonly raisedLevel: DivisionLevel | null
  readonly solvedById: string | null
  readonly visitId: Uuid | null
}

/** Tickets with the names of what they point at. */
export function ticketQuery(db: Kysely<RegistryTables>) {
  return db
    .selectFrom('ticket')
    .leftJoin('station', 'station.code', 'ticket.station_code')
    .leftJoin('visit', 'visit.id', 'ticket.visit_id')
    .select([
      'ticket.id',
      'ticket.number',
      'ticket.source',
      'ticket.kind',
      'ticket.problem',
      'ticket.division_code',
      'ticket.division_name',
      'ticket.scope_path',
      'ticket.station_code',
      'station.name as station_name',
      'ticket.visit_id',
      'visit.number as visit_number',
      'ticket.raised_on',
      'ticket.raised_by_id',
      'ticket.raised_by',
      'ticket.raised_level',
      'ticket.status',
      'ticket.owner_level',
      'ticket.owner_account_id',
      'ticket.owner_account_name',
      'ticket.due_on',
      'ticket.measures',
      'ticket.solved_on',
      'ticket.solved_by_id',
      'ticket.solved_by',
      'ticket.closed_on',
      'ticket.escalated_to',
      'ticket.escalated_on',
      'ticket.version',
      'ticket.list_order',
    ])
}

export type TicketRow = Awaited<ReturnType<ReturnType<typeof ticketQuery>['executeTakeFirstOrThrow']>>

/** The ticket of a selected row. */
export function storedTicketOf(row: TicketRow): StoredTicket {
  return {
    id: row.id,
    number: row.number,
    source: row.source,
    kind: row.kind,
    problem: row.problem,
    division: row.division_code,
    divisionName: row.division_name,
    scopePath: row.scope_path,
    station: row.station_code === null ? null : { code: row.station_code, name: row.station_name ?? '' },
    visit: row.visit_number,
    visitId: row.visit_id,
    raisedOn: row.raised_on,
    raisedBy: row.raised_by,
    raisedById: row.raised_by_id,
    raisedLevel: row.raised_level,
    status: row.status,
    owner: ownerOf(row),
    dueOn: row.due_on,
    measures: row.measures,
    solvedOn: row.solved_on,
    solvedBy: row.solved_by,
    solvedById: row.solved_by_id,
    closedOn: row.closed_on,
    escalatedTo: row.escalated_to,
    escalatedOn: row.escalated_on,
    version: row.version,
  }
}

type OwnerColumns = Pick<TicketRow, 'owner_level' | 'owner_account_id' | 'owner_account_name'>

export function ownerOf({ owner_level: level, owner_account_id: id, owner_account_name: name }: OwnerColumns) {
  if (level === null) return null
  const owner: TicketOwner = { level, account: id === null ? null : { id, name: name ?? '' } }
  return owner
}

export function ownerColumns(owner: TicketOwner | null): OwnerColumns {
  return {
    owner_level: owner?.level ?? null,
    owner_account_id: owner?.account?.id ?? null,
    owner_account_name: owner?.account?.name ?? null,
  }
}

/** The public state alone, as events and answers carry it. */
export function publicTicket({ visitId, raisedById, raisedLevel, solvedById, ...ticket }: StoredTicket): Ticket {
  return ticket
}

/** The ticket as a list shows it. */
export function ticketSummary(ticket: StoredTicket, today: BusinessDate): TicketSummary {
  const { measures, ...shown } = publicTicket(ticket)
  return { ...shown, overdue: isOverdue(ticket, today) }
}
