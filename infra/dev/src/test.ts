import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { devEnv } from './env.ts'
import { say, seconds } from './say.ts'
import { platform } from './services.ts'
import { type Counts, vitestCounts } from './vitest-counts.ts'

const { root } = platform
const bin = (name: string) => join(root, 'node_modules/.bin', name)
const source = (name: string) => join(import.meta.dirname, name)
const reportFile = join(root, '.test-results/vitest.json')
const isNarrowed = process.argv.length > 2

interface Step {
  readonly zh: string
  readonly en: string
  readonly command: string
  readonly args: readonly string[]
  readonly counts?: (exitCode: number | null) => Counts
}

const checks: Step[] = [
  {
    zh: '类型',
    en: 'types',
    command: bin('turbo'),
    args: ['run', 'typecheck', '--output-logs=errors-only', '--continue'],
  },
  { zh: '规范', en: 'lint', command: bin('biome'), args: ['check', '.'] },
  { zh: '边界', en: 'boundaries', command: process.execPath, args: [source('boundaries.ts')] },
  { zh: '文档', en: 'documents', command: process.execPath, args: [source('check-docs.ts')] },
]

/** Arguments name files or options of vitest; then it alone runs. */
const tests: Step = {
  zh: '测试',
  en: 'tests',
  command: bin('vitest'),
  args: ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`, ...process.argv.slice(2)],
  counts: (exitCode) => vitestCounts(reportFile, exitCode),
}

mkdirSync(join(root, '.test-results'), { recursive: true })
rmSync(reportFile, { force: true })
const total = { passed: 0, failed: 0 }
for (const { zh, en, command, args, counts } of isNarrowed ? [tests] : [...checks, tests]) {
  console.log(`\n== ${zh} | ${en}`)
  const startedAt = performance.now()
  // No telemetry from a machine that runs our tests.
  const env = { ...devEnv().inherited, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' }
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', env })
  if (error) console.error(error.message)
  const { passed, failed } = counts?.(status) ?? (status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 })
  total.passed += passed
  total.failed += failed
  const duration = seconds(performance.now() - startedAt)
  say(
    `${zh}：${failed === 0 ? '通过' : '未通过'}，用时 ${duration} 秒`,
    `${en}: ${failed === 0 ? 'passed' : 'FAILED'} in ${duration} s`,
  )
}
console.log(`\n${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed === 0 ? 0 : 1
