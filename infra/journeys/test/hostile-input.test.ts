import { ROLES } from '@zhanwang/domain-identity/roles'
import { CONTEXTS } from '@zhanwang/gateway/composition'
import { type OfferedProcedure, offeredProcedures } from '@zhanwang/gateway/offered-procedures'
import { routeParams } from '@zhanwang/kernel/contract'
import { newId } from '@zhanwang/kernel/ids'
import { hostileInput } from '@zhanwang/testkit/hostile-input'
import fc from 'fast-check'
import { beforeAll, expect, inject, test } from 'vitest'
import { foundGroup } from '../src/founded-group.ts'
import { inspectStation } from '../src/inspected-station.ts'
import { publishLapsedRule } from '../src/lapsed-rule.ts'
import { administrators, createHolder, createPerson, signedInAs, signInFirst } from '../src/matrix-people.ts'
import { raisePapers } from '../src/papers.ts'
import { attachPictures } from '../src/pictures.ts'
import { recordPolicy } from '../src/recorded-policy.ts'
import { registerOrganization } from '../src/registered-organization.ts'
import { findPlace, OF_ONES_OWN, type Place, SAMPLE_INPUTS } from '../src/sample-inputs.ts'

const platform = inject('platform')
const offered = offeredProcedures(CONTEXTS)
const callers: Readonly<Record<string, string>>[] = [{}]
/** Whose permissions they are: together they may call everything. */
const ROLES_OF_CALLERS = [
  'system-administrator',
  'security-administrator',
  'audit-administrator',
  'county-officer',
] as const
// A place whose figures no other test reads.
const DIVISION = '320585'
let place: Place

beforeAll(async () => {
  const both = await administrators(platform)
  const officer = await signedInAs(platform, 'taicang-officer')
  const target = await createHolder(platform.address, both, 'hostile-target', DIVISION)
  const found = await findPlace(officer, DIVISION, DIVISION, 'station')
  const [attachmentId = '', ...removable] = await attachPictures(officer, found.station, 2)
  let excludingId = ''
  for (const role of ROLES_OF_CALLERS) {
    const username = `hostile-${role}`.slice(0, 30)
    const { accountId } = await createPerson(both, username, role, DIVISION)
    if (role === 'audit-administrator') excludingId = accountId
    callers.push((await signInFirst(platform.address, username)).headers)
  }
  const ruleId = await publishLapsedRule(officer, DIVISION)
  const inspected = await inspectStation(officer, found.station)
  const papers = await raisePapers(officer, found.station)
  const organization = await registerOrganization(officer, DIVISION)
  const policy = await recordPolicy(officer, DIVISION)
  const group = await foundGroup(officer, DIVISION)
  place = {
    ...found,
    ...target,
    ...inspected,
    attachmentId,
    removable,
    excludingId,
    ruleId,
    ...papers,
    ...organization,
    ...policy,
    ...group,
  }
})

/** Changes the input that the place gives a procedure; made when it is sent, for the place is found by then. */
type Change = (sample: Record<string, unknown>) => Record<string, unknown>

const deep = fc
  .record({ depth: fc.constantFrom(10, 65, 500, 8_000, 60_000), open: fc.constantFrom('[', '{"a":') })
  .map(({ depth, open }) => `${open.repeat(depth)}1${(open === '[' ? ']' : '}').repeat(depth)}`)

/** Cursors that are well formed on the outside: a list of values of any kind, as JSON in base64url. */
const cursor = fc
  .array(
    fc.oneof(
      fc.constantFrom<unknown>(
        'a\u0000',
        '\ud800',
        '',
        '/',
        '/42/',
        '420304',
        'ST-420304101-01',
        newId(),
        0,
        1e308,
        null,
      ),
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.jsonValue(),
    ),
    { maxLength: 3 },
  )
  .map((values) => Buffer.from(JSON.stringify(values)).toString('base64url'))

function changeOf(procedure: OfferedProcedure): fc.Arbitrary<Change> {
  const hostile = hostileInput(procedure.procedure.input)
  const names = Object.keys(procedure.procedure.input.shape)
  const one = hostile.chain((input) =>
    fc.constantFrom(...names, 'unknown').map(
      (name): Change =>
        (sample) => ({ ...sample, [name]: input[name] ?? null }),
    ),
  )
  const paged = cursor.map(
    (text): Change =>
      (sample) => ({ ...sample, cursor: text }),
  )
  return fc.oneof(
    hostile.map(
      (input): Change =>
        () =>
          input,
    ),
    one,
    ...(names.includes('cursor') ? [paged] : []),
  )
}

const call = fc.constantFrom(...offered).chain((procedure) =>
  fc.record({
    procedure: fc.constant(procedure),
    change: changeOf(procedure),
    nested: fc.option(deep, { freq: 6 }),
    caller: fc.nat({ max: ROLES_OF_CALLERS.length }),
    way: fc.constantFrom('rest', 'trpc', 'batch'),
  }),
)
type Call = typeof call extends fc.Arbitrary<infer C> ? C : never

/** Every procedure by someone who may call it, with an input that reaches its rules: the walls are not all that is met. */
const reached = offered.map((procedure): [Call] => {
  const { permission } = procedure.procedure
  const role = ROLES_OF_CALLERS.findIndex(
    (candidate) => permission === undefined || ROLES[candidate].permissions.some((held) => held === permission),
  )
  return [{ procedure, change: (sample) => sample, nested: null, caller: role + 1, way: 'rest' }]
})

test('whatever input any procedure gets, it answers with an error of the caller’s and never with a 500', async () => {
  const answered = new Set<string>()
  await fc.assert(
    fc.asyncProperty(call, async ({ procedure, change, nested, caller, way }) => {
      const { trpcPath } = procedure
      const sample = SAMPLE_INPUTS[nameOf(trpcPath)]?.(place) ?? {}
      const answer = await send(procedure, change(sample), nested, callers[caller] ?? {}, way)
      const described = `${trpcPath} ${way}: ${answer.status} ${answer.text.slice(0, 300)}`
      expect(answer.status, described).toBeLessThan(500)
      if (answer.status >= 400) {
        expect(answer.text, described).toMatch(/"code":"?-?[\w-]+/)
        for (const message of issueMessages(answer.text)) expect(message, described).toMatch(/\p{Script=Han}/u)
      }
      if (![400, 401, 403, 404].includes(answer.status)) answered.add(trpcPath)
    }),
    { numRuns: 2_000, examples: reached },
  )
  const unanswered = offered.map(({ trpcPath }) => trpcPath).filter((path) => !answered.has(path))
  // What the samples name of one's own is nobody's: it is not found.
  expect(unanswered.filter((path) => !OF_ONES_OWN.has(nameOf(path)))).toEqual([])
}, 180_000)

/** What is said of single fields, wherever in the answer. */
function issueMessages(text: string): string[] {
  const messages: string[] = []
  JSON.parse(text, (key, value) => {
    if (key === 'issues') messages.push(...value.map(({ message }: { message: string }) => message))
    return value
  })
  return messages
}

/** As its contract names it. */
function nameOf(trpcPath: string): string {
  return trpcPath.split('.').slice(-2).join('.')
}

async function send(
  procedure: OfferedProcedure,
  input: Record<string, unknown>,
  nested: string | null,
  headers: Readonly<Record<string, string>>,
  way: string,
) {
  const { path, body } = requestOf(procedure, input, nested, way)
  const response = await fetch(platform.address + path, {
    headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': newId() },
    ...(body !== undefined && { method: 'POST', body }),
  })
  return { status: response.status, text: await response.text() }
}

function requestOf(
  procedure: OfferedProcedure,
  input: Record<string, unknown>,
  nested: string | null,
  way: string,
): { path: string; body: string | undefined } {
  // Written by hand: who stringifies it meets the end of the stack too. A URL carries no more than the shallow ones.
  const field = nested !== null && (procedure.method === 'POST' || nested.length < 2_000) ? `"nested":${nested}` : ''
  const plain = JSON.stringify(input)
  const json = field === '' ? plain : plain === '{}' ? `{${field}}` : `${plain.slice(0, -1)},${field}}`
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
