import { paperStem, ticketNumber } from '@zhanwang/domain-station-registry/paper-number'
import type { TicketKind, TicketOwner, TicketSource, VisitNumber } from '@zhanwang/domain-station-registry/ticket'
import {
  checkOwner,
  checkRaised,
  defaultDueOn,
  namedOwner,
  raisingLevel,
} from '@zhanwang/domain-station-registry/ticket-life'
import type { ClaimedFile } from '@zhanwang/files/file-store'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { CommandCall } from '@zhanwang/kernel/call'
import { newId, type Uuid } from '@zhanwang/kernel/ids'
import type { Transaction } from '@zhanwang/persistence/transaction'
import type { ServiceParts } from '@zhanwang/service-kit/service-parts'
import { claimFiles, fileFacts, mapFileConstraint } from '../claimed-files.ts'
import { takePaperSerial } from '../paper-serial.ts'
import { type MatterPlace, placeOfMatter } from '../place-of-matter.ts'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { holidaysOf } from '../rules/local-holidays.ts'
import { recordTicket } from './change-ticket.ts'
import { publicTicket, type StoredTicket } from './ticket-columns.ts'
import { insertStep, insertTicket } from './ticket-store.ts'
import { followTodos } from './ticket-todos.ts'

/** A problem that is to become a ticket. */
export interface RaisedProblem {
  readonly place: MatterPlace
  readonly source: TicketSource
  readonly visit: { readonly id: Uuid; readonly number: VisitNumber } | null
  readonly raisedOn: BusinessDate
  readonly kind: TicketKind
  readonly problem: string
  readonly owner: TicketOwner | null
  readonly dueOn: BusinessDate | null
  readonly files: readonly ClaimedFile[]
}

/** Raises an issue about a station or a division, wherever it came up. */
export function handleRaise({
  db,
  files,
}: Pick<ServiceParts<RegistryTables>, 'db' | 'files'>): RegistryHandler<'tickets', 'raise'> {
  return ({ station, division, raisedOn, files: uploads, ...content }, call) =>
    db
      .command(call, async (tx) => {
        const place = await placeOfMatter(tx.db, { station, division }, call.scopes)
        const claimed = await claimFiles(files, uploads, call.actor.id)
        const raised = { ...content, place, visit: null, raisedOn: raisedOn ?? call.today, files: claimed }
        const { number, status, version } = await raiseTicket(tx, call, raised)
        return { number, status, version }
      })
      .catch((error: unknown) => {
        throw mapFileConstraint(error)
      })
}

/** Makes a problem a ticket, numbered within its county and year. Throws `rule-broken` where the rules stop it. */
export async function raiseTicket(
  tx: Transaction<RegistryTables>,
  call: CommandCall,
  { place, files, ...raised }: RaisedProblem,
): Promise<StoredTicket> {
  const { scopePath } = place
  if (raised.owner) checkOwner(raised.owner, scopePath)
  const owner = raised.owner && namedOwner(raised.owner, scopePath)
  const holidays = await holidaysOf(tx.db, scopePath, raised.raisedOn)
  const dueOn = raised.dueOn ?? defaultDueOn(raised.raisedOn, holidays)
  checkRaised({ raisedOn: raised.raisedOn, dueOn }, call.today)
  const stem = paperStem('ticket', scopePath, raised.raisedOn)
  const ticket: StoredTicket = {
    id: newId(),
    number: ticketNumber(stem, await takePaperSerial(tx.db, stem)),
    source: raised.source,
    kind: raised.kind,
    problem: raised.problem,
    ...place,
    visit: raised.visit?.number ?? null,
    visitId: raised.visit?.id ?? null,
    raisedOn: raised.raisedOn,
    raisedBy: call.actor.name,
    raisedById: call.actor.id,
    raisedLevel: raisingLevel(scopePath, call),
    status: owner ? 'assigned' : 'open',
    owner,
    dueOn,
    measures: '',
    solvedOn: null,
    solvedBy: null,
    solvedById: null,
    closedOn: null,
    escalatedTo: null,
    escalatedOn: null,
    version: 1,
  }
  insertTicket(tx, ticket)
  insertStep(tx, call, ticket, { step: 'raise', on: raised.raisedOn, text: '', files })
  await followTodos(tx, ticket, call.today)
  recordTicket(tx, ticket, {
    before: null,
    after: { ...publicTicket(ticket) },
    ...(files.length > 0 && { files: fileFacts(files) }),
  })
  return ticket
}
