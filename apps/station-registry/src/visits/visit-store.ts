import type { StationCode } from '@zhanwang/domain-station-registry/station'
import type { TicketKind, VisitNumber } from '@zhanwang/domain-station-registry/ticket'
import type { VisitFacts } from '@zhanwang/domain-station-registry/visit'
import type { ClaimedFile } from '@zhanwang/files/file-store'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { DivisionCode } from '@zhanwang/kernel/division-code'
import { newId, type Uuid } from '@zhanwang/kernel/ids'
import type { ScopePath } from '@zhanwang/kernel/scope'
import { inScopes } from '@zhanwang/persistence/scope-filter'
import type { Transaction } from '@zhanwang/persistence/transaction'
import { type Kysely, sql } from 'kysely'
import { recordClaimed } from '../claimed-files.ts'
import type { MatterPlace } from '../place-of-matter.ts'
import type { RegistryTables } from '../registry-tables.ts'

type Db = Kysely<RegistryTables>

export interface NewVisit {
  readonly id: Uuid
  readonly number: VisitNumber
  readonly on: BusinessDate
  readonly visitors: readonly string[]
  readonly lookedAt: string
  readonly scopePath: ScopePath
  readonly places: readonly MatterPlace[]
}

/** Writes a visit with its places; violated constraints reject the command. */
export function insertVisit(
  tx: Transaction<RegistryTables>,
  visit: NewVisit,
  by: { readonly id: string; readonly name: string; readonly at: Date },
): void {
  tx.write(
    tx.db.insertInto('visit').values({
      id: visit.id,
      number: visit.number,
      visited_on: visit.on,
      visitors: [...visit.visitors],
      looked_at: visit.lookedAt,
      scope_path: visit.scopePath,
      recorded_by_id: by.id,
      recorded_by: by.name,
      recorded_at: by.at,
      version: 1,
    }),
  )
  tx.write(
    tx.db.insertInto('visit_place').values(
      visit.places.map(({ division, divisionName, scopePath, station }, sequence) => ({
        visit_id: visit.id,
        sequence,
        division_code: division,
        division_name: divisionName,
        scope_path: scopePath,
        station_code: station?.code ?? null,
      })),
    ),
  )
}

/** Writes what a visit found; a ticket that it names is written before. */
export function insertFinding(
  tx: Transaction<RegistryTables>,
  finding: {
    readonly visitId: Uuid
    readonly sequence: number
    readonly place: number
    readonly text: string
    readonly kind: TicketKind
    readonly ticketId: Uuid | null
  },
): void {
  const { visitId: visit_id, ticketId: ticket_id, ...same } = finding
  tx.write(tx.db.insertInto('visit_finding').values({ visit_id, ticket_id, ...same }))
}

/** Keeps a file with a place of a visit. */
export function insertVisitFile(
  tx: Transaction<RegistryTables>,
  { visitId, place, title, file }: { visitId: Uuid; place: number; title: string; file: ClaimedFile },
): void {
  const stored = recordClaimed(tx, file)
  tx.write(tx.db.insertInto('visit_file').values({ id: newId(), visit_id: visitId, place, title, ...stored }))
}

/** A place of a visit as it is stamped. */
export interface StampedPlace {
  readonly visitId: Uuid
  readonly sequence: number
  readonly division: DivisionCode
  readonly divisionName: string
  readonly scopePath: ScopePath
  readonly stationCode: StationCode | null
  readonly stationName: string | null
}

/** A visit with a place in the scopes, locked until the transaction ends; undefined for any other. */
export async function lockVisit(db: Db, number: VisitNumber, scopes: readonly ScopePath[]) {
  const [visit] = await visitsToChange(db)
    .where('number', '=', number)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('visit_place')
          .select('visit_place.sequence')
          .whereRef('visit_place.visit_id', '=', 'visit.id')
          .where(inScopes('visit_place.scope_path', scopes)),
      ),
    )
    .forUpdate()
    .execute()
  return visit
}

/** Writes that a locked visit was recorded by mistake. */
export function strikeVisit(
  tx: Transaction<RegistryTables>,
  id: Uuid,
  struck: { readonly on: BusinessDate; readonly by: string; readonly reason: string; readonly version: number },
): void {
  const { on: struck_on, by: struck_by, reason: strike_reason, version } = struck
  tx.write(tx.db.updateTable('visit').set({ struck_on, struck_by, strike_reason, version }).where('id', '=', id))
}

/** Locks the visits that have a place in one of these divisions, in the order of their ids. */
export async function lockVisitsOf(db: Db, divisions: readonly DivisionCode[]) {
  return visitsToChange(db)
    .where(sql<boolean>`id IN (SELECT visit_id FROM visit_place WHERE division_code = ANY(${[...divisions]}::text[]))`)
    .orderBy('id')
    .forUpdate()
    .execute()
}

function visitsToChange(db: Db) {
  return db
    .selectFrom('visit')
    .select(['id', 'number', 'visited_on', 'scope_path', 'recorded_by_id', 'struck_on', 'version'])
    .select((eb) =>
      eb
        .selectFrom('visit_finding')
        .select((count) => count.fn.countAll<number>().as('count'))
        .whereRef('visit_finding.visit_id', '=', 'visit.id')
        .as('findings'),
    )
}

/** All places of some visits, in their order. */
export async function placesOf(db: Db, visits: readonly Uuid[]): Promise<StampedPlace[]> {
  if (visits.length === 0) return []
  return db
    .selectFrom('visit_place as place')
    .leftJoin('station', 'station.code', 'place.station_code')
    .select([
      'place.visit_id as visitId',
      'place.sequence',
      'place.division_code as division',
      'place.division_name as divisionName',
      'place.scope_path as scopePath',
      'place.station_code as stationCode',
      'station.name as stationName',
    ])
    .where('place.visit_id', 'in', visits)
    .orderBy('place.visit_id')
    .orderBy('place.sequence')
    .execute()
}

/** Stamps a place of a locked visit anew. */
export function updatePlace(tx: Transaction<RegistryTables>, place: StampedPlace): void {
  tx.write(
    tx.db
      .updateTable('visit_place')
      .set({ division_name: place.divisionName, scope_path: place.scopePath })
      .where('visit_id', '=', place.visitId)
      .where('sequence', '=', place.sequence),
  )
}

/** Writes where a locked visit lies now. */
export function updateVisit(tx: Transaction<RegistryTables>, { id, scopePath, version }: VisitFacts): void {
  tx.write(tx.db.updateTable('visit').set({ scope_path: scopePath, version }).where('id', '=', id))
}
