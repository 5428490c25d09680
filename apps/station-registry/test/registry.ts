import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { type StationRegistry, stationRegistry } from '@zhanwang/domain-station-registry/contract'
import type { DivisionRow } from '@zhanwang/domain-station-registry/division'
import { openFileStore } from '@zhanwang/files/file-store'
import { createTicketSigner } from '@zhanwang/files/upload-ticket'
import { openUploads, type StagedUpload } from '@zhanwang/files/uploads'
import { type Actor, scopesOf } from '@zhanwang/kernel/actor'
import { todayInShanghai } from '@zhanwang/kernel/calendar'
import type { CommandCall } from '@zhanwang/kernel/call'
import { type Handlers, procedureEntries } from '@zhanwang/kernel/contract'
import { canonicalJson, sha256Hex } from '@zhanwang/kernel/digest'
import { newId } from '@zhanwang/kernel/ids'
import type { Language } from '@zhanwang/kernel/localized-text'
import { ScopePath } from '@zhanwang/kernel/scope'
import { type Database, openDatabase } from '@zhanwang/persistence/database'
import { enqueueJob } from '@zhanwang/persistence/enqueue-job'
import { migrate } from '@zhanwang/persistence/migrator'
import { createLog } from '@zhanwang/service-kit/log'
import type { ServiceParts } from '@zhanwang/service-kit/service-parts'
import { type TestDatabase, testDatabase } from '@zhanwang/testkit/postgres'
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
  /** Uploads a file as the gateway does for the account that asks here. */
  upload(name: string, content: Buffer | string, accountId?: string): Promise<StagedUpload>
  /** Asks with every permission over `scopes` (default: everything). */
  as(...scopes: string[]): Asker
  /** The same as an account of another name. */
  clerk(accountId: string, ...scopes: string[]): Asker
  /** Asks everywhere as a reader of that language. */
  in(language: Language): Asker
}

export function actorOver(...scopes: string[]): Actor {
  const permissions = [...procedureEntries(stationRegistry)].flatMap(({ procedure }) => procedure.permission ?? [])
  const grants = (scopes.length > 0 ? scopes : ['/']).map((scope) => ({ permissions, scope: ScopePath.parse(scope) }))
  return { kind: 'account', id: 'account-1', name: '张经办', grants }
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
  const files = await openFileStore({ dir: filesDir, context, ticketKey: publicKey.export({ format: 'jwk' }) })
  const sign = await createTicketSigner(privateKey.export({ format: 'jwk' }))
  const uploads = openUploads({ dir: filesDir, sign })
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
    upload: (name, content, accountId = actorOver().id) =>
      uploads.stage({ name, accountId, content: Readable.from([Buffer.from(content)]) }),
    as: (...scopes) => asker(handlers, actorOver(...scopes), now),
    in: (language) => asker(handlers, actorOver(), now, language),
    clerk: (id, ...scopes) => asker(handlers, { ...actorOver(...scopes), id }, now),
    async [Symbol.asyncDispose]() {
      await db.close()
      await server[Symbol.asyncDispose]()
      await rm(filesDir, { recursive: true })
    },
  }
}

/** Every procedure as one actor asks it: input and answer pass the contract's schemas, as they do on the wire. */
export type Asker = ReturnType<typeof asker>

function asker(
  { divisions, stations, attachments, stationImports, audit, indicators, jobs }: Handlers<StationRegistry>,
  actor: Actor,
  now: Date,
  language: Language = 'zh',
) {
  const p = stationRegistry.procedures
  const ask =
    <I extends z.ZodObject, O extends z.ZodType>(
      procedure: { input: I; output: O; permission?: string },
      handler: (input: z.output<I>, call: CommandCall) => Promise<z.input<O>>,
    ) =>
    async (raw: z.input<I>, commandId: string = newId()): Promise<z.output<O>> => {
      const input = procedure.input.parse(raw)
      const call: CommandCall = {
        actor,
        scopes: scopesOf(actor, procedure.permission ?? ''),
        procedure: 'test',
        now,
        today: todayInShanghai(now),
        language,
        correlationId: 'test',
        commandId,
        inputDigest: sha256Hex(canonicalJson(input)),
      }
      return procedure.output.parse(await handler(input, call))
    }
  return {
    divisions: {
      list: ask(p.divisions.list, divisions.list),
      export: ask(p.divisions.export, divisions.export),
      get: ask(p.divisions.get, divisions.get),
      publishEdition: ask(p.divisions.publishEdition, divisions.publishEdition),
      recordPopulation: ask(p.divisions.recordPopulation, divisions.recordPopulation),
    },
    stations: {
      list: ask(p.stations.list, stations.list),
      export: ask(p.stations.export, stations.export),
      get: ask(p.stations.get, stations.get),
      history: ask(p.stations.history, stations.history),
      card: ask(p.stations.card, stations.card),
      found: ask(p.stations.found, stations.found),
      submit: ask(p.stations.submit, stations.submit),
      accept: ask(p.stations.accept, stations.accept),
      sendBack: ask(p.stations.sendBack, stations.sendBack),
      rectify: ask(p.stations.rectify, stations.rectify),
      suspend: ask(p.stations.suspend, stations.suspend),
      resume: ask(p.stations.resume, stations.resume),
      close: ask(p.stations.close, stations.close),
      merge: ask(p.stations.merge, stations.merge),
      changeDetails: ask(p.stations.changeDetails, stations.changeDetails),
      changePremises: ask(p.stations.changePremises, stations.changePremises),
      changeMode: ask(p.stations.changeMode, stations.changeMode),
    },
    attachments: {
      list: ask(p.attachments.list, attachments.list),
      add: ask(p.attachments.add, attachments.add),
      remove: ask(p.attachments.remove, attachments.remove),
      content: ask(p.attachments.content, attachments.content),
      thumbnail: ask(p.attachments.thumbnail, attachments.thumbnail),
    },
    stationImports: {
      begin: ask(p.stationImports.begin, stationImports.begin),
      list: ask(p.stationImports.list, stationImports.list),
      get: ask(p.stationImports.get, stationImports.get),
      relayout: ask(p.stationImports.relayout, stationImports.relayout),
      check: ask(p.stationImports.check, stationImports.check),
      rows: ask(p.stationImports.rows, stationImports.rows),
      apply: ask(p.stationImports.apply, stationImports.apply),
      cancel: ask(p.stationImports.cancel, stationImports.cancel),
      remainder: ask(p.stationImports.remainder, stationImports.remainder),
      template: ask(p.stationImports.template, stationImports.template),
    },
    audit: {
      search: ask(p.audit.search, audit.search),
      export: ask(p.audit.export, audit.export),
      seal: ask(p.audit.seal, audit.seal),
    },
    indicators: {
      read: ask(p.indicators.read, indicators.read),
      rows: ask(p.indicators.rows, indicators.rows),
      export: ask(p.indicators.export, indicators.export),
    },
    jobs: {
      list: ask(p.jobs.list, jobs.list),
      get: ask(p.jobs.get, jobs.get),
      cancel: ask(p.jobs.cancel, jobs.cancel),
      file: ask(p.jobs.file, jobs.file),
    },
  }
}

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

/** Founds a station and takes it through acceptance; it operates from `since` (default 2022-03-01) on. */
export async function operating(all: Asker, input: FoundInput, since = '2022-03-01') {
  const founded = await all.stations.found(input)
  const { code } = founded
  const reason = '测试'
  const submitted = await all.stations.submit({ code, version: founded.version, on: since, reason })
  return all.stations.accept({ code, version: submitted.version, on: since, reason })
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
export async function shiyan(): Promise<TestRegistry> {
  const registry = await testRegistry()
  await registry.as().divisions.publishEdition({ source: '测试版本', rows: SHIYAN })
  return registry
}
