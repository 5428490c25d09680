import { ScopePath } from '@zhanwang/kernel/scope'
import { expect, test } from 'vitest'
import { checkVisit, commonPath, type IntendedVisit } from '../src/visit.ts'

const path = (text: string) => ScopePath.parse(text)
const COUNTY = path('/42/4203/420304/')
const TOWN = path('/42/4203/420304/420304101/')
const OTHER_TOWN = path('/42/4203/420304/420304102/')
const visit: IntendedVisit = {
  on: '2026-06-01',
  paths: [TOWN, OTHER_TOWN],
  stations: ['ST-420304101-01', null],
  divisions: ['420304101', '420304102'],
  references: [0, 1, 1],
}
const check = (changes: Partial<IntendedVisit>, ...scopes: ScopePath[]) =>
  checkVisit({ ...visit, ...changes }, scopes.length > 0 ? scopes : [COUNTY], '2026-06-30')

test('a visit to several places of one county holds, and lies where all of them lie', () => {
  check({})
  expect(commonPath(visit.paths)).toBe(COUNTY)
  expect(commonPath([TOWN])).toBe(TOWN)
})

test('what has not happened, a place twice, and a finding at no place of the visit are refused', () => {
  expect(() => check({ on: '2026-07-01' })).toThrow('date-in-future')
  expect(() => check({ stations: [null, null], divisions: ['420304101', '420304101'] })).toThrow('visit-place-twice')
  // A station and its township are two places.
  check({ stations: ['ST-420304101-01', null], divisions: ['420304101', '420304101'], paths: [TOWN, TOWN] })
  expect(() => check({ references: [2] })).toThrow('visit-place-unknown')
})

test('places that no single scope of the recorder holds are different visits', () => {
  expect(() => check({}, TOWN, OTHER_TOWN)).toThrow('visit-places-apart')
  const apart = { paths: [TOWN, path('/53/5325/532501/')] }
  expect(() => check(apart, path('/'))).toThrow('visit-places-apart')
})
