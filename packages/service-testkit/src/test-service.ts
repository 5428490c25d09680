import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { divisionChanged } from '@zhanwang/domain-station-registry/events'
import { openFileStore } from '@zhanwang/files/file-store'
import { folderStorage } from '@zhanwang/files/storage'
import { createTicketSigner } from '@zhanwang/files/upload-ticket'
import { openUploads, type StagedUpload } from '@zhanwang/files/uploads'
import type { Contract } from '@zhanwang/kernel/contract'
import { type EventDefinition, type EventEnvelope, eventSubject } from '@zhanwang/kernel/event'
import { newId } from '@zhanwang/kernel/ids'
import { connectNats } from '@zhanwang/messaging/connection'
import { ensureEventStream } from '@zhanwang/messaging/event-stream'
import { type Database, openDatabase } from '@zhanwang/persistence/database'
import { enqueueJob } from '@zhanwang/persistence/enqueue-job'
import { type Migration, migrate } from '@zhanwang/persistence/migrator'
import { startJobs } from '@zhanwang/persistence/start-jobs'
import { createLog } from '@zhanwang/service-kit/log'
import type { ServiceParts } from '@zhanwang/service-kit/service-parts'
import type { ServiceDefinition } from '@zhanwang/service-kit/start-service'
import { testNats } from '@zhanwang/testkit/nats'
import { testDatabase } from '@zhanwang/testkit/postgres'
import type { z } from 'zod'
import { type Asker, actorOver, askerOf } from './asker.ts'

/** A division as a test writes it: the rest is a town of the official list since 2000. */
export type TestDivision = Pick<z.output<typeof divisionChanged.state>, 'code' | 'name' | 'scopePath'> &
  Partial<z.output<typeof divisionChanged.state>>

/** A service on a database of its own, with its reactions and jobs at work. */
export interface TestService<C extends Contract, S> extends AsyncDisposable {
  readonly db: Database<S>
  readonly parts: ServiceParts<S>
  /** Asks with every permission of the contract over `scopes`, default everything. */
  as(...scopes: string[]): Asker<C>
  /** Uploads a file as the gateway does for the account that `as` is. */
  upload(name: string, content: Buffer | string): Promise<StagedUpload>
  /** Publishes an event as its owner does; what it does to the service shows after a moment (`eventually`). */
  hear<State extends z.ZodType>(
    event: EventDefinition<State>,
    fact: { aggregateId: string; aggregateVersion: number; state: z.input<State> },
  ): Promise<void>
}

/** 2026-06-30 10:00 in Shanghai: the moment of every call of a test. */
export const NOW = new Date('2026-06-30T10:00:00+08:00')

/** Starts a service for a test on real servers: `await using office = await testService(definition, migrations)`. */
export async function testService<C extends Contract, S>(
  definition: ServiceDefinition<C, S>,
  migrations: readonly Migration[],
): Promise<TestService<C, S>> {
  const { contract, name } = definition
  await using made = new AsyncDisposableStack()
  const fill = (empty: { ownerUrl: string; appRole: string }) => migrate({ ...empty, migrations })
  const server = made.use(await testDatabase({ key: name, fill }))
  const db = openDatabase<S>({ url: server.appUrl, name })
  made.defer(() => db.close())
  const dir = await mkdtemp(join(tmpdir(), `zhanwang-${name}-`))
  made.defer(() => rm(dir, { recursive: true, force: true }))
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const storage = folderStorage(dir)
  const files = await openFileStore({ storage, context: name, ticketKey: publicKey.export({ format: 'jwk' }) })
  const uploads = openUploads({ storage, sign: await createTicketSigner(privateKey.export({ format: 'jwk' })) })
  const log = createLog({ name: 'test', level: 'silent' })
  const prove = async (): Promise<never> => {
    throw new Error('the audit of a test is not sealed')
  }
  const parts: ServiceParts<S> = { db, files, enqueue: enqueueJob, notify: () => undefined, prove, log }

  const nats = made.use(await testNats())
  const connection = await connectNats({ url: nats.url, name: 'test', log })
  made.defer(() => connection.close())
  await ensureEventStream(connection)
  for (const reaction of definition.reactions(parts)) {
    const consumer = reaction.start(connection, log)
    made.defer(() => consumer.stop())
  }
  const jobs = startJobs({ db, kinds: definition.jobs(parts), notify: parts.notify, log })
  made.defer(() => jobs.stop())

  const handlers = definition.handlers(parts)
  const running = made.move()
  return {
    db,
    parts,
    as: (...scopes) => askerOf(contract, handlers, actorOver(contract, ...scopes), () => NOW),
    upload: (file, content) =>
      uploads.stage({ name: file, accountId: actorOver(contract).id, content: Readable.from([Buffer.from(content)]) }),
    async hear(event, { aggregateId, aggregateVersion, state }) {
      const { context, type, version } = event
      const envelope: EventEnvelope = {
        ...{ id: newId(), context, type, version, aggregateId, aggregateVersion, state },
        ...{ occurredAt: NOW.toISOString(), actorId: 'test', correlationId: 'test' },
      }
      await connection.request(eventSubject(event), JSON.stringify(envelope))
    },
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
}

/** Lets a service hear of divisions, as the registry tells of them. */
export async function hearDivisions<C extends Contract, S>(
  { hear }: TestService<C, S>,
  divisions: readonly TestDivision[],
): Promise<void> {
  for (const division of divisions) {
    const state = { ...divisionChanged.state.parse(divisionChanged.golden), validFrom: '2000-01-01', ...division }
    await hear(divisionChanged, { aggregateId: `${state.code}@${state.validFrom}`, aggregateVersion: 1, state })
  }
}
