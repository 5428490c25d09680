import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ChildSpec } from '@zhanwang/local-servers/child'
import { devEnv } from './env.ts'
import { holding } from './exclusive-lock.ts'

/** What the console is made from. The gateway gives it types only, which leave no trace in the result. */
const SOURCES = [
  'apps/console/{src,public}/**',
  'apps/console/*.{html,ts,json}',
  'packages/kernel/src/**',
  'packages/domain/*/src/**',
  'pnpm-lock.yaml',
]

/**
 * Builds the console unless it was built from these very sources; `run` runs the build. Without a console it does
 * nothing. The signal ends the waiting for the build of another start.
 */
export async function buildConsole(
  root: string,
  logFile: string,
  signal: AbortSignal,
  run: (spec: ChildSpec) => Promise<void>,
): Promise<void> {
  const dir = join(root, 'apps/console')
  if (!existsSync(join(dir, 'vite.config.ts'))) return
  const fingerprint = fingerprintOf(root)
  const stamp = join(dir, 'dist/.sources')
  const isBuilt = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint
  if (isBuilt()) return
  // Two homes of one clone may start for the first time together.
  await holding(join(dir, 'node_modules/.console-build'), signal, async () => {
    if (isBuilt()) return
    await run({
      name: 'console-build',
      command: process.execPath,
      args: ['--run', 'build'],
      cwd: dir,
      env: { ...devEnv().inherited, NODE_ENV: 'production' },
      logFile,
      stopSignal: 'SIGTERM',
    })
    writeFileSync(stamp, fingerprint)
  })
}

/** A digest of names and contents of all that the console is made from. */
export function fingerprintOf(root: string): string {
  const hash = createHash('sha256')
  for (const file of globSync(SOURCES, { cwd: root }).sort()) {
    const path = join(root, file)
    if (statSync(path).isFile()) hash.update(`${file}\0`).update(readFileSync(path)).update('\0')
  }
  return hash.digest('hex')
}
