import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stationRegistry } from '@zhanwang/domain-station-registry/contract'
import { divisionChanged } from '@zhanwang/domain-station-registry/events'
import { procedureEntries } from '@zhanwang/kernel/contract'
import { eventSubject } from '@zhanwang/kernel/event'
import { newId } from '@zhanwang/kernel/ids'
import { ScopePath } from '@zhanwang/kernel/scope'
import { createTokenSigner } from '@zhanwang/messaging/actor-token'
import { connectNats } from '@zhanwang/messaging/connection'
import { createContractClient } from '@zhanwang/messaging/contract-client'
import { parseEnvironment, ServiceEnvironment } from '@zhanwang/service-kit/environment'
import { createLog } from '@zhanwang/service-kit/log'
import { startService } from '@zhanwang/service-kit/start-service'
import { eventually } from '@zhanwang/testkit/eventually'
import { testNats } from '@zhanwang/testkit/nats'
import { expect, test } from 'vitest'
import { stationRegistryService } from '../src/service.ts'
import { actorOver, SHIYAN, testRegistry } from './registry.ts'

test('the running service answers signed requests over NATS, refuses others, and tells what happened', async () => {
  await using parts = new AsyncDisposableStack()
  const registry = parts.use(await testRegistry())
  const nats = parts.use(await testNats())
  const home = await mkdtemp(join(tmpdir(), 'zhanwang-registry-'))
  parts.defer(() => rm(home, { recursive: true }))
  const token = generateKeyPairSync('ed25519')
  const seal = generateKeyPairSync('ed25519')
  const publicFile = join(home, 'token.json')
  const sealFile = join(home, 'seal.json')
  await writeFile(publicFile, JSON.stringify(token.publicKey.export({ format: 'jwk' })))
  await writeFile(sealFile, JSON.stringify(seal.privateKey.export({ format: 'jwk' })), { mode: 0o600 })

  const environment = parseEnvironment(ServiceEnvironment, {
    DATABASE_URL: registry.server.appUrl,
    NATS_URL: nats.url,
    PORT: '0',
    ACTOR_TOKEN_PUBLIC_KEY_FILE: publicFile,
    AUDIT_SEAL_KEY_FILE: sealFile,
    AUDIT_SEAL_DIR: home,
    FILES_DIR: join(home, 'files'),
    LOG_LEVEL: 'error',
    NODE_ENV: 'test',
  })
  const service = await startService(stationRegistryService, environment)
  parts.defer(() => service.stop())
  expect((await fetch(`http://127.0.0.1:${service.port}/readyz`)).status).toBe(200)

  const log = createLog({ name: 'test', level: 'error' })
  const connection = await connectNats({ url: nats.url, name: 'test', log })
  parts.defer(() => connection.close())
  const told: unknown[] = []
  const subscription = connection.subscribe(eventSubject(divisionChanged), {
    callback: (error, message) => {
      told.push(error ?? message.json())
    },
  })
  parts.defer(() => subscription.unsubscribe())

  const client = createContractClient(connection, [stationRegistry])
  const signer = await createTokenSigner(token.privateKey.export({ format: 'jwk' }))
  const entries = new Map([...procedureEntries(stationRegistry)].map((entry) => [entry.path, entry]))
  const send = async (path: string, input: unknown, signed: string) => {
    const entry = entries.get(path)
    if (!entry) throw new Error(`no ${path}`)
    const meta = { token: signed, commandId: newId(), correlationId: 'c-1', language: 'zh' as const }
    const reply = await client.request(entry, JSON.stringify(input), meta)
    return reply.ok ? JSON.parse(Buffer.from(reply.body).toString()) : reply.error
  }

  const everyone = await signer.sign(actorOver('/'), 'station-registry')
  const county = await signer.sign(actorOver('/42/4203/420304/'), 'station-registry')
  const foreign = await signer.sign(actorOver('/'), 'workforce')
  const edition = { source: '测试版本', rows: SHIYAN }
  expect(await send('divisions.publishEdition', edition, everyone)).toMatchObject({ created: SHIYAN.length })
  expect(await send('divisions.list', {}, county)).toMatchObject({ rows: [{ code: '420304' }], next: null })
  expect(await send('divisions.get', { code: '420302' }, county)).toMatchObject({ code: 'not-found' })
  expect(await send('divisions.list', {}, foreign)).toMatchObject({ code: 'unauthenticated' })
  const scope = ScopePath.parse('/42/4203/420304/')
  const officer = { ...actorOver(), grants: [{ permissions: ['station.read', 'station.apply'], scope }] }
  const withoutImport = await signer.sign(officer, 'station-registry')
  expect(await send('stationImports.begin', { file: 'x' }, withoutImport)).toMatchObject({ code: 'forbidden' })
  expect(await send('stations.export', {}, withoutImport)).toMatchObject({ code: 'forbidden' })
  expect(await send('stationImports.list', {}, withoutImport)).toMatchObject({ code: 'forbidden' })
  expect(await send('stations.list', { limit: 100_000 }, county)).toMatchObject({ code: 'invalid-input' })

  await eventually(() => told.length === SHIYAN.length)
})
