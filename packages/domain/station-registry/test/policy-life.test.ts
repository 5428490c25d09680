import { BusinessDate } from '@zhanwang/kernel/calendar'
import { ScopePath } from '@zhanwang/kernel/scope'
import { expect, test } from 'vitest'
import { policyChanged } from '../src/events.ts'
import { Policy } from '../src/policy.ts'
import {
  checkBeforeRepeal,
  checkPolicyChange,
  checkPolicyDates,
  checkPolicyFiles,
  checkReinstating,
  checkRepeal,
  checkSuperseding,
  policyNumber,
  policyState,
  policySteps,
} from '../src/policy-life.ts'

const day = (text: string) => BusinessDate.parse(text)
const path = (text: string) => ScopePath.parse(text)
const TODAY = day('2026-06-30')
const PLAN: Policy = Policy.parse(policyChanged.golden)
const REPEALED: Policy = { ...PLAN, repealed: { on: day('2024-01-01'), reason: '换发', by: null } }
const SUPERSEDED: Policy = {
  ...PLAN,
  repealed: { on: day('2024-01-01'), reason: '', by: { id: PLAN.id, title: '正式办法' } },
}
const broken = (reason: string) =>
  expect.objectContaining({ code: 'rule-broken', details: expect.objectContaining({ reason }) })

test('a document holds from its first to its last day, or until the day of its repeal', () => {
  const trial = { ...PLAN, validTo: day('2023-04-30') }
  expect(policyState(trial, day('2021-04-30'))).toBe('coming')
  expect(policyState(trial, day('2021-05-01'))).toBe('running')
  expect(policyState(trial, day('2023-04-30'))).toBe('running')
  expect(policyState(trial, day('2023-05-01'))).toBe('ended')
  expect(policyState(REPEALED, day('2023-12-31'))).toBe('running')
  expect(policyState(REPEALED, day('2024-01-01'))).toBe('repealed')
})

test('it is issued today at the latest, may come into force later, and does not end before', () => {
  checkPolicyDates({ issuedOn: TODAY, validFrom: day('2026-09-01'), validTo: day('2026-09-01') }, TODAY)
  const tomorrow = { issuedOn: day('2026-07-01'), validFrom: TODAY, validTo: null }
  expect(() => checkPolicyDates(tomorrow, TODAY)).toThrow(broken('date-in-future'))
  const turned = { issuedOn: TODAY, validFrom: TODAY, validTo: day('2026-06-29') }
  expect(() => checkPolicyDates(turned, TODAY)).toThrow(broken('policy-ends-before'))
})

test('a document takes the place of one of its own division or below that still holds', () => {
  const county = { ...PLAN, scopePath: path('/53/5325/532501/') }
  const successor = { scopePath: path('/53/5325/'), validFrom: day('2024-01-01') }
  checkSuperseding(PLAN, successor)
  checkSuperseding(county, successor)
  expect(() => checkSuperseding(PLAN, { ...successor, scopePath: path('/53/5325/532501/') })).toThrow(
    broken('policy-supersedes-elsewhere'),
  )
  expect(() => checkSuperseding(PLAN, { ...successor, validFrom: day('2021-04-30') })).toThrow(
    broken('policy-supersedes-later'),
  )
  expect(() => checkSuperseding(REPEALED, successor)).toThrow(broken('policy-repealed'))
})

test('it is repealed once, not before it came into force, and is not changed from then on', () => {
  checkRepeal(PLAN, day('2021-05-01'))
  expect(() => checkRepeal(PLAN, day('2021-04-30'))).toThrow(broken('policy-repealed-before'))
  expect(() => checkRepeal(REPEALED, TODAY)).toThrow(broken('policy-repealed'))
  checkPolicyChange(PLAN, TODAY)
  checkPolicyChange(REPEALED, day('2023-12-31'))
  expect(() => checkPolicyChange(REPEALED, day('2024-01-01'))).toThrow(broken('policy-repealed'))
})

test('a repeal is taken back unless another document took the place', () => {
  checkReinstating(REPEALED)
  expect(() => checkReinstating(PLAN)).toThrow(broken('policy-not-repealed'))
  expect(() => checkReinstating(SUPERSEDED)).toThrow(broken('policy-superseded'))
})

test('a number is kept in one spelling, and no correction lets a document begin after its repeal', () => {
  for (const number of ['郧民发[2022]3号', '郧民发 【2022】 3号', '郧民发〔２０２２〕3号'])
    expect(policyNumber(number)).toBe('郧民发〔2022〕3号')
  expect(policyNumber(' DB3205/T 1070—2023 ')).toBe('DB3205/T 1070—2023')
  checkBeforeRepeal(REPEALED, day('2024-01-01'))
  expect(() => checkBeforeRepeal(REPEALED, day('2024-01-02'))).toThrow(broken('policy-repealed-before'))
  checkBeforeRepeal(PLAN, day('2199-01-01'))
})

test('who governs its place may change it until it is repealed, and take the repeal back', () => {
  expect(policySteps(PLAN, [path('/53/')], TODAY)).toEqual(['change'])
  expect(policySteps(PLAN, [path('/53/5325/532501/')], TODAY)).toEqual([])
  expect(policySteps(PLAN, [], TODAY)).toEqual([])
  const before = day('2023-12-31')
  expect(policySteps(REPEALED, [path('/')], TODAY)).toEqual(['reinstate'])
  expect(policySteps(REPEALED, [path('/')], before)).toEqual(['change', 'reinstate'])
  expect(policySteps(SUPERSEDED, [path('/')], TODAY)).toEqual([])
  expect(policySteps(SUPERSEDED, [path('/')], before)).toEqual(['change'])
})

test('it is kept with ten files and no more', () => {
  checkPolicyFiles(10)
  expect(() => checkPolicyFiles(11)).toThrow(broken('policy-too-many-files'))
})
