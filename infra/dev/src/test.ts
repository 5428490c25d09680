import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { passOn, runCommand } from './run-lane.ts'
import { say, seconds } from './say.ts'
import { platform } from './services.ts'
import { type Outcome, vitestOutcome } from './vitest-report.ts'

const { root } = platform
const bin = (name: string) => join(root, 'node_modules/.bin', name)
const source = (name: string) => join(import.meta.dirname, name)
const results = join(root, '.test-results')

interface Step {
  readonly zh: string
  readonly en: string
  readonly command: string
  readonly args: readonly string[]
  readonly outcome?: (exitCode: number | null) => Outcome
}

/**
 * All packages as one program, which works out what they share once: a program for each takes eight times as long. Two know a
 * browser, as the others must not, and are looked at alone.
 */
const TYPED = ['tsconfig.check.json', 'apps/console', 'infra/journeys']

const checks: Step[] = [
  ...TYPED.map((project) => ({
    zh: `类型 ${project}`,
    en: `types of ${project}`,
    command: bin('tsc'),
    args: ['-p', project],
  })),
  { zh: '规范', en: 'lint', command: bin('biome'), args: ['check', '.'] },
  { zh: '边界', en: 'boundaries', command: process.execPath, args: [source('boundaries.ts')] },
  { zh: '文档', en: 'documents', command: process.execPath, args: [source('check-docs.ts')] },
]

/** Arguments of `npm test` name files or options of vitest; then it alone runs. */
const chosen = process.argv.slice(2)
/** The journeys take turns on one platform and mostly wait for it, so everything else runs beside them. */
const JOURNEYS = 'infra/journeys'

const total = { passed: 0, failures: [] as string[] }
mkdirSync(results, { recursive: true })
let isStopped = false
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    isStopped = true
    // Ctrl-C reaches all of a terminal's programs by itself, and vitest takes a second one for impatience.
    if (signal !== 'SIGINT' || !process.stdin.isTTY) passOn(signal)
  })
}
if (chosen.length > 0) {
  await lane([tests('测试', 'tests', chosen)])
} else {
  await Promise.all([
    lane([...checks, tests('测试', 'tests', [`--project=!${JOURNEYS}`])]),
    lane([tests('全程测试', 'journeys', [`--project=${JOURNEYS}`])], { keepBack: true }),
  ])
}
// Once more at the end, where whoever has only the last page of the output finds them.
for (const failure of total.failures) console.log(`\n✗ ${failure}`)
console.log(`\n${total.passed} passed, ${total.failures.length} failed`)
process.exitCode = total.failures.length === 0 && !isStopped ? 0 : 1

function tests(zh: string, en: string, options: readonly string[]): Step {
  const report = join(results, `${en}.json`)
  rmSync(report, { force: true })
  return {
    zh,
    en,
    command: bin('vitest'),
    args: ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...options],
    outcome: (exitCode) => vitestOutcome(report, exitCode),
  }
}

/** Runs steps one after the other. */
async function lane(steps: readonly Step[], { keepBack = false } = {}): Promise<void> {
  for (const { zh, en, command, args, outcome } of steps) {
    if (isStopped) return
    if (!keepBack) console.log(`\n== ${zh} | ${en}`)
    const startedAt = performance.now()
    const { exitCode, output } = await runCommand(command, args, { cwd: root, keepBack })
    if (keepBack) console.log(`\n== ${zh} | ${en}`)
    if (output) console.log(output)
    const { passed, failures } =
      outcome?.(exitCode) ?? (exitCode === 0 ? { passed: 1, failures: [] } : { passed: 0, failures: [en] })
    total.passed += passed
    total.failures.push(...failures)
    const duration = seconds(performance.now() - startedAt)
    say(
      `${zh}：${failures.length === 0 ? '通过' : '未通过'}，用时 ${duration} 秒`,
      `${en}: ${failures.length === 0 ? 'passed' : 'FAILED'} in ${duration} s`,
    )
  }
}
