import { readFile } from 'node:fs/promises'
import { ROLES } from '@zhanwang/domain-identity/roles'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CONTEXTS } from '../src/composition.ts'
import { offeredProcedures } from '../src/offered-procedures.ts'
import { permissionPage } from '../src/reference/permission-matrix.ts'
import { client } from './fixtures/client.ts'
import { type TestGateway, testGateway } from './fixtures/gateway.ts'

let gateway: TestGateway
beforeAll(async () => {
  gateway = await testGateway()
})
afterAll(() => gateway?.[Symbol.asyncDispose]())

const offered = offeredProcedures(CONTEXTS)

test('the committed permission matrix is what the contracts say', async () => {
  const page = await readFile(new URL('../../../docs/reference/permissions.md', import.meta.url), 'utf8')
  expect(page, 'run: pnpm --filter @zhanwang/gateway reference').toBe(permissionPage(offered))
})

test('every permission of a role is used by some procedure, and every procedure’s permission is some role’s', () => {
  const held = new Set<string>(Object.values(ROLES).flatMap(({ permissions }) => permissions))
  const used = new Set(offered.flatMap(({ procedure }) => procedure.permission ?? []))
  expect([...held].sort()).toEqual([...used].sort())
})

test('without an account nothing answers but what the contracts call public', async () => {
  const anybody = client(gateway.address)
  const answers = await Promise.all(
    offered.map(async ({ trpcPath, procedure }) => {
      const answer =
        procedure.kind === 'query'
          ? await anybody.get(`/trpc/${trpcPath}?input=${encodeURIComponent('{}')}`)
          : await anybody.post(`/trpc/${trpcPath}`, {})
      return [trpcPath, answer.status !== 401] as const
    }),
  )
  expect(answers.filter(([, isOpen]) => isOpen).map(([path]) => path)).toEqual(
    offered.filter(({ procedure }) => procedure.scope === 'public').map(({ trpcPath }) => trpcPath),
  )
})
