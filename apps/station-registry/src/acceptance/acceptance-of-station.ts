import type { Database } from '@zhanwang/persistence/database'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { stationInScope } from '../stations/station-in-scope.ts'
import { listAcceptances } from './acceptance-store.ts'
import { findChecklist } from './checklist-in-force.ts'
import { summaryOf, summaryQuery } from './inspection-columns.ts'

/** What a station was accepted with, the file that is open, and by which checklist it would be checked today. */
export function handleOfStation({ read }: Database<RegistryTables>): RegistryHandler<'acceptance', 'ofStation'> {
  return async ({ code }, call) => {
    const station = await stationInScope(read, code, call.scopes)
    const [open, acceptances, checklist] = await Promise.all([
      summaryQuery(read)
        .where('inspection.station_id', '=', station.id)
        .where('inspection.closed_on', 'is', null)
        .executeTakeFirst(),
      listAcceptances(read, station.id),
      findChecklist(read, station, call.today),
    ])
    return { open: open ? summaryOf(open) : null, acceptances, checklist: checklist ? shown(checklist) : null }
  }
}

function shown({ rule, ...checklist }: NonNullable<Awaited<ReturnType<typeof findChecklist>>>) {
  return checklist
}
