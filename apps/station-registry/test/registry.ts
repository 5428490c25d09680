import { generateKeyPairSync, type webcrypto } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { type StationRegistry, stationRegistry } from '@zhanwang/domain-station-registry/contract'
import type { DivisionRow } from '@zhanwang/domain-station-registry/division'
import { openFileStore } from '@zhanwang/files/file-store'
import { folderStorage } from '@zhanwang/files/storage'
import { createTicketSigner } from '@zhanwang/files/upload-ticket'
import { openUploads, type StagedUpload } from '@zhanwang/files/uploads'
import type { Actor } from '@zhanwang/kernel/actor'
import type { Language } from '@zhanwang/kernel/localized-text'
import { type Database, openDatabase } from '@zhanwang/persistence/database'
import { enqueueJob } from '@zhanwang/persistence/enqueue-job'
import { migrate } from '@zhanwang/persistence/migrator'
import { createLog } from '@zhanwang/service-kit/log'
import type { ServiceParts } from '@zhanwang/service-kit/service-parts'
import { type Asker as AskerOf, actorOver as actorWithAll, askerOf } from '@zhanwang/service-testkit/asker'
import { type TestDatabase, testDatabase } from '@zhanwang/testkit/postgres'
import pg from 'pg'
import type { z } from 'zod'
import { migrations } from '../src/migrations/migrations.ts'
import type { RegistryTables } from '../src/registry-tables.ts'
import { registryHandlers } from '../src/service.ts'

export const NOW = new Date('2026-06-30T10:00:00+08:00')

/** Where the platform of the tests is to be found. */
export const PUBLIC_URL = 'https://zhanwang.example.gov.cn'

export interface TestRegistry extends AsyncDisposable {
  readonly server: TestDatabase
  readonly db: Database<RegistryTables>
  /** What its handlers and jobs work with; nobody hears its notices. */
  readonly parts: ServiceParts<RegistryTables>
  /** The folder of uploads and stored files. */
  readonly filesDir: string
  /** By which it believes upload tickets. */
  readonly ticketKey: webcrypto.JsonWebKey
  /** Uploads a file as the gateway does for the account that asks here. */
  upload(name: string, content: Buffer | string, accountId?: string): Promise<StagedUpload>
  /** Asks with every permission over `scopes` (default: everything). */
  as(...scopes: string[]): Asker
  /** The same as an account of another name. */
  clerk(accountId: string, ...scopes: string[]): Asker
  /** Asks as that actor. */
  actor(actor: Actor): Asker
  /** Asks everywhere as a reader of that language. */
  in(language: Language): Asker
}

export function actorOver(...scopes: string[]): Actor {
  return actorWithAll(stationRegistry, ...scopes)
}

/** A migrated database with the service's handlers, without NATS, asked at one instant. */
export async function testRegistry(now = NOW): Promise<TestRegistry> {
  const server = await testDatabase({
    key: 'station-registry',
    fill: (database) => migrate({ ...database, migrations }),
  })
  const db = openDatabase<RegistryTables>({ url: server.appUrl, name: 'station-registry' })
  const filesDir = await mkdtemp(join(tmpdir(), 'zhanwang-registry-files-'))
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const context = stationRegistry.context
  const storage = folderStorage(filesDir)
  const ticketKey = publicKey.export({ format: 'jwk' })
  const files = await openFileStore({ storage, context, ticketKey })
  const sign = await createTicketSigner(privateKey.export({ format: 'jwk' }))
  const uploads = openUploads({ storage, sign })
  const log = createLog({ name: 'test', level: 'silent' })
  const prove = async (): Promise<never> => {
    throw new Error('the audit of a test is not sealed')
  }
  const parts: ServiceParts<RegistryTables> = {
    db,
    files,
    enqueue: enqueueJob,
    notify: () => undefined,
    prove,
    log,
    publicUrl: PUBLIC_URL,
  }
  const handlers = registryHandlers(parts)
  return {
    server,
    db,
    parts,
    filesDir,
    ticketKey,
    upload: (name, content, accountId = actorOver().id) =>
      uploads.stage({ name, accountId, content: Readable.from([Buffer.from(content)]) }),
    as: (...scopes) => askerOf(stationRegistry, handlers, actorOver(...scopes), () => now),
    actor: (actor) => askerOf(stationRegistry, handlers, actor, () => now),
    in: (language) => askerOf(stationRegistry, handlers, actorOver(), () => now, language),
    clerk: (id, ...scopes) => askerOf(stationRegistry, handlers, { ...actorOver(...scopes), id }, () => now),
    async [Symbol.asyncDispose]() {
      await db.close()
      await server[Symbol.asyncDispose]()
      await rm(filesDir, { recursive: true })
    },
  }
}

/** Every procedure as one actor asks it: input and answer pass the contract's schemas, as they do on the wire. */
export type Asker = AskerOf<StationRegistry>

type FoundInput = z.input<StationRegistry['procedures']['stations']['found']['input']>

/** What a test founds unless it says otherwise: a recorded town station of 2022 with rooms of its own. */
export function aStation(division: string, more: Partial<FoundInput> = {}): FoundInput {
  return {
    kind: 'station',
    name: `社工站${division}`,
    division,
    hostType: 'town',
    foundedOn: '2022-01-01',
    premises: { type: 'independent' },
    ...more,
  }
}

/** A room of 2022 in a community or village; its station is found by the registry. */
export function aRoom(division: string, more: Partial<FoundInput> = {}): FoundInput {
  return aStation(division, { kind: 'room', name: `社工室${division}`, hostType: 'village', ...more })
}

/** Records a station that operates from `since` (default 2022-03-01) on, as before acceptances began. */
export async function operating(all: Asker, input: FoundInput, since = '2022-03-01') {
  return all.stations.recordExisting({ ...input, plaqueOn: since, reason: '测试' })
}

/** A row of an edition, valid from 2000-01-01 unless said otherwise. */
export function row(
  code: string,
  name: string,
  kind: DivisionRow['kind'],
  parent: string | null,
  more: Partial<DivisionRow> = {},
): z.input<typeof DivisionRow> {
  return { code, name, kind, parent, validFrom: '2000-01-01', ...more }
}

/** 十堰 in small: three counties, 武当山特区 as a local county, a retired county, a zone, villages. */
export const SHIYAN = [
  row('42', '湖北省', 'province', null),
  row('4203', '十堰市', 'prefecture', '42'),
  row('420302', '茅箭区', 'county', '4203'),
  row('420302001', '武当路街道', 'subdistrict', '420302'),
  row('420304', '郧阳区', 'county', '4203', { validFrom: '2014-12-09' }),
  row('420321', '郧县', 'county', '4203', { validTo: '2014-12-08', successors: ['420304'] }),
  row('420304101', '杨溪铺镇', 'town', '420304', { validFrom: '2014-12-09' }),
  row('420321101', '杨溪铺镇', 'town', '420321', { validTo: '2014-12-08', successors: ['420304101'] }),
  row('420304102', '青曲镇', 'town', '420304', { validFrom: '2014-12-09' }),
  row('420304400', '郧阳经济开发区', 'functional-township', '420304', { validFrom: '2014-12-09' }),
  row('420304101001', '杨溪社区', 'community', '420304101', { validFrom: '2014-12-09' }),
  row('420304101201', '财神庙村', 'village', '420304101', { validFrom: '2014-12-09' }),
  row('420304102201', '王家山村', 'village', '420304102', { validFrom: '2014-12-09' }),
  row('420381', '丹江口市', 'county', '4203'),
  row('420381101', '土关垭镇', 'town', '420381'),
  row('420381450', '武当山街道', 'subdistrict', '420381'),
]

/** A registry with 十堰 in it. */
export async function shiyan(now = NOW): Promise<TestRegistry> {
  const registry = await testRegistry(now)
  await registry.as().divisions.publishEdition({ source: '测试版本', rows: SHIYAN })
  return registry
}

/** Something done by the owner of the database, past the application's rights. */
export async function asOwner<T>({ server }: TestRegistry, work: (owner: pg.Client) => Promise<T>): Promise<T> {
  const owner = new pg.Client({ connectionString: server.ownerUrl })
  await owner.connect()
  try {
    return await work(owner)
  } finally {
    await owner.end()
  }
}
