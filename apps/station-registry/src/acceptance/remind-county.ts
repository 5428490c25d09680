import { stepPlace } from '@zhanwang/domain-approval/step-place'
import { stationRegistry } from '@zhanwang/domain-station-registry/contract'
import type { CommandCall } from '@zhanwang/kernel/call'
import type { Database } from '@zhanwang/persistence/database'
import { openTodo } from '@zhanwang/todos/todo-store'
import type { RegistryTables } from '../registry-tables.ts'
import { lockedStationInScope } from '../stations/station-in-scope.ts'
import { findAcceptance } from './acceptance-store.ts'
import { reinspectionKey, tellOverdue } from './acceptance-todos.ts'
import type { DueStation, OverdueInspection } from './due-store.ts'
import { hasOpenInspection, lockInspection } from './inspection-store.ts'

const { context } = stationRegistry

/** Tells the county that what had to be mended is not, where that is still so. */
export async function remindOfOverdue(
  db: Database<RegistryTables>,
  call: CommandCall,
  { id, round }: OverdueInspection,
): Promise<void> {
  await db.command(call, async (tx) => {
    const stored = await lockInspection(tx.db, id, call.scopes)
    const { file, place } = stored
    const { division, scopePath } = place
    tx.audit({ subjectType: 'inspection', subjectId: id, scopePath, division, detail: { overdueInRound: round } })
    // Reported as mended since it was listed: nothing to tell any more.
    if (file.status !== 'rectifying' || file.round !== round) return
    await tellOverdue(tx, call.today, stored)
  })
}

/** Tells the county that a station is due for its next inspection, where that is still so. */
export async function remindOfReinspection(
  db: Database<RegistryTables>,
  call: CommandCall,
  { code, reinspectOn }: DueStation,
): Promise<void> {
  await db.command(call, async (tx) => {
    const station = await lockedStationInScope(tx.db, code, call.scopes)
    const { division, divisionName, scopePath } = station
    tx.audit({ subjectType: 'station', subjectId: code, scopePath, division, detail: { reinspectOn } })
    const acceptance = await findAcceptance(tx.db, station.id)
    // Another one was passed or begun since it was listed.
    if (acceptance?.reinspectOn !== reinspectOn || (await hasOpenInspection(tx.db, station.id))) return
    await openTodo(tx, context, {
      key: reinspectionKey(code, acceptance),
      kind: 'acceptance.reinspection',
      weight: 'action',
      params: { station: station.name, checklist: acceptance.checklist },
      subject: { type: 'station', id: code },
      addressee: { permission: 'station.supervise', place: stepPlace(scopePath, 'county') },
      ...{ division, divisionName, scopePath, openedOn: call.today, dueOn: reinspectOn },
    })
  })
}
