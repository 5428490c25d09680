import { readFile } from 'node:fs/promises'
import { ROLES, Role } from '@zhanwang/domain-identity/roles'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ADMINISTRATORS, DEMONSTRATION_ACCOUNTS } from '../src/bootstrap/first-accounts.ts'
import { CONTEXTS } from '../src/composition.ts'
import { offeredProcedures } from '../src/offered-procedures.ts'
import { mayCall, permissionPage } from '../src/reference/permission-matrix.ts'
import { client, signedIn } from './fixtures/client.ts'
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

test.each(Role.options)('%s is let through to the procedures of the matrix and forbidden all others', async (role) => {
  const account = [...ADMINISTRATORS, ...DEMONSTRATION_ACCOUNTS].find((candidate) => candidate.role === role)
  if (!account) throw new Error(`no account of the demonstration is a ${role}`)
  const caller = await signedIn(gateway.address, account.username)
  const answers = await Promise.all(
    offered.map(async (procedure) => {
      const { trpcPath } = procedure
      const input = { code: 'station-coverage', unknown: 1 }
      const answer =
        procedure.procedure.kind === 'query'
          ? await caller.get(`/trpc/${trpcPath}?input=${encodeURIComponent(JSON.stringify(input))}`)
          : await caller.post(`/trpc/${trpcPath}`, input)
      return [trpcPath, answer.status !== 403] as const
    }),
  )
  expect(Object.fromEntries(answers)).toEqual(
    Object.fromEntries(offered.map((procedure) => [procedure.trpcPath, mayCall(role, procedure)])),
  )
})
