import type { StationRegistry } from '@zhanwang/domain-station-registry/contract'
import type { Handlers } from '@zhanwang/kernel/contract'
import type { Database } from '@zhanwang/persistence/database'
import type { RegistryTables } from '../registry-tables.ts'
import { handleChange, handleDissolve, handleSetMembers } from './change-group.ts'
import { handleFound } from './found-group.ts'
import { handleGet, handleList, handleMeetings } from './read-groups.ts'
import { handleChangeMeeting, handleRecordMeeting, handleSettleDecision } from './record-meeting.ts'

/** Leading groups: everything but the export of their list, which is a job. */
export function groupHandlers(
  db: Database<RegistryTables>,
): Omit<Handlers<StationRegistry>['leadingGroups'], 'export'> {
  return {
    list: handleList(db),
    get: handleGet(db),
    meetings: handleMeetings(db),
    found: handleFound(db),
    change: handleChange(db),
    setMembers: handleSetMembers(db),
    dissolve: handleDissolve(db),
    recordMeeting: handleRecordMeeting(db),
    changeMeeting: handleChangeMeeting(db),
    settleDecision: handleSettleDecision(db),
  }
}
