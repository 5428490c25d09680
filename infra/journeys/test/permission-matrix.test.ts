import { identity } from '@zhanwang/domain-identity/contract'
import { ROLES, Role } from '@zhanwang/domain-identity/roles'
import { stationRegistry } from '@zhanwang/domain-station-registry/contract'
import { type ProcedureEntry, procedureEntries, routeParams } from '@zhanwang/kernel/contract'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { administrators, createPerson, signedInAs, signInFirst } from '../src/matrix-people.ts'
import type { Answer, RestClient } from '../src/rest-client.ts'
import { findPlace, type Place, SAMPLE_INPUTS } from '../src/sample-inputs.ts'

const platform = inject('platform')
const entries = [...procedureEntries(stationRegistry), ...procedureEntries(identity)]
const people = new Map<Role, RestClient>()
const places = {} as Record<'inside' | 'beside' | 'above', Place>

beforeAll(async () => {
  const both = await administrators(platform)
  const prefecture = await signedInAs(platform, 'shiyan-officer')
  const where = { inside: ['420304', '420304'], beside: ['420302', '420302'], above: ['4203', '420302'] } as const
  for (const [name, [division, villagesOf]] of Object.entries(where)) {
    const found = await findPlace(prefecture, division, villagesOf, name === 'above' ? 'guidance-center' : 'station')
    const target = await createPerson(both, `matrix-target-${name}`, 'viewer', division)
    places[name as keyof typeof places] = { ...found, ...target }
  }
  for (const role of Role.options) {
    await createPerson(both, `matrix-${role}`.slice(0, 30), role, '420304')
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
    if (permission === undefined) {
      expect([200, 422]).toContain(inside.status)
      return
    }
    const beside = await call(client, entry, places.beside)
    const above = await call(client, entry, places.above)
    if (granted.includes(permission)) {
      expect([200, 409, 422], JSON.stringify(inside.body)).toContain(inside.status)
      if (entry.path === 'divisions.publishEdition') {
        // Its rows name their parents: one outside the scope is refused as one that does not exist.
        expect([beside, above].map(({ body }) => body.reason)).toEqual([
          'parent-division-unknown',
          'parent-division-unknown',
        ])
        return
      }
      expect(beside.status).toBe(404)
      // A list of the division above shows the caller's own part of it and nothing else.
      if (Array.isArray(above.body.rows)) {
        expect(inside.body.rows).not.toEqual([])
        expect(above.body.rows).not.toEqual([])
        for (const row of above.body.rows) expect(JSON.stringify(row)).toContain('420304')
      } else expect(above.status).toBe(404)
    } else {
      expect([inside.status, beside.status, above.status]).toEqual([403, 403, 403])
    }
  })
})
