import type { HandOver } from '@zhanwang/domain-station-registry/closing'
import type {
  OperatingMode,
  Premises,
  StationCode,
  StationHistoryEntry,
  StationStatus,
} from '@zhanwang/domain-station-registry/station'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { CommandCall } from '@zhanwang/kernel/call'
import type { Uuid } from '@zhanwang/kernel/ids'
import type { Transaction } from '@zhanwang/persistence/transaction'
import { type Kysely, sql } from 'kysely'
import type { RegistryTables } from '../registry-tables.ts'

/** What begins to be true of a station. */
export type Beginning =
  | { readonly aspect: 'status'; readonly status: StationStatus; readonly handOver?: readonly HandOver[] }
  | { readonly aspect: 'premises'; readonly premises: Premises }
  | { readonly aspect: 'mode'; readonly mode: OperatingMode }
  | { readonly aspect: 'parent'; readonly parent: StationCode }

export interface PeriodStart {
  readonly stationId: Uuid
  /** The version of the station that this change makes. */
  readonly sequence: number
  readonly on: BusinessDate
  readonly reason: string
}

const TABLES = {
  status: 'station_status',
  premises: 'station_premises',
  mode: 'station_mode',
  parent: 'station_above',
} as const

/**
 * Ends what has been true so far on the day before and begins the new. What began on the very same day becomes empty:
 * it was true on no day, and stays in the history.
 */
export function beginPeriod(
  tx: Transaction<RegistryTables>,
  call: CommandCall,
  start: PeriodStart,
  beginning: Beginning,
): void {
  const { stationId, sequence, on, reason } = start
  if (sequence > 1) {
    tx.write(
      tx.db
        .updateTable(TABLES[beginning.aspect])
        .set({ valid: sql<string>`daterange(since, ${on}::date)` })
        .where('station_id', '=', stationId)
        .where(sql<boolean>`upper_inf(valid)`),
    )
  }
  const period = {
    station_id: stationId,
    sequence,
    since: on,
    valid: `[${on},)`,
    reason,
    recorded_by_id: call.actor.id,
    recorded_by: call.actor.name,
    recorded_at: call.now,
  }
  switch (beginning.aspect) {
    case 'status':
      tx.write(
        tx.db.insertInto('station_status').values({
          ...period,
          status: beginning.status,
          hand_over: JSON.stringify(beginning.handOver ?? []),
        }),
      )
      break
    case 'premises':
      tx.write(tx.db.insertInto('station_premises').values({ ...period, premises: JSON.stringify(beginning.premises) }))
      break
    case 'mode':
      tx.write(tx.db.insertInto('station_mode').values({ ...period, mode: beginning.mode }))
      break
    case 'parent':
      tx.write(tx.db.insertInto('station_above').values({ ...period, parent_code: beginning.parent }))
      break
  }
}

export interface HistoryPosition {
  readonly on: BusinessDate
  readonly sequence: number
  readonly aspect: StationHistoryEntry['aspect']
}

/**
 * What was ever recorded of a station's status, premises, mode and the station above, the latest record first: one entry
 * more than `limit` where there are more.
 */
export async function listHistory(
  db: Kysely<RegistryTables>,
  stationId: Uuid,
  { after, limit }: { readonly after: HistoryPosition | undefined; readonly limit: number },
): Promise<(StationHistoryEntry & HistoryPosition)[]> {
  // An aspect later in the alphabet follows in the same change.
  const rest = after
    ? sql`WHERE (since, sequence) < (${after.on}::date, ${after.sequence}::integer)
        OR (since = ${after.on}::date AND sequence = ${after.sequence}::integer AND aspect > ${after.aspect} COLLATE "C")`
    : sql``
  const { rows } = await sql<HistoryRow>`
    SELECT sequence, since, until, aspect, status, premises, mode, parent, hand_over, reason, recorded_by, recorded_at FROM (
      SELECT sequence, since, valid, reason, recorded_by, recorded_at, 'status' COLLATE "C" AS aspect, status, NULL::jsonb AS premises,
        NULL AS mode, NULL AS parent, hand_over FROM station_status WHERE station_id = ${stationId}
      UNION ALL
      SELECT sequence, since, valid, reason, recorded_by, recorded_at, 'premises', NULL, premises, NULL, NULL, '[]'
        FROM station_premises WHERE station_id = ${stationId}
      UNION ALL
      SELECT sequence, since, valid, reason, recorded_by, recorded_at, 'mode', NULL, NULL, mode, NULL, '[]'
        FROM station_mode WHERE station_id = ${stationId}
      UNION ALL
      SELECT sequence, since, valid, reason, recorded_by, recorded_at, 'parent', NULL, NULL, NULL, parent_code, '[]'
        FROM station_above WHERE station_id = ${stationId}
    ) AS period
    CROSS JOIN LATERAL (SELECT CASE WHEN isempty(valid) THEN since ELSE upper(valid) END AS until) AS ending
    ${rest}
    ORDER BY since DESC, sequence DESC, aspect
    LIMIT ${limit + 1}`.execute(db)
  return rows.map(({ since, hand_over, recorded_by, recorded_at, ...row }) => ({
    ...row,
    handOver: hand_over,
    on: since,
    recordedBy: recorded_by,
    recordedAt: recorded_at.toISOString(),
  }))
}

interface HistoryRow {
  sequence: number
  since: BusinessDate
  until: BusinessDate | null
  aspect: StationHistoryEntry['aspect']
  status: StationStatus | null
  premises: Premises | null
  mode: OperatingMode | null
  parent: StationCode | null
  hand_over: HandOver[]
  reason: string
  recorded_by: string
  recorded_at: Date
}
