import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SERVICES } from '@zhanwang/all-in-one/start-all'
import { platform } from '@zhanwang/dev/services'
import { CONTEXTS } from '@zhanwang/gateway/composition'
import { expect, test } from 'vitest'

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
