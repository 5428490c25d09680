import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startPlatform } from '@zhanwang/journeys/platform-run'
import { testNats } from '@zhanwang/testkit/nats'
import { type BenchRun, openBenchRun } from './bench-run.ts'
import { listCase } from './cases/list.ts'
import { allInOneMemoryCase, memoryCase } from './cases/memory.ts'
import { provinceCase } from './cases/province.ts'
import { queryCase } from './cases/query.ts'
import { startCase } from './cases/start.ts'
import { writeCase } from './cases/write.ts'
import type { Figure } from './figure.ts'
import { isWrkInstalled } from './wrk.ts'

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '5' }, only: { type: 'string' } } })
const seconds = Number(values.seconds)

if (!['memory', 'start'].includes(values.only ?? '') && !isWrkInstalled()) {
  console.error('本机没有 wrk，请先安装：apt-get install wrk  |  wrk is needed: apt-get install wrk')
  process.exit(1)
}

const dir = mkdtempSync(join(tmpdir(), 'zhanwang-bench-'))
const home = join(dir, 'home')
const figures: Figure[] = []

/** A line as soon as it is known, so that a later case that fails takes none with it. */
function tell(measured: readonly Figure[]): void {
  figures.push(...measured)
  for (const figure of measured) console.log(JSON.stringify(figure))
}
/** Starts the home's platform, measures the cases that were asked for, and ends it. */
async function measureOn(
  cases: Readonly<Record<string, (run: BenchRun) => Promise<Figure[]>>>,
  natsUrl: string,
  options: readonly string[] = [],
): Promise<void> {
  const platform = await startPlatform(home, options)
  try {
    const run = openBenchRun(platform, home, dir, seconds, natsUrl)
    for (const [name, measure] of Object.entries(cases)) {
      if (values.only && values.only !== name) continue
      console.log(`正在测量 | measuring: ${name}`)
      tell(await measure(run))
    }
  } finally {
    await platform.stop()
  }
}

try {
  console.log('正在启动演示平台 | Starting a demonstration platform')
  await using nats = await testNats()
  await measureOn({ query: queryCase, list: listCase, write: writeCase, province: provinceCase }, nats.url)
  if (!values.only || values.only === 'start') tell(await startCase(home))
  // On a fresh start: what loading the demonstration left on the heap is not what an idle service needs.
  await measureOn({ memory: memoryCase }, nats.url)
  await measureOn({ memory: allInOneMemoryCase }, nats.url, ['--one-process'])
} finally {
  rmSync(dir, { recursive: true, force: true })
}

console.table(figures.map(({ case: name, ...rest }) => ({ case: name, ...rest })))
