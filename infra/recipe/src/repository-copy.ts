import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { run } from './follow-step.ts'

/** A copy of the repository's own files, with its dependencies installed. Gone when disposed of. */
export interface RepositoryCopy extends Disposable {
  readonly root: string
}

/** Copies what git knows or would take, new files too, and installs it from what is on this machine. */
export function copyRepository(from: string): RepositoryCopy {
  const root = mkdtempSync(join(tmpdir(), 'zhanwang-recipe-'))
  const remove = () => rmSync(root, { recursive: true, force: true })
  // Postgres, when root starts it, runs as another user and finds its programs in here.
  chmodSync(root, 0o755)
  try {
    for (const file of filesOf(from)) {
      mkdirSync(dirname(join(root, file)), { recursive: true })
      copyFileSync(join(from, file), join(root, file))
    }
    // Biome asks git what to leave alone.
    run(root, 'git init --quiet')
    run(root, 'pnpm install')
    return { root, [Symbol.dispose]: remove }
  } catch (error) {
    remove()
    throw error
  }
}

function filesOf(root: string): string[] {
  const { status, stdout, stderr } = spawnSync(
    'git',
    ['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
    { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26 },
  )
  if (status !== 0) throw new Error(`git ls-files: ${stderr}`)
  // What was deleted and not committed is still listed.
  return stdout.split('\0').filter((file) => file !== '' && existsSync(join(root, file)))
}
