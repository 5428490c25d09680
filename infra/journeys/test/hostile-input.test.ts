import { CONTEXTS } from '@zhanwang/gateway/composition'
import { type OfferedProcedure, offeredProcedures } from '@zhanwang/gateway/offered-procedures'
import { routeParams } from '@zhanwang/kernel/contract'
import { newId } from '@zhanwang/kernel/ids'
import { hostileInput } from '@zhanwang/testkit/hostile-input'
import fc from 'fast-check'
import { beforeAll, expect, inject, test } from 'vitest'
import { createPerson, signInFirst } from '../src/matrix-people.ts'
import { signedIn } from '../src/rest-client.ts'

const platform = inject('platform')
const offered = offeredProcedures(CONTEXTS)
const callers: Readonly<Record<string, string>>[] = [{}]

beforeAll(async () => {
  const password = platform.accounts.find(({ username }) => username === 'security-admin')?.password ?? ''
  const admin = await signedIn(platform.address, 'security-admin', password)
  // People of their own, over a place whose figures no other test reads.
  for (const role of ['system-administrator', 'security-administrator', 'county-officer'] as const) {
    const username = `hostile-${role}`.slice(0, 30)
    await createPerson(admin, username, role, '320585')
    callers.push((await signInFirst(platform.address, username)).headers)
  }
})

const call = fc.constantFrom(...offered).chain((procedure) =>
  fc.record({
    procedure: fc.constant(procedure),
    input: hostileInput(procedure.procedure.input),
    caller: fc.nat({ max: 3 }),
    way: fc.constantFrom('rest', 'trpc', 'batch'),
  }),
)

test('whatever input any procedure gets, it answers with an error of the caller’s and never with a 500', async () => {
  await fc.assert(
    fc.asyncProperty(call, async ({ procedure, input, caller, way }) => {
      const answer = await send(procedure, input, callers[caller] ?? {}, way)
      const described = `${procedure.trpcPath} ${way}: ${answer.status} ${answer.text.slice(0, 300)}`
      expect(answer.status, described).toBeLessThan(500)
      if (answer.status >= 400) expect(answer.text, described).toMatch(/"code":"?-?[\w-]+/)
    }),
    { numRuns: 2_000 },
  )
}, 120_000)

async function send(
  procedure: OfferedProcedure,
  input: Record<string, unknown>,
  headers: Readonly<Record<string, string>>,
  way: string,
) {
  const { path, body } = requestOf(procedure, input, way)
  const response = await fetch(platform.address + path, {
    headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': newId() },
    ...(body !== undefined && { method: 'POST', body }),
  })
  return { status: response.status, text: await response.text() }
}

function requestOf(
  procedure: OfferedProcedure,
  input: Record<string, unknown>,
  way: string,
): { path: string; body: string | undefined } {
  const json = JSON.stringify(input)
  const isPost = procedure.method === 'POST'
  if (way === 'rest') {
    const path = `/api/v1${procedure.route.replace(/\{(\w+)\}/g, (_, name) => encoded(String(input[name] ?? 'x')) || 'x')}`
    const params = new Set(routeParams(procedure.route))
    const query = Object.entries(input)
      .filter(([name]) => !params.has(name))
      .map(([name, value]) => `${encoded(name)}=${encoded(typeof value === 'string' ? value : JSON.stringify(value))}`)
    return isPost ? { path, body: json } : { path: `${path}?${query.join('&')}`, body: undefined }
  }
  const batched = way === 'batch'
  const path = `/trpc/${procedure.trpcPath}${batched ? '?batch=1' : ''}`
  const payload = batched ? `{"0":${json}}` : json
  return isPost
    ? { path, body: payload }
    : { path: `${path}${batched ? '&' : '?'}input=${encoded(payload)}`, body: undefined }
}

function encoded(text: string): string {
  return encodeURIComponent(text.slice(0, 300).toWellFormed())
}
