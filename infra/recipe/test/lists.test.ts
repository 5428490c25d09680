import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SERVICES } from '@zhanwang/all-in-one/start-all'
import { platform } from '@zhanwang/dev/services'
import { CONTEXTS } from '@zhanwang/gateway/composition'
import { procedureEntries } from '@zhanwang/kernel/contract'
import { expect, test } from 'vitest'
import { z } from 'zod'

const contexts = platform.services.map(({ context }) => context).sort()
const others = platform.services.filter(({ isGateway }) => !isGateway).map(({ name }) => name)

/** A kind that is handed to a mechanism, or opened at once. */
const TODO_KIND = /\btodoKind: '([^']+)'|\bopenTodos?\([^;]*?\bkind: '([^']+)'/g

test('every service is offered by the gateway (apps/gateway/src/composition.ts)', () => {
  expect(CONTEXTS.map(({ contract }) => contract.context).sort()).toEqual(contexts)
})

test('every service runs in the all-in-one process (infra/all-in-one/src/start-all.ts)', () => {
  expect(SERVICES.map(({ name }) => name).sort()).toEqual(others)
})

test('the console asks every context for the jobs of its reader (apps/console/src/jobs/job-contexts.ts)', () => {
  const list = readFileSync(join(platform.root, 'apps/console/src/jobs/job-contexts.ts'), 'utf8')
  const asked = [...list.matchAll(/^ {2}'?([a-z-]+)'?: trpc\.(\w+)\.jobs,$/gm)].map(([, context, key]) => ({
    context,
    key,
  }))
  const withJobs = CONTEXTS.filter(({ contract }) => Object.hasOwn(contract.procedures, 'jobs'))
  expect(asked).toEqual(
    expect.arrayContaining(withJobs.map(({ key, contract }) => ({ context: contract.context, key }))),
  )
})

test('what begins a job has a permission by which the console knows it', () => {
  const begins = CONTEXTS.flatMap(({ contract }) => [...procedureEntries(contract)]).filter(
    ({ group, name, procedure }) =>
      (name === 'begin' && group.endsWith('Imports')) || Object.hasOwn(shapeOf(procedure.output), 'job'),
  )
  expect(begins.length).toBeGreaterThan(3)
  const unknown = begins.filter(({ procedure }) => !/\.(export|import)$/.test(procedure.permission ?? ''))
  // A job itself is read and cancelled by whoever asked for it.
  expect(unknown.filter(({ group }) => group !== 'jobs').map(({ path }) => path)).toEqual([])
})

test.each(CONTEXTS)('every rule that $contract.context names has its words in its contract', ({ contract }) => {
  const folders = [`packages/domain/${contract.context}`, `apps/${contract.context}`]
  const files = folders.flatMap((folder) => globSync(`${folder}/src/**/*.ts`, { cwd: platform.root }))
  const named = files.flatMap((file) =>
    [...readFileSync(join(platform.root, file), 'utf8').matchAll(/\breason: '([a-z0-9-]+)'/g)].map(
      ([, reason]) => reason,
    ),
  )
  expect([...new Set(named)].filter((reason) => !Object.hasOwn(contract.reasons, reason ?? ''))).toEqual([])
})

test.each(CONTEXTS.filter((context) => 'todoKinds' in context))(
  'every to-do that $contract.context opens says something',
  ({ contract, todoKinds }) => {
    const files = globSync(`apps/${contract.context}/src/**/*.ts`, { cwd: platform.root })
    const opened = files.flatMap((file) =>
      [...readFileSync(join(platform.root, file), 'utf8').matchAll(TODO_KIND)].map(([, given, own]) => given ?? own),
    )
    expect([...new Set(opened)].filter((kind) => !Object.hasOwn(todoKinds, kind ?? ''))).toEqual([])
  },
)

function shapeOf(output: z.ZodType): Readonly<Record<string, unknown>> {
  return output instanceof z.ZodObject ? output.shape : {}
}
