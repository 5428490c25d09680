import { stationRegistry } from '@zhanwang/domain-station-registry/contract'
import type { DivisionRow } from '@zhanwang/domain-station-registry/division'
import { codeRemark, graded, organizationDetails } from '@zhanwang/domain-station-registry/organization-life'
import { BusinessDate } from '@zhanwang/kernel/calendar'
import { beforeAll, expect, it } from 'vitest'
import { SEED } from '../src/network.ts'
import { type PlannedOrganization, planOrganizations } from '../src/planned-organizations.ts'
import { threePlaces } from './three-places-rows.ts'

const TODAY = BusinessDate.parse('2026-01-01')
let rows: DivisionRow[]
let plan: PlannedOrganization[]
beforeAll(async () => {
  rows = (await threePlaces()).map(({ row }) => row)
  plan = planOrganizations(rows, SEED)
})

it('is the same for the same seed, another for another', () => {
  expect(planOrganizations(rows, SEED)).toEqual(plan)
  expect(planOrganizations(rows, 'another')).not.toEqual(plan)
})

it('has the forty agencies of 红河州 that the article counts, at the prefecture and in all of its counties', () => {
  const honghe = plan.filter(({ register }) => register.kind === 'agency' && register.division.startsWith('5325'))
  expect(honghe.filter(({ dissolvedOn }) => dissolvedOn === null)).toHaveLength(40)
  expect(new Set(honghe.map(({ register }) => register.division)).size).toBe(14)
})

it('fits the contract and its rules, with codes and names of its own that nothing is to be said against', () => {
  for (const { register, grade } of plan) {
    const input = stationRegistry.procedures.organizations.register.input.parse(register)
    const details = organizationDetails(input, TODAY)
    expect(codeRemark(details)).toBeNull()
    if (grade) expect(graded({ ...details, grade: null }, { ...grade, validTo: null }, TODAY).grade).toBe(grade.grade)
  }
  expect(new Set(plan.map(({ register }) => register.code)).size).toBe(plan.length)
  expect(new Set(plan.map(({ register }) => register.name)).size).toBe(plan.length)
})

it('has grades that count, one that has ended, two lists and one that is dissolved, all before 2026', () => {
  const grades = plan.flatMap(({ grade }) => grade ?? [])
  expect(grades.length).toBeGreaterThan(10)
  expect(grades.some(({ ratedOn }) => ratedOn < '2020-12-31')).toBe(true)
  expect(plan.flatMap(({ listing }) => listing?.list ?? [])).toEqual(['abnormal', 'barred'])
  expect(plan.filter(({ dissolvedOn }) => dissolvedOn !== null)).toHaveLength(1)
  for (const { grade, listing } of plan)
    expect([grade?.ratedOn, listing?.from].every((on) => !on || on < '2026')).toBe(true)
})
