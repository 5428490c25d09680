import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { arch, platform } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The release that is downloaded where no nats-server is found. */
export const NATS_VERSION = '2.12.1'

/** How long the server of the downloads may take to answer, and stay silent, before it is given up. */
const SILENCE_MS = 5_000

/** The archive of this machine's kind in a release, e.g. nats-server-v2.12.1-linux-amd64.tar.gz. */
export function natsArchive(): string {
  const system = platform() === 'win32' ? 'windows' : platform()
  const processor = arch() === 'x64' ? 'amd64' : arch() === 'arm' ? 'arm7' : arch()
  return `nats-server-v${NATS_VERSION}-${system}-${processor}.${system === 'windows' ? 'zip' : 'tar.gz'}`
}

/**
 * Downloads the pinned release into `target`, after its digest was compared with the release's SHA256SUMS. Throws when
 * the server does not answer or falls silent for 5 s, when the digest differs, the archive can't be unpacked, or the
 * signal was given.
 */
export async function downloadNatsServer(base: string, target: string, signal?: AbortSignal): Promise<void> {
  const archive = natsArchive()
  const release = `${base.replace(/\/$/, '')}/v${NATS_VERSION}`
  const sums = (await download(`${release}/SHA256SUMS`, signal)).toString('utf8')
  const expected = sums
    .split('\n')
    .find((line) => line.trim().endsWith(archive))
    ?.trim()
    .split(/\s+/)[0]
  if (!expected) throw new Error(`${release}/SHA256SUMS does not name ${archive}`)
  const content = await download(`${release}/${archive}`, signal)
  const digest = createHash('sha256').update(content).digest('hex')
  if (digest !== expected.toLowerCase())
    throw new Error(`the digest of ${archive} is ${digest}, SHA256SUMS says ${expected}`)

  const folder = dirname(target)
  await mkdir(dirname(folder), { recursive: true })
  const work = await mkdtemp(`${folder}.`)
  try {
    await writeFile(join(work, archive), content)
    await run('tar', ['-xf', archive, '--strip-components=1'], { cwd: work })
    await mkdir(folder, { recursive: true })
    await rename(join(work, basename(target)), target)
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

async function download(url: string, signal: AbortSignal | undefined): Promise<Buffer> {
  signal?.throwIfAborted()
  const silence = new AbortController()
  const timer = setTimeout(() => silence.abort(new Error(`${url} did not answer for ${SILENCE_MS} ms`)), SILENCE_MS)
  try {
    const response = await fetch(url, { signal: AbortSignal.any([silence.signal, ...(signal ? [signal] : [])]) })
    if (!response.ok || !response.body) throw new Error(`${url} answered ${response.status}`)
    const chunks: Uint8Array[] = []
    for await (const chunk of response.body) {
      timer.refresh()
      chunks.push(chunk)
    }
    return Buffer.concat(chunks)
  } catch (error) {
    signal?.throwIfAborted()
    if (silence.signal.aborted) throw silence.signal.reason
    throw new Error(`${url} could not be read`, { cause: error })
  } finally {
    clearTimeout(timer)
  }
}
