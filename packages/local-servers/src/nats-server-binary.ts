import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { localServersEnv } from './env.ts'
import { downloadNatsServer, NATS_VERSION } from './nats-server-download.ts'
import { PlainError } from './plain-error.ts'
import { runWatched } from './run-watched.ts'

/** Where nats-server may come from. */
export interface NatsSources {
  readonly path: string
  /** Folders where distributions keep servers, which are not on everyone's PATH. */
  readonly beside: readonly string[]
  readonly cacheDir: string
  readonly downloadBase: string
  readonly isRoot: boolean
}

export interface FindNatsServer {
  /** May the distribution's package be installed, when root and nothing else helped? */
  readonly mayInstall: boolean
  /** Told, in both languages, before anything is downloaded or installed. */
  readonly say: (zh: string, en: string) => void
  /** Where to look, in place of the environment's own; a test's means. */
  readonly from?: NatsSources
  /** Aborted: a download or an installation is given up. */
  readonly signal?: AbortSignal
}

/**
 * The path of nats-server: on PATH (or where distributions keep servers), else in the cache, else downloaded and
 * checked, else installed from the distribution when root. Throws {@link PlainError} with the ways out.
 */
export async function findNatsServer({ mayInstall, say, signal, from = settings() }: FindNatsServer): Promise<string> {
  const cached = join(from.cacheDir, `nats-server-v${NATS_VERSION}`, executable('nats-server'))
  const found = onPath('nats-server', from.path, from.beside) ?? (isExecutable(cached) ? cached : undefined)
  if (found) return found

  say(
    `本机没有 nats-server，正在下载 ${NATS_VERSION} 版`,
    `nats-server is not here; downloading version ${NATS_VERSION}`,
  )
  const reasons: string[] = []
  try {
    await downloadNatsServer(from.downloadBase, cached, signal)
    return cached
  } catch (error) {
    signal?.throwIfAborted()
    reasons.push(error instanceof Error ? error.message : String(error))
  }

  const aptGet = from.isRoot && mayInstall ? onPath('apt-get', from.path, []) : undefined
  if (aptGet) {
    say(
      '下载未成，改从发行版安装：apt-get install nats-server',
      'Not downloaded; installing from the distribution: apt-get install nats-server',
    )
    try {
      await aptGetInstall(aptGet, from.path, signal)
      const installed = onPath('nats-server', from.path, from.beside)
      if (installed) return installed
      reasons.push('apt-get installed no nats-server')
    } catch (error) {
      signal?.throwIfAborted()
      reasons.push(error instanceof Error ? error.message : String(error))
    }
  }
  throw new PlainError(
    `找不到 nats-server，也无法取得（${reasons.join('；')}）。请安装它（Debian：apt-get install nats-server；macOS：brew install nats-server），或设置 NATS_URL 指向现有的 NATS（须启用 JetStream）。`,
    `There is no nats-server and none could be had (${reasons.join('; ')}). Install it (Debian: apt-get install nats-server; macOS: brew install nats-server), or set NATS_URL to an existing NATS with JetStream.`,
  )
}

function settings(): NatsSources {
  const { path, cacheDir, natsDownloadBase } = localServersEnv()
  const beside = ['/usr/sbin', '/usr/local/sbin', '/usr/local/bin', '/opt/homebrew/bin']
  return { path, beside, cacheDir, downloadBase: natsDownloadBase, isRoot: process.getuid?.() === 0 }
}

/** Waits while another installation is under way: tests get their browser beside this. */
export const APT_INSTALL = ['install', '-y', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=300'] as const

async function aptGetInstall(aptGet: string, path: string, signal: AbortSignal | undefined): Promise<void> {
  const options = { env: { PATH: path, DEBIAN_FRONTEND: 'noninteractive' }, signal }
  const install = () => runWatched(aptGet, [...APT_INSTALL, 'nats-server'], options)
  try {
    await install()
  } catch {
    // A fresh container has no package lists yet; a second failure says what is really wrong.
    await runWatched(aptGet, ['update'], options)
    await install()
  }
}

function onPath(program: string, path: string, beside: readonly string[]): string | undefined {
  const folders = [...path.split(delimiter).filter(Boolean), ...beside]
  return folders.map((folder) => join(folder, executable(program))).find(isExecutable)
}

function executable(program: string): string {
  return process.platform === 'win32' ? `${program}.exe` : program
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
