import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findCrossings } from '../src/boundaries.ts'
import { findMissingReferences } from '../src/check-docs.ts'
import { vitestOutcome } from '../src/vitest-report.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'zhanwang-checks-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function write(file: string, content: string) {
  mkdirSync(dirname(join(root, file)), { recursive: true })
  writeFileSync(join(root, file), content)
}

test('a document that names a script, file, heading or path that is not there is reported by line', () => {
  write('package.json', '{ "scripts": { "start": "x" } }')
  write('docs/guide.md', '# 指南 Guide\n\nRun `npm start`, read [this](#指南-guide) and `docs/guide.md`.\n')
  write(
    'README.md',
    '[a](docs/guide.md) [b](docs/guide.md#指南-guide) [web](https://example.org)\n`apps/<service>/src`\n',
  )
  expect(findMissingReferences(root)).toEqual([])

  write('README.md', 'npm run nothing\n[a](docs/none.md)\n[b](docs/guide.md#none)\n`apps/none/src`\n')
  expect(findMissingReferences(root).map(({ line, what }) => `${line} ${what}`)).toEqual([
    '1 npm run nothing: no such script',
    '2 docs/none.md: no such file or heading',
    '3 docs/guide.md#none: no such file or heading',
    '4 apps/none/src: no such path',
  ])
})

test('what a block of a page has its reader write may be named as if it were there, and only that may be edited', () => {
  const page =
    '```ts file=apps/toy/src/a.ts\n```\n\n`apps/toy` and `apps/toy/src/a.ts`\n\n```diff file=apps/toy/src/a.ts\n```\n'
  write('docs/recipe.md', page)
  expect(findMissingReferences(root)).toEqual([])
  write('docs/recipe.md', `${page}\n\`apps/toys\`\n\n\`\`\`diff file=docs/none.md\n\`\`\`\n`)
  expect(findMissingReferences(root).map(({ what }) => what)).toEqual([
    'apps/toys: no such path',
    'docs/none.md: no such file to edit',
  ])
})

test('an import over a boundary is reported with its reason, one inside it is not', () => {
  write('apps/a/src/pay/pay.ts', `import { x } from '../pay/pay-store.ts'\nimport { y } from '@zhanwang/kernel/ids'\n`)
  write('apps/a/test/pay.test.ts', `import { test } from 'vitest'\nimport { pay } from '../src/pay/pay.ts'\n`)
  write('apps/console/src/api.ts', `import type { Router } from '@zhanwang/gateway/router-type'\n`)
  expect(findCrossings(root)).toEqual([])

  write(
    'apps/a/src/plan/plan.ts',
    `import {\n  x,\n} from '../pay/pay-store.ts'\nexport { z } from '../../../b/src/z.ts'\n`,
  )
  write('apps/a/src/main.ts', `import { test } from '@zhanwang/testkit/postgres'\n`)
  write('apps/console/src/api.ts', `import { router } from '@zhanwang/gateway/router-type'\n`)
  write('infra/dev/src/x.ts', 'const home = process.env.HOME\n')
  expect(findCrossings(root).map(({ file, line, reason }) => `${file}:${line} ${reason.split(':')[0]}`)).toEqual([
    'apps/a/src/main.ts:1 @zhanwang/testkit/postgres is for tests',
    'apps/a/src/plan/plan.ts:1 plan reads the store of pay',
    'apps/a/src/plan/plan.ts:4 ../../../b/src/z.ts leaves the package',
    'apps/console/src/api.ts:1 The console takes the router TYPE of the gateway',
    'infra/dev/src/x.ts:1 The environment is read in env.ts alone, where it is checked and described.',
  ])
})

test('a test file that does not load, an error outside any test and a missing report each count as a failure', () => {
  const report = join(root, 'report.json')
  expect(vitestOutcome(report, 1)).toEqual({ passed: 0, failures: ['vitest wrote no report'] })
  write('report.json', '{ "numPassedTests": 3, "testResults": [] }')
  expect(vitestOutcome(report, 0)).toEqual({ passed: 3, failures: [] })
  expect(vitestOutcome(report, 1)).toEqual({ passed: 3, failures: ['vitest failed outside of any test'] })
  write(
    'report.json',
    `{ "numPassedTests": 3, "testResults": [
      { "name": "a.test.ts", "status": "failed", "message": "no such module", "assertionResults": [] },
      { "name": "b.test.ts", "status": "failed", "message": "", "assertionResults": [
        { "status": "passed", "fullName": "adds", "failureMessages": [] },
        { "status": "failed", "fullName": "counts", "failureMessages": ["expected 1 to be 2"] }] }] }`,
  )
  expect(vitestOutcome(report, 1)).toEqual({
    passed: 3,
    failures: ['a.test.ts\nno such module', 'b.test.ts > counts\nexpected 1 to be 2'],
  })
})
