import { generateKeyPairSync } from 'node:crypto'
import { stationRegistry } from '@zhanwang/domain-station-registry/contract'
import { openFileStore } from '@zhanwang/files/file-store'
import { folderStorage } from '@zhanwang/files/storage'
import { openDatabase } from '@zhanwang/persistence/database'
import { enqueueJob } from '@zhanwang/persistence/enqueue-job'
import { startJobs } from '@zhanwang/persistence/start-jobs'
import { createLog } from '@zhanwang/service-kit/log'
import type { RegistryTables } from '../src/registry-tables.ts'
import { stationRegistryService } from '../src/service.ts'

// A process that does the registry's jobs and nothing else, for tests that kill one: `node import-worker.ts <url> <files>`.
const [url = '', dir = ''] = process.argv.slice(2)
const db = openDatabase<RegistryTables>({ url, name: 'station-registry' })
const ticketKey = generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' })
const files = await openFileStore({ storage: folderStorage(dir), context: stationRegistry.context, ticketKey })
const log = createLog({ name: 'worker', level: 'error' })
const prove = async (): Promise<never> => {
  throw new Error('a worker proves nothing')
}
const parts = { db, files, enqueue: enqueueJob, notify: () => undefined, prove, log }
// Shorter than in a service: who kills it waits for its lease to end.
startJobs({ db, kinds: stationRegistryService.jobs(parts), notify: parts.notify, log, leaseMs: 5_000 })
process.on('disconnect', () => process.exit())
