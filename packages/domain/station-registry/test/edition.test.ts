import { EVERYWHERE, ScopePath } from '@zhanwang/kernel/scope'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DIVISION_KINDS, Division, type DivisionKind, DivisionRow } from '../src/division.ts'
import { administrativePaths } from '../src/division-tree.ts'
import { type EditionRow, editionRow, planEdition } from '../src/edition.ts'

function row(code: string, kind: DivisionKind, parent: string | null, more: object = {}): EditionRow {
  return editionRow(DivisionRow.parse({ code, name: code, kind, parent, validFrom: '2000-01-01', ...more }))
}

const HUBEI = row('42', 'province', null)
const SHIYAN = row('420300', 'prefecture', '42')
const YUNYANG = row('420304', 'county', '4203', { validFrom: '2014-12-09' })
const YUNXIAN = row('420321', 'county', '4203', { validTo: '2014-12-08', successors: ['420304'] })
const ALL = [HUBEI, SHIYAN, YUNYANG, YUNXIAN]

/** What a registry holds after an edition: its input for the next. */
function stored(rows: readonly EditionRow[]): Division[] {
  const { created } = planEdition(rows, [], [EVERYWHERE])
  return created.map((change) =>
    Division.parse({ ...change, level: DIVISION_KINDS[change.kind].level, source: '测试' }),
  )
}

function pathsOf(rows: readonly EditionRow[]): Record<string, string> {
  return Object.fromEntries(administrativePaths(rows, () => undefined))
}

describe('the administrative path', () => {
  test('follows the parent, not the digits: 武当山特区 holds what 丹江口 numbered', () => {
    const moved = row('420381450', 'subdistrict', '4203L1', { validFrom: '2020-01-01' })
    const before = row('420381450', 'subdistrict', '420381', { validTo: '2019-12-31' })
    const zone = row('4203L1', 'functional-county', '4203')
    const paths = pathsOf([...ALL, row('420381', 'county', '4203'), zone, before, moved])
    expect(paths['420381450']).toBe('/42/4203/4203L1/420381450/')
  })
  test('of a retired division is that of its first known successor', () => {
    expect(pathsOf(ALL)['420321']).toBe('/42/4203/420304/')
    const unknownFirst = { ...YUNXIAN, successors: [row('420399', 'county', '4203').code, YUNYANG.code] }
    expect(pathsOf([HUBEI, SHIYAN, YUNYANG, unknownFirst])['420321']).toBe('/42/4203/420304/')
  })
  test('of a retired division whose successors are unknown stays below its parent', () => {
    expect(pathsOf([HUBEI, SHIYAN, YUNXIAN])['420321']).toBe('/42/4203/420321/')
  })
  test('of what lies below a retired division goes along', () => {
    expect(pathsOf([...ALL, row('420321101', 'town', '420321')])['420321101']).toBe('/42/4203/420304/420321101/')
  })
  test('ends where successors run in a ring', () => {
    const ring = row('420304', 'county', '4203', { validTo: '2020-01-01', successors: ['420321'] })
    const paths = pathsOf([HUBEI, SHIYAN, ring, YUNXIAN])
    expect(Object.keys(paths)).toHaveLength(4)
  })
  test('does not depend on the order of the rows', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(ALL, { minLength: ALL.length }), (shuffled) => {
        expect(pathsOf(shuffled)).toEqual(pathsOf(ALL))
      }),
    )
  })
})

describe('an edition', () => {
  test('creates what is new and leaves what is the same, padded codes or not', () => {
    expect(planEdition(ALL, [], [EVERYWHERE])).toMatchObject({ created: { length: 4 }, changed: [], unchanged: 0 })
    expect(planEdition(ALL, stored(ALL), [EVERYWHERE])).toEqual({ created: [], changed: [], unchanged: 4 })
  })
  test('changes a version that it tells otherwise', () => {
    const renamed = { ...YUNYANG, name: '郧阳新区' }
    expect(planEdition([renamed], stored(ALL), [EVERYWHERE]).changed).toMatchObject([{ name: '郧阳新区' }])
  })
  test('closes a version and begins the next in one go', () => {
    const closed = { ...YUNYANG, validTo: '2025-12-31' }
    const next = { ...YUNYANG, validFrom: '2026-01-01', name: '郧阳市' }
    expect(planEdition([next, closed], stored(ALL), [EVERYWHERE])).toMatchObject({
      created: [{ name: '郧阳市' }],
      changed: [{ validTo: '2025-12-31' }],
    })
  })
  test.each([
    ['an unknown parent', row('420305', 'county', '4299'), 'parent-division-unknown'],
    ['a kind that the code is too short for', row('420305', 'town', '4203'), 'division-kind-code'],
    ['a parent of its own level', row('420305', 'county', '420304'), 'division-kind-level'],
    ['a prefecture without a province', row('4205', 'prefecture', null), 'division-kind-level'],
    ['an end before its beginning', { ...YUNYANG, validTo: '2014-12-08' }, 'division-ends-before'],
    ['a version that overlaps', row('420304', 'county', '4203', { validFrom: '2020-01-01' }), 'division-overlaps'],
  ])('with %s is refused, naming the code', (_, bad, reason) => {
    const plan = () => planEdition([bad], stored(ALL), [EVERYWHERE])
    expect(plan).toThrow(`rule-broken: ${reason}`)
    expect(catching(plan)).toMatchObject({ details: { params: { code: bad.code } } })
  })
  test('with the same version twice is refused', () => {
    expect(() => planEdition([YUNYANG, YUNYANG], stored(ALL), [EVERYWHERE])).toThrow('division-overlaps')
  })
  test('may not take from, bring into, or build below what lies outside the scope', () => {
    const scopes = [ScopePath.parse('/42/4203/420304/')]
    const known = stored([...ALL, row('420381', 'county', '4203'), row('420381101', 'town', '420381')])
    for (const bad of [
      row('420381101', 'town', '420304'),
      row('420304109', 'town', '420381'),
      // Besides, it overlaps the version that is there.
      row('420381101', 'town', '420381', { validFrom: '2010-01-01' }),
      row('420305', 'county', '4203'),
      row('43', 'province', null),
    ]) {
      expect(() => planEdition([bad], known, scopes)).toThrow('rule-broken: parent-division-unknown')
    }
    expect(
      planEdition([row('420304109', 'town', '420304', { validFrom: '2014-12-09' })], known, scopes).created,
    ).toHaveLength(1)
  })
  test('holds a child on every day by a version of its parent, one after the other', () => {
    const next = { ...YUNYANG, validFrom: '2026-01-01', name: '郧阳市' }
    const parents = [HUBEI, SHIYAN, { ...YUNYANG, validTo: '2025-12-31' }, next]
    const town = (more: object) => row('420304101', 'town', '420304', { validFrom: '2014-12-09', ...more })
    const plan = (...rows: EditionRow[]) => planEdition(rows, stored(parents), [EVERYWHERE])
    expect(plan(town({})).created).toHaveLength(1)
    expect(plan(town({ validTo: '2026-01-01' })).created).toHaveLength(1)
    expect(catching(() => plan(town({ validFrom: '2014-12-08' })))).toMatchObject({
      details: { reason: 'division-outside-parent', params: { code: '420304101', on: '2014-12-08' } },
    })
    const gap = { ...next, validFrom: '2026-01-02' }
    const known = stored([HUBEI, SHIYAN, YUNYANG, town({})])
    expect(
      catching(() => planEdition([{ ...YUNYANG, validTo: '2025-12-31' }, gap], known, [EVERYWHERE])),
    ).toMatchObject({
      details: { reason: 'division-leaves-children', params: { code: '420304', child: '420304101', on: '2026-01-01' } },
    })
  })
  test('says nothing of a child that a row leaves as it is', () => {
    const known = stored([HUBEI, SHIYAN, YUNYANG])
    const early = Division.parse({ ...stored([HUBEI, SHIYAN])[1], code: '420304101', kind: 'town', parent: '420304' })
    expect(planEdition([YUNYANG], [...known, early], [EVERYWHERE]).unchanged).toBe(1)
  })
  test('may pass a level over: 仙桃 lies directly below its province', () => {
    expect(planEdition([HUBEI, row('429004', 'county', '42')], [], [EVERYWHERE]).created).toHaveLength(2)
  })
})

function catching(work: () => unknown): unknown {
  try {
    return work()
  } catch (error) {
    return error
  }
}
