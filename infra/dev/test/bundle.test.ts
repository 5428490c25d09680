import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { freePorts } from '@zhanwang/local-servers/free-port'
import { eventually } from '@zhanwang/testkit/eventually'
import { testNats } from '@zhanwang/testkit/nats'
import { testDatabase } from '@zhanwang/testkit/postgres'
import { expect, test } from 'vitest'
import { bundleService } from '../src/bundle.ts'
import { homeAt, makeHomeFolder, makeHomeFolders } from '../src/home.ts'
import { ensureKeys } from '../src/keys.ts'
import { answersOk } from '../src/service-process.ts'
import { platform, type Service } from '../src/services.ts'

const run = promisify(execFile)

function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'zhanwang-bundle-'))
  return { folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) }
}

test('a bundle is one file that runs alone, CommonJS packages that require Node included', async () => {
  using temporary = temporaryFolder()
  const root = temporary.folder
  const src = join(root, 'apps/one/src')
  mkdirSync(src, { recursive: true })
  const pg = JSON.stringify(import.meta.resolve('pg').replace('file://', ''))
  writeFileSync(join(src, 'main.ts'), `import pg from ${pg}\nconsole.log(typeof pg.Pool, import.meta.main)\n`)
  writeFileSync(join(src, 'migrate.ts'), `const answer: number = 42\nconsole.log(answer)\n`)
  const files = await bundleService(root, { dir: 'apps/one' })
  expect(files).toEqual(['main', 'migrate'].map((name) => join(root, 'apps/one/dist', `${name}.mjs`)))
  const output = await Promise.all(files.map((file) => run(process.execPath, [file], { cwd: tmpdir() })))
  expect(output.map(({ stdout }) => stdout)).toEqual(['function true\n', '42\n'])
})

test('a bundle that makes documents has their fonts beside it, and makes one away from the workspace', async () => {
  using temporary = temporaryFolder()
  const root = temporary.folder
  const src = join(root, 'apps/one/src')
  mkdirSync(src, { recursive: true })
  const documents = JSON.stringify(import.meta.resolve('@zhanwang/documents/make-pdf').replace('file://', ''))
  writeFileSync(
    join(src, 'main.ts'),
    `import { makePdf } from ${documents}\nconst pdf = await makePdf({ content: ['洈水镇社工站'] })\nconsole.log(pdf.subarray(0, 5).toString(), pdf.includes('NotoSansHans'))\n`,
  )
  const [main = ''] = await bundleService(root, { dir: 'apps/one' })
  const { stdout, stderr } = await run(process.execPath, [main], { cwd: tmpdir() })
  expect([stdout, stderr]).toEqual(['%PDF- true\n', ''])
})

test('the registry and the gateway migrate, get ready and end in good order from their bundles, away from the workspace', async () => {
  await using parts = new AsyncDisposableStack()
  const { folder } = parts.use(temporaryFolder())
  const nats = parts.use(await testNats())
  const home = homeAt(join(folder, 'home'))
  makeHomeFolder(home)
  makeHomeFolders(home, platform.services)
  ensureKeys(home, platform.services)
  const ports = await freePorts(platform.services.length)

  // The registry first: the gateway is ready once every service answers.
  const running: { child: ChildProcess; output: () => string }[] = []
  for (const [index, service] of platform.services.entries()) {
    const database = parts.use(await testDatabase())
    const outdir = join(folder, service.name)
    await bundleService(platform.root, service, outdir)
    const port = Number(ports[index])
    const env = environmentOf(service, { databaseUrl: database.appUrl, natsUrl: nats.url, port })
    const migrate = [join(outdir, 'migrate.mjs')]
    await run(process.execPath, migrate, { cwd: outdir, env: { ...env, DATABASE_OWNER_URL: database.ownerUrl } })
    if (service.isGateway) {
      const { stdout } = await run(process.execPath, [join(outdir, 'bootstrap.mjs')], { cwd: outdir, env })
      expect(JSON.parse(stdout).accounts).not.toEqual([])
    }
    const started = startMain(outdir, env)
    parts.defer(async () => void started.child.kill('SIGKILL'))
    running.push(started)
    await eventually(() => {
      if (started.child.exitCode !== null) throw new Error(`${service.name} ended:\n${started.output()}`)
      return answersOk(port, '/readyz')
    }, 20_000)
  }
  for (const { child, output } of running.toReversed()) {
    const exited = new Promise((resolve) => child.once('exit', (code, signal) => resolve(signal ?? code)))
    child.kill('SIGTERM')
    expect(await exited, output()).toBe(0)
  }

  /** Nothing of the test's own environment, and no more than the service's README names. */
  function environmentOf(
    service: Service,
    { databaseUrl, natsUrl, port }: Record<'databaseUrl' | 'natsUrl', string> & { port: number },
  ) {
    return {
      DATABASE_URL: databaseUrl,
      NATS_URL: natsUrl,
      PORT: String(port),
      ACTOR_TOKEN_PUBLIC_KEY_FILE: home.keys.actorTokenPublic,
      AUDIT_SEAL_KEY_FILE: home.auditKeys(service).private,
      AUDIT_SEAL_DIR: home.sealDir(service),
      FILES_DIR: home.filesDir,
      ...(service.isGateway && {
        ACTOR_TOKEN_PRIVATE_KEY_FILE: home.keys.actorTokenPrivate,
        AUTH_SECRET_FILE: home.keys.authSecret,
      }),
    }
  }
}, 120_000)

function startMain(outdir: string, env: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, [join(outdir, 'main.mjs')], {
    cwd: outdir,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += String(data)))
  return { child, output: () => output }
}
