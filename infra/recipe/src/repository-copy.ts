import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
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
    copyKnownTypes(from, root)
    return { root, [Symbol.dispose]: remove }
  } catch (error) {
    remove()
    throw error
  }
}

/**
 * Gives a copy what the last check of types found in the original, where there was one: in the copy tsc then looks again at
 * what was changed there, and at what depends on that.
 */
function copyKnownTypes(from: string, to: string): void {
  for (const folder of ['.', 'apps/console', 'infra/journeys']) {
    const known = join(folder, 'node_modules/.cache/types.tsbuildinfo')
    if (existsSync(join(from, known))) cpSync(join(from, known), join(to, known))
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
