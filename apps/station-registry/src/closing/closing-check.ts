import type { Database } from '@zhanwang/persistence/database'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { stationInScope } from '../stations/station-in-scope.ts'
import { whatHangs } from './what-hangs.ts'

/** What is to be seen to before a station ends; the ending itself looks again. */
export function handleClosingCheck({ read }: Database<RegistryTables>): RegistryHandler<'stations', 'closingCheck'> {
  return async ({ code, step }, call) => ({
    hanging: await whatHangs(read, await stationInScope(read, code, call.scopes), step),
  })
}
