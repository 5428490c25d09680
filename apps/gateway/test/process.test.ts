import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { freePort } from '@zhanwang/local-servers/free-port'
import { eventually } from '@zhanwang/testkit/eventually'
import { testNats } from '@zhanwang/testkit/nats'
import { testDatabase } from '@zhanwang/testkit/postgres'
import { expect, test } from 'vitest'
import { signedIn } from './fixtures/client.ts'

const source = (file: string) => new URL(`../src/${file}`, import.meta.url).pathname
const run = promisify(execFile)

test('migrated, bootstrapped and started as processes, it serves identity alone, says who is missing, and ends on SIGTERM', async () => {
  await using nats = await testNats()
  await using database = await testDatabase()
  const dir = await mkdtemp(join(tmpdir(), 'zhanwang-test-process-'))
  let child: ChildProcess | undefined
  try {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519')
    const write = async (name: string, text: string) => {
      await writeFile(join(dir, name), text)
      return join(dir, name)
    }
    const privateFile = await write('private.json', JSON.stringify(privateKey.export({ format: 'jwk' })))
    const port = await freePort()
    const env = {
      PATH: '',
      DATABASE_URL: database.appUrl,
      DATABASE_OWNER_URL: database.ownerUrl,
      NATS_URL: nats.url,
      PORT: String(port),
      ACTOR_TOKEN_PRIVATE_KEY_FILE: privateFile,
      ACTOR_TOKEN_PUBLIC_KEY_FILE: await write('public.json', JSON.stringify(publicKey.export({ format: 'jwk' }))),
      AUDIT_SEAL_KEY_FILE: privateFile,
      AUDIT_SEAL_DIR: dir,
      FILES_DIR: join(dir, 'files'),
      AUTH_SECRET_FILE: await write('secret', 'a secret of the tests, long enough to be one'),
      SECOND_FACTOR: 'optional',
      LOG_LEVEL: 'fatal',
    }
    await run(process.execPath, [source('migrate.ts')], { env })
    const bootstrap = async () => JSON.parse((await run(process.execPath, [source('bootstrap.ts')], { env })).stdout)
    const { accounts } = await bootstrap()
    expect(accounts).toHaveLength(3)
    expect(await bootstrap()).toEqual({ accounts: [] })

    child = spawn(process.execPath, [source('main.ts')], { env, stdio: 'inherit' })
    const exited = once(child, 'exit')
    const address = `http://127.0.0.1:${port}`
    await eventually(async () => (await fetch(`${address}/livez`)).ok, 30_000)
    const ready = await fetch(`${address}/readyz`)
    expect([ready.status, await ready.json()]).toEqual([
      503,
      { ready: false, checks: { 'station-registry': 'failed', identity: 'ok', 'identity database': 'ok' } },
    ])
    const admin = await signedIn(address, accounts[1].username, accounts[1].password)
    expect((await admin.get('/api/v1/me')).status).toBe(200)
    const missing = await admin.post('/api/v1/me/password', { current: accounts[1].password, next: 'Changed-it-now-1' })
    expect(missing.status).toBe(200)
    expect(await admin.get('/api/v1/divisions')).toMatchObject({
      status: 503,
      body: { code: 'unavailable', retry: 'later' },
    })
    child.kill('SIGTERM')
    expect(await exited).toEqual([0, null])
  } finally {
    child?.kill('SIGKILL')
    await rm(dir, { recursive: true, force: true })
  }
}, 60_000)
