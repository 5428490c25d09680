import { routeParams } from '@zhanwang/kernel/contract'
import { newId } from '@zhanwang/kernel/ids'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { CONTEXTS } from '../src/composition.ts'
import { type OfferedProcedure, offeredProcedures } from '../src/offered-procedures.ts'
import { type Client, client, signedIn } from './fixtures/client.ts'
import { type TestGateway, testGateway } from './fixtures/gateway.ts'

let gateway: TestGateway
let callers: Client[]
beforeAll(async () => {
  gateway = await testGateway()
  callers = [
    await signedIn(gateway.address, 'security-admin'),
    await signedIn(gateway.address, 'system-admin'),
    await signedIn(gateway.address, 'shiyan-officer'),
    client(gateway.address, { authorization: `Bearer ${gateway.first.apiKey}` }),
  ]
})
afterAll(() => gateway?.[Symbol.asyncDispose]())

const offered = offeredProcedures(CONTEXTS)

/** What breaks programs: NUL, half surrogates, overlong, SQL, paths, numbers at the edge, wrong types, prototypes. */
const hostile = fc.oneof(
  fc.constantFrom<unknown>(
    ...[
      '',
      ' ',
      '\u0000',
      'a\u0000b',
      '\ud800',
      '😀'.repeat(40),
      "' or 1=1 --",
      '%',
      '_',
      '../../etc/passwd',
      '${7*7}',
    ],
    ...['4203', '420300', '9999', 'ST-420304101-01', '2022-02-30', '2022-12-31', 'zz', 'x'.repeat(5_000), '\\u0000'],
    ...[0, -1, 1e308, -0, 2 ** 53, 1.5, 2_147_483_648, true, false, null],
    ...[[], [[]], {}, { a: 1 }, ['operating', 'operating'], JSON.parse('{"__proto__":{"x":1}}')],
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.jsonValue(),
  fc.constantFrom(newId(), 'Zhanwang#2022', 'county-officer', 'new-name'),
)

function inputOf({ procedure }: OfferedProcedure): fc.Arbitrary<Record<string, unknown>> {
  const { properties = {}, required = [] } = z.toJSONSchema(procedure.input, { io: 'input' })
  const names = Object.keys(properties)
  const fields = Object.fromEntries(names.map((name) => [name, fieldOf(properties[name])]))
  const some = fc.record(fields, { requiredKeys: required })
  return fc.oneof(
    { weight: 6, arbitrary: some },
    { weight: 1, arbitrary: fc.record(fields, { requiredKeys: [] }) },
    { weight: 1, arbitrary: fc.tuple(some, fc.dictionary(fc.string(), hostile)).map(([a, b]) => ({ ...a, ...b })) },
  )
}

/** Often of the right type, so that an input gets past the schema with one hostile field. */
function fieldOf(schema: z.core.JSONSchema._JSONSchema | undefined): fc.Arbitrary<unknown> {
  if (typeof schema !== 'object') return hostile
  const right = schema.enum
    ? fc.constantFrom(...schema.enum)
    : schema.type === 'integer'
      ? fc.integer({ min: 0, max: 300 })
      : schema.type === 'boolean'
        ? fc.boolean()
        : schema.type === 'string'
          ? fc.constantFrom(
              '4203',
              '2022-12-31',
              newId(),
              'ST-420304101-01',
              'abc',
              'a\u0000b',
              '\ud800',
              'Good-pass-123',
            )
          : hostile
  return fc.oneof({ weight: 3, arbitrary: right }, { weight: 1, arbitrary: hostile })
}

const call = fc.constantFrom(...offered).chain((procedure) =>
  fc.record({
    procedure: fc.constant(procedure),
    input: inputOf(procedure),
    caller: fc.nat({ max: 3 }),
    way: fc.constantFrom('rest', 'trpc', 'batch'),
  }),
)

test('whatever input any procedure gets, it answers with an error of the caller’s and never with a 500', async () => {
  await fc.assert(
    fc.asyncProperty(call, async ({ procedure, input, caller, way }) => {
      const answer = await send(procedure, input, callers[caller] ?? client(gateway.address), way)
      const described = `${procedure.trpcPath} ${way}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 300)}`
      expect(answer.status, described).toBeLessThan(500)
      if (answer.status >= 400) expect(JSON.stringify(answer.body)).toMatch(/"code":"?-?[\w-]+/)
    }),
    { numRuns: 1_500 },
  )
}, 120_000)

function send(procedure: OfferedProcedure, input: Record<string, unknown>, caller: Client, way: string) {
  const json = JSON.stringify(input)
  if (way === 'rest') {
    const path = `/api/v1${procedure.route.replace(/\{(\w+)\}/g, (_, name) => encoded(String(input[name] ?? 'x')) || 'x')}`
    const params = new Set(routeParams(procedure.route))
    const query = Object.entries(input)
      .filter(([name]) => !params.has(name))
      .map(([name, value]) => `${encoded(name)}=${encoded(typeof value === 'string' ? value : JSON.stringify(value))}`)
    return procedure.method === 'GET' ? caller.get(`${path}?${query.join('&')}`) : caller.post(path, json)
  }
  const batched = way === 'batch'
  const path = `/trpc/${procedure.trpcPath}${batched ? '?batch=1' : ''}`
  const body = batched ? `{"0":${json}}` : json
  if (procedure.method === 'POST') return caller.post(path, body)
  return caller.get(`${path}${batched ? '&' : '?'}input=${encoded(body)}`)
}

function encoded(text: string): string {
  return encodeURIComponent(text.slice(0, 300).toWellFormed())
}
