import { ScopePath } from '@zhanwang/kernel/scope'
import { describe, expect, test } from 'vitest'
import { DIVISION_KINDS, DivisionKind } from '../src/division.ts'
import { checkPlacement, hostTypesOf, type ParentStation, type Placement } from '../src/placement.ts'

const TOWN = ScopePath.parse('/42/4203/420304/420304101/')
const VILLAGE = ScopePath.parse('/42/4203/420304/420304101/420304101201/')

function division(kind: DivisionKind, scopePath = TOWN): Placement['division'] {
  return { kind, level: DIVISION_KINDS[kind].level, scopePath }
}
const station: ParentStation = { kind: 'station', status: 'operating', scopePath: TOWN }
const room: Placement = { kind: 'room', hostType: 'village', division: division('village', VILLAGE), parent: station }
const inTown: Placement = { kind: 'station', hostType: 'town', division: division('town'), parent: null }

describe('where a station may stand', () => {
  test('a station in a town without anything above, a room in a village below the town station', () => {
    expect(() => checkPlacement(inTown)).not.toThrow()
    expect(() => checkPlacement(room)).not.toThrow()
  })
  test.each([
    ['a room in a town', { ...room, division: division('town') }, 'level-not-allowed'],
    ['a hub in a town', { ...inTown, kind: 'hub' }, 'level-not-allowed'],
    ['a farm station in a town', { ...inTown, hostType: 'farm' }, 'host-type-not-allowed'],
    ['a room without a station', { ...room, parent: null }, 'room-without-station'],
    ['a room below a hub', { ...room, parent: { ...station, kind: 'hub' } }, 'parent-kind-not-allowed'],
    ['a station below a room', { ...inTown, parent: { ...station, kind: 'room' } }, 'parent-kind-not-allowed'],
    ['a room below a closed station', { ...room, parent: { ...station, status: 'closed' } }, 'parent-closed'],
    ['a room below a merged station', { ...room, parent: { ...station, status: 'merged' } }, 'parent-closed'],
    [
      'a room below the station of another town',
      { ...room, parent: { ...station, scopePath: ScopePath.parse('/42/4203/420304/420304102/') } },
      'parent-elsewhere',
    ],
  ] satisfies [string, Placement, string][])('%s is refused', (_, placement, reason) => {
    expect(() => checkPlacement(placement)).toThrow(`rule-broken: ${reason}`)
  })
  test('every kind of division below the province has a host type', () => {
    for (const kind of DivisionKind.options) expect(hostTypesOf(kind).length > 0).toBe(kind !== 'province')
  })
})
