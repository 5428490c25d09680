import { ROLES, Role } from '@zhanwang/domain-identity/roles'
import { CONTEXTS } from '@zhanwang/gateway/composition'
import { type ProcedureEntry, procedureEntries, routeParams } from '@zhanwang/kernel/contract'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { foundGroup } from '../src/founded-group.ts'
import { inspectStation } from '../src/inspected-station.ts'
import { publishLapsedRule } from '../src/lapsed-rule.ts'
import { administrators, createHolder, createPerson, signedInAs, signInFirst } from '../src/matrix-people.ts'
import { raisePapers } from '../src/papers.ts'
import { attachPictures } from '../src/pictures.ts'
import { recordPolicy } from '../src/recorded-policy.ts'
import { registerOrganization } from '../src/registered-organization.ts'
import type { Answer, RestClient } from '../src/rest-client.ts'
import { findPlace, OF_ONES_OWN, PLACELESS, type Place, SAMPLE_INPUTS } from '../src/sample-inputs.ts'

const platform = inject('platform')
const entries = CONTEXTS.flatMap(({ contract }) => [...procedureEntries(contract)])
/** What reads of rules and documents that an office above laid down. */
const BINDING: ReadonlySet<string> = new Set([
  ...['rules.get', 'rules.list', 'leadingGroups.get', 'leadingGroups.list'],
  ...['list', 'get', 'content', 'thumbnail'].map((name) => `policies.${name}`),
])
const people = new Map<Role, RestClient>()
const places = {} as Record<'inside' | 'beside' | 'above', Place>

beforeAll(async () => {
  const both = await administrators(platform)
  const prefecture = await signedInAs(platform, 'shiyan-officer')
  const auditor = await createPerson(both, 'matrix-audit-administrator', 'audit-administrator', '420304')
  const excludingId = auditor.accountId
  const where = { inside: ['420304', '420304'], beside: ['420302', '420302'], above: ['4203', '420302'] } as const
  for (const [name, [division, villagesOf]] of Object.entries(where)) {
    const found = await findPlace(prefecture, division, villagesOf, name === 'above' ? 'guidance-center' : 'station')
    const target = await createHolder(platform.address, both, `matrix-target-${name}`, division)
    const [attachmentId = '', ...removable] = await attachPictures(prefecture, found.station, 1 + Role.options.length)
    const inspected = await inspectStation(prefecture, found.station)
    const ruleId = await publishLapsedRule(prefecture, division)
    const papers = await raisePapers(prefecture, found.station)
    const organization = await registerOrganization(prefecture, division)
    const policy = await recordPolicy(prefecture, division)
    const group = await foundGroup(prefecture, division)
    places[name as keyof typeof places] = {
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
  }
  for (const role of Role.options) {
    if (role !== 'audit-administrator') await createPerson(both, `matrix-${role}`.slice(0, 30), role, '420304')
    people.set(role, await signInFirst(platform.address, `matrix-${role}`.slice(0, 30)))
  }
})

function call(client: RestClient, entry: ProcedureEntry, place: Place): Promise<Answer> {
  const input = { ...SAMPLE_INPUTS[entry.path]?.(place) }
  const route = entry.route.replace(/\{(\w+)\}/g, (_all, name: string) => encodeURIComponent(String(input[name])))
  for (const name of routeParams(entry.route)) delete input[name]
  if (entry.method === 'POST') return client.post(route, input)
  const query = new URLSearchParams(Object.entries(input).map(([name, value]) => [name, String(value)]))
  return client.get(`${route}?${query}`)
}

test('every procedure of every contract has its row in the matrix', () => {
  expect(entries.map(({ path }) => path).filter((path) => !SAMPLE_INPUTS[path])).toEqual([])
})

describe.each(Role.options)('%s', (role) => {
  const granted: readonly string[] = ROLES[role].permissions

  test.each(entries.map((entry) => [entry.path, entry] as const))('%s', async (_path, entry) => {
    const client = people.get(role)
    if (!client) throw new Error(`nobody is ${role}`)
    const { permission } = entry.procedure
    const inside = await call(client, entry, places.inside)
    if (permission !== undefined && !granted.includes(permission)) {
      const beside = await call(client, entry, places.beside)
      const above = await call(client, entry, places.above)
      expect([inside.status, beside.status, above.status]).toEqual([403, 403, 403])
      return
    }
    if (OF_ONES_OWN.has(entry.path)) {
      expect(inside.status, JSON.stringify(inside.body)).toBe(404)
      return
    }
    expect([200, 409, 422], JSON.stringify(inside.body)).toContain(inside.status)
    if (permission === undefined || PLACELESS.has(entry.path)) return
    const beside = await call(client, entry, places.beside)
    const above = await call(client, entry, places.above)
    if (entry.path === 'divisions.publishEdition') {
      // Its rows name their parents: one outside the scope is refused as one that does not exist.
      expect([beside, above].map(({ body }) => body.reason)).toEqual([
        'parent-division-unknown',
        'parent-division-unknown',
      ])
      return
    }
    if (entry.path === 'divisions.previewEdition') {
      // The same, told before it is published.
      expect([beside, above].map(({ body }) => body.problems[0].reason)).toEqual([
        'parent-division-unknown',
        'parent-division-unknown',
      ])
      return
    }
    expect(beside.status).toBe(404)
    if (BINDING.has(entry.path)) {
      // What an office above laid down binds the caller's place: it may be read, though nothing else of that office.
      expect(above.status).toBe(200)
      return
    }
    // A list of the division above shows the caller's own part of it and nothing else, and so does its export; a figure and
    // the rows behind it are of a division that the caller sees whole.
    if (Array.isArray(above.body?.rows)) {
      expect(inside.body.rows).not.toEqual([])
      expect(above.body.rows).not.toEqual([])
      for (const row of above.body.rows) expect(JSON.stringify(row)).toContain('420304')
    } else expect(above.status).toBe(entry.name === 'export' && entry.group !== 'indicators' ? 200 : 404)
  })
})
