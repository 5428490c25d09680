import { DivisionCode } from '@zhanwang/kernel/division-code'
import { ScopePath } from '@zhanwang/kernel/scope'
import { expect, test } from 'vitest'
import { accessOf, type RoleInDivision, rolesWith } from '../src/access.ts'
import { ROLES, type Role } from '../src/roles.ts'

function over(role: Role, path: string, name: string): RoleInDivision {
  const code = path.split('/').at(-2)
  return { role, scope: ScopePath.parse(path), division: code ? DivisionCode.parse(code) : null, divisionName: name }
}

const inShiyan = over('viewer', '/42/4203/', '十堰市')
const inYunyang = over('county-officer', '/42/4203/420304/', '郧阳区')

test('what lies inside a place that is held with the same permission is not told twice', () => {
  const reading = accessOf([inShiyan, inYunyang]).filter(({ permission }) => permission === 'station.read')
  expect(reading).toEqual([
    { permission: 'station.read', division: '4203', divisionName: '十堰市', roles: ['viewer'], wouldBeNew: false },
  ])
})

test('every permission of every grant is told, with the roles it comes from', () => {
  const rows = accessOf([inYunyang, over('township-officer', '/42/4203/420304/', '郧阳区')])
  expect(new Set(rows.map(({ permission }) => permission))).toEqual(new Set(ROLES['county-officer'].permissions))
  expect(rows.find(({ permission }) => permission === 'station.apply')?.roles).toEqual([
    'county-officer',
    'township-officer',
  ])
})

test('a proposed grant tells only what it would add', () => {
  const rows = accessOf([inShiyan], inYunyang)
  const added = rows.filter(({ wouldBeNew }) => wouldBeNew).map(({ permission }) => permission)
  expect(added).toEqual(
    ROLES['county-officer'].permissions
      .filter((permission) => !ROLES.viewer.permissions.some((held) => held === permission))
      .toSorted(),
  )
  expect(
    accessOf([inYunyang], inShiyan)
      .filter(({ wouldBeNew }) => wouldBeNew)
      .map(({ division }) => division),
  ).toEqual(ROLES.viewer.permissions.map(() => '4203'))
})

test('who holds nothing sees nothing', () => expect(accessOf([])).toEqual([]))

test('the roles that hold a permission are found, and none for one that does not exist', () => {
  expect(rolesWith('grant.maintain')).toEqual(['security-administrator'])
  expect(rolesWith('nothing.at-all')).toEqual([])
})
