import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { say } from '../say.ts'
import { appFiles } from './app-files.ts'
import { domainFiles } from './domain-files.ts'
import { listEdits } from './list-edits.ts'
import { checkNotTaken, type ServiceNames } from './names.ts'

/**
 * Makes a new service: its domain package, its application, and its place in the lists that name every service. Writes
 * all of it or nothing, and says what it did and what comes next. Throws `PlainError` for a name that is taken.
 */
export function createService(root: string, names: ServiceNames): void {
  checkNotTaken(root, names)
  const created = { ...domainFiles(names), ...appFiles(root, names) }
  const edited = listEdits(root, names)
  const before = new Map(Object.keys(edited).map((file) => [file, readFileSync(join(root, file), 'utf8')]))
  try {
    for (const [file, text] of Object.entries({ ...created, ...edited })) {
      mkdirSync(dirname(join(root, file)), { recursive: true })
      writeFileSync(join(root, file), text)
    }
    format(root, Object.keys({ ...created, ...edited }))
  } catch (error) {
    for (const folder of [`apps/${names.kebab}`, `packages/domain/${names.kebab}`])
      rmSync(join(root, folder), { recursive: true, force: true })
    for (const [file, text] of before) writeFileSync(join(root, file), text)
    throw error
  }
  for (const file of Object.keys(created)) console.log(`+ ${file}`)
  for (const file of Object.keys(edited)) console.log(`~ ${file}`)
  say(
    '下一步：pnpm install，再按 docs/recipe/add-a-service.md 继续',
    'Next: pnpm install, then go on in docs/recipe/add-a-service.md',
  )
}

/** In the order and width of the project: a name of another length sorts its imports elsewhere. */
function format(root: string, files: readonly string[]): void {
  const biome = join(root, 'node_modules/.bin/biome')
  if (!existsSync(biome)) throw new Error('biome is not installed: run pnpm install first')
  const { status, stdout, stderr } = spawnSync(biome, ['check', '--write', ...files], { cwd: root, encoding: 'utf8' })
  if (status !== 0) throw new Error(`biome: ${stdout}${stderr}`)
}
