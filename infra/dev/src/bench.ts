import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { platform } from './services.ts'

const program = join(platform.root, 'infra/bench/src/main.ts')
if (!existsSync(program)) {
  console.error(`没有 ${program}，无从测量。\nThere is no ${program}, so there is nothing to measure.`)
  process.exit(1)
}
const { status } = spawnSync(process.execPath, [program, ...process.argv.slice(2)], { stdio: 'inherit' })
process.exit(status ?? 1)
