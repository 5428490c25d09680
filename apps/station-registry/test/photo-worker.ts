import { stationRegistry } from '@zhanwang/domain-station-registry/contract'
import { openFileStore } from '@zhanwang/files/file-store'
import { folderStorage } from '@zhanwang/files/storage'
import { openDatabase } from '@zhanwang/persistence/database'
import { enqueueJob } from '@zhanwang/persistence/enqueue-job'
import { createLog } from '@zhanwang/service-kit/log'
import { askerOf } from '@zhanwang/service-testkit/asker'
import type { RegistryTables } from '../src/registry-tables.ts'
import { registryHandlers } from '../src/service.ts'
import { COUNTY, MAKER } from './inspections.ts'
import { actorOver, NOW } from './registry.ts'

// A process that records one photograph, for tests that kill it: `node photo-worker.ts <url> <files> <ticket key> <input> <command>`.
const [url = '', dir = '', key = '', input = '', commandId = ''] = process.argv.slice(2)
const db = openDatabase<RegistryTables>({ url, name: 'station-registry' })
const ticketKey = JSON.parse(key)
const files = await openFileStore({ storage: folderStorage(dir), context: stationRegistry.context, ticketKey })
const log = createLog({ name: 'worker', level: 'error' })
const prove = async (): Promise<never> => {
  throw new Error('a worker proves nothing')
}
const handlers = registryHandlers({ db, files, enqueue: enqueueJob, notify: () => undefined, prove, log })
process.on('disconnect', () => process.exit())
const maker = askerOf(stationRegistry, handlers, { ...actorOver(COUNTY), id: MAKER }, () => NOW)
await maker.acceptance.addPhoto(JSON.parse(input), commandId)
