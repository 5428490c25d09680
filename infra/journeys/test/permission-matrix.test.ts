import { identity } from '@zhanwang/domain-identity/contract'
import { ROLES, Role } from '@zhanwang/domain-identity/roles'
import { stationRegistry } from '@zhanwang/domain-station-registry/contract'
import { type ProcedureEntry, procedureEntries, routeParams } from '@zhanwang/kernel/contract'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { createPerson, signInFirst } from '../src/matrix-people.ts'
import { type Answer, type RestClient, signedIn } from '../src/rest-client.ts'
import { type Place, SAMPLE_INPUTS } from '../src/sample-inputs.ts'

const platform = inject('platform')
const entries = [...procedureEntries(stationRegistry), ...procedureEntries(identity)]
const people = new Map<Role, RestClient>()
const places = {} as Record<'inside' | 'beside' | 'above', Place>

beforeAll(async () => {
  const password = platform.accounts.find(({ username }) => username === 'security-admin')?.password ?? ''
  const admin = await signedIn(platform.address, 'security-admin', password)
  const prefecture = await signedIn(
    platform.address,
    'shiyan-officer',
    platform.accounts.find(({ username }) => username === 'shiyan-officer')?.password ?? '',
  )
  const where = { inside: ['420304', '420304'], beside: ['420302', '420302'], above: ['4203', '420302'] } as const
  for (const [name, [division, villagesOf]] of Object.entries(where)) {
    const kind = name === 'above' ? 'guidance-center' : 'station'
    const stations = await prefecture.get(`/stations?division=${division}&kind=${kind}&limit=1`)
    const villages = await prefecture.get(`/divisions?parent=${villagesOf}&deep=true&level=village&limit=1`)
    const target = await createPerson(admin, `matrix-target-${name}`, 'viewer', division)
    places[name as keyof typeof places] = {
      division,
      station: stations.body.rows[0].code,
      village: villages.body.rows[0].code,
      divisionRow: publishable(villages.body.rows[0]),
      ...target,
    }
  }
  for (const role of Role.options) {
    await createPerson(admin, `matrix-${role}`.slice(0, 30), role, '420304')
    people.set(role, await signInFirst(platform.address, `matrix-${role}`.slice(0, 30)))
  }
})

/** The fields of a division that an edition's row has. */
function publishable({
  code,
  name,
  kind,
  parent,
  validFrom,
  validTo,
  successors,
  official,
  source,
  remark,
}: Record<string, unknown>) {
  return { code, name, kind, parent, validFrom, validTo, successors, official, remark, source }
}

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
      expect([200, 400, 409, 422]).toContain(inside.status)
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
      if (Array.isArray(above.body.rows))
        for (const row of above.body.rows) expect(JSON.stringify(row)).toContain('420304')
      else expect(above.status).toBe(404)
    } else {
      expect([inside.status, beside.status, above.status]).toEqual([403, 403, 403])
    }
  })
})
