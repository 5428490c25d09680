import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { platform } from './services.ts'

/** Runs one of the repository's programs in the foreground and returns its exit code. */
export function runProgram(file: string, args: readonly string[]): number {
  const { status } = spawnSync(process.execPath, [join(platform.root, file), ...args], { stdio: 'inherit' })
  return status ?? 1
}
