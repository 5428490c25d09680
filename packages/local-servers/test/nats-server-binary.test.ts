import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findNatsServer } from '../src/nats-server-binary.ts'
import { downloadNatsServer, NATS_VERSION, natsArchive } from '../src/nats-server-download.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhanwang-binary-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A mirror of the releases whose archive holds a program of our own. */
async function mirror(digest?: string) {
  const name = natsArchive().replace(/\.(tar\.gz|zip)$/, '')
  mkdirSync(join(folder, name))
  writeFileSync(join(folder, name, 'nats-server'), '#!/bin/sh\necho ours\n', { mode: 0o755 })
  execFileSync('tar', ['-czf', join(folder, natsArchive()), name], { cwd: folder })
  const archive = readFileSync(join(folder, natsArchive()))
  const sum = digest ?? createHash('sha256').update(archive).digest('hex')
  const server = createServer((request, response) => {
    if (request.url === `/v${NATS_VERSION}/SHA256SUMS`) response.end(`${sum}  ${natsArchive()}\n`)
    else if (request.url === `/v${NATS_VERSION}/${natsArchive()}`) response.end(archive)
    else response.writeHead(404).end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { base: `http://127.0.0.1:${address.port}`, [Symbol.dispose]: () => server.close() }
}

test('a release is downloaded from the given mirror, checked and runs', async () => {
  using releases = await mirror()
  const target = join(folder, 'cache/nats-server-v1/nats-server')
  await downloadNatsServer(releases.base, target)
  expect(execFileSync(target, { encoding: 'utf8' })).toBe('ours\n')
})

test('a release whose digest differs from SHA256SUMS is refused and not kept', async () => {
  using releases = await mirror('0'.repeat(64))
  const target = join(folder, 'cache/nats-server-v1/nats-server')
  await expect(downloadNatsServer(releases.base, target)).rejects.toThrow(/digest/)
  expect(existsSync(target)).toBe(false)
})

test('an installed nats-server is taken before anything is downloaded', async () => {
  const bin = join(folder, 'bin')
  mkdirSync(bin)
  writeFileSync(join(bin, 'nats-server'), '', { mode: 0o755 })
  const from = { path: bin, beside: [], cacheDir: folder, downloadBase: 'http://127.0.0.1:1', isRoot: false }
  expect(await findNatsServer({ mayInstall: false, say: unexpected, from })).toBe(join(bin, 'nats-server'))
})

test('without network root installs the distribution package, having said so; --no-install forbids it', async () => {
  const bin = join(folder, 'bin')
  mkdirSync(bin)
  // A package manager that fails until its lists were fetched, as in a fresh container.
  const aptGet = `#!/bin/sh
echo "$1" >> ${folder}/calls
case "$1" in
  update) touch ${folder}/lists ;;
  install) [ -e ${folder}/lists ] || exit 100; : > ${bin}/nats-server; /bin/chmod 755 ${bin}/nats-server ;;
esac
`
  writeFileSync(join(bin, 'apt-get'), aptGet)
  chmodSync(join(bin, 'apt-get'), 0o755)
  const path = `${bin}:/usr/bin:/bin`
  const from = { path, beside: [], cacheDir: folder, downloadBase: 'http://127.0.0.1:1', isRoot: true }

  const refused = findNatsServer({ mayInstall: false, say: () => undefined, from })
  await expect(refused).rejects.toThrow(/NATS_URL/)
  expect(existsSync(join(folder, 'calls'))).toBe(false)

  const said: string[] = []
  const found = await findNatsServer({ mayInstall: true, say: (_zh, en) => said.push(en), from })
  expect(found).toBe(join(bin, 'nats-server'))
  expect(said.at(-1)).toContain('apt-get install nats-server')
  expect(readFileSync(join(folder, 'calls'), 'utf8').split('\n')).toEqual(['install', 'update', 'install', ''])
})

function unexpected(zh: string): never {
  throw new Error(`nothing was to be said: ${zh}`)
}
