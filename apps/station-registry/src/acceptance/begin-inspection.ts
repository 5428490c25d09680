import type { InspectionPurpose } from '@zhanwang/domain-station-registry/inspection'
import { beginInspection } from '@zhanwang/domain-station-registry/inspection-steps'
import type { StationCode } from '@zhanwang/domain-station-registry/station'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { CommandCall } from '@zhanwang/kernel/call'
import { DomainError } from '@zhanwang/kernel/errors'
import { newId } from '@zhanwang/kernel/ids'
import type { Database } from '@zhanwang/persistence/database'
import type { Transaction } from '@zhanwang/persistence/transaction'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import type { StoredStation } from '../stations/station-columns.ts'
import { lockedStationInScope } from '../stations/station-in-scope.ts'
import { findAcceptance } from './acceptance-store.ts'
import { closeReinspectionTodo, waitFor } from './acceptance-todos.ts'
import { tellInspection } from './change-inspection.ts'
import { checklistInForce } from './checklist-in-force.ts'
import type { StoredInspection } from './inspection-columns.ts'
import { hasOpenInspection, insertInspection, mapInspectionConstraint } from './inspection-store.ts'

/** Opens the file of an acceptance: the station checks itself by the checklist in force on that day. */
export function handleBegin(database: Database<RegistryTables>): RegistryHandler<'acceptance', 'begin'> {
  return ({ code, on }, call) => begin(database, call, { code, purpose: 'acceptance', on, selfCheck: true, remark: '' })
}

/** Opens a re-inspection of a station that operates: the yearly one, or a spot check that goes to the site at once. */
export function handleBeginReinspection(
  database: Database<RegistryTables>,
): RegistryHandler<'acceptance', 'beginReinspection'> {
  return ({ code, on, selfCheck, reason }, call) =>
    begin(database, call, { code, purpose: 'reinspection', on, selfCheck, remark: reason })
}

interface Beginning {
  readonly code: StationCode
  readonly purpose: InspectionPurpose
  readonly on: BusinessDate
  readonly selfCheck: boolean
  readonly remark: string
}

function begin(database: Database<RegistryTables>, call: CommandCall, { code, ...beginning }: Beginning) {
  const work = async (tx: Transaction<RegistryTables>) => {
    const station = await lockedStationInScope(tx.db, code, call.scopes)
    if (await hasOpenInspection(tx.db, station.id)) throw new DomainError('rule-broken', { reason: 'inspection-open' })
    const acceptance = await findAcceptance(tx.db, station.id)
    const stored: StoredInspection = {
      id: newId(),
      stationId: station.id,
      place: placeOf(station),
      file: beginInspection({
        ...beginning,
        today: call.today,
        station: { status: station.status, statusSince: laterOf(station.statusSince, acceptance?.since) },
        checklist: await checklistInForce(tx.db, station, beginning.on),
      }),
      photos: 0,
      version: 1,
      revision: 1,
    }
    insertInspection(tx, stored)
    if (acceptance) await closeReinspectionTodo(tx, call, station.code, acceptance)
    await waitFor(tx, call, null, stored)
    const { checklist, status, purpose, beganOn, remark } = stored.file
    tellInspection(tx, stored, { purpose, status, beganOn, checklist, remark })
    return { id: stored.id, status, version: stored.version }
  }
  return database.command(call, work).catch((error: unknown) => {
    throw mapInspectionConstraint(error)
  })
}

/** A result does not hold from before the one that it replaces. */
function laterOf(day: BusinessDate, other: BusinessDate | undefined): BusinessDate {
  return other !== undefined && other > day ? other : day
}

function placeOf({ code, name, kind, division, divisionName, scopePath }: StoredStation): StoredInspection['place'] {
  return { station: code, stationName: name, stationKind: kind, division, divisionName, scopePath }
}
