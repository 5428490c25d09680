import { BusinessDate } from '@zhanwang/kernel/calendar'
import { toDivisionCode } from '@zhanwang/kernel/division-code'
import { expect, test } from 'vitest'
import { organizationChanged } from '../src/events.ts'
import { Organization } from '../src/organization.ts'
import {
  checkActive,
  checkDelisting,
  checkDissolving,
  checkEnlisting,
  checkKindOfGraded,
  checkMoving,
  checkRestoring,
  checkWithdrawal,
  codeRemark,
  graded,
  gradeOn,
  listsOn,
  organizationDetails,
} from '../src/organization-life.ts'

const day = (text: string) => BusinessDate.parse(text)
const TODAY = day('2026-06-30')
const AGENCY = Organization.parse(organizationChanged.golden)
const WRITTEN = { ...AGENCY, foundedOn: null, codeEvidence: '' }
const broken = (reason: string) =>
  expect.objectContaining({ code: 'rule-broken', details: expect.objectContaining({ reason }) })

test('a code is taken as people write it, and kept in its one spelling with the names', () => {
  const written = { ...WRITTEN, code: ' 52420300-mj0000077ｐ', name: '十堰市 示例 社工中心', representative: '王　敏' }
  expect(organizationDetails(written, TODAY)).toMatchObject({
    code: '52420300MJ0000077P',
    codeEvidence: '',
    name: '十堰市示例社工中心',
    representative: '王敏',
  })
})

test('wrong check characters are refused until the paper is named on which the code is written so', () => {
  const wrong = { ...WRITTEN, code: '52420300MJ00000770' }
  expect(() => organizationDetails(wrong, TODAY)).toThrow(broken('organization-code-check'))
  const confirmed = organizationDetails({ ...wrong, codeEvidence: '登记证书 2003' }, TODAY)
  expect(confirmed).toMatchObject({ code: '52420300MJ00000770', codeEvidence: '登记证书 2003' })
  const inner = { ...WRITTEN, code: '52420300MJ0000078H' }
  expect(() => organizationDetails(inner, TODAY)).toThrow(broken('organization-code-check'))
})

test('what is no code is refused whatever evidence there is, and a right one keeps none', () => {
  for (const code of ['', '1234', '52420300MJ000007IP', '52420300MJ0000077PP']) {
    const written = { ...WRITTEN, code, codeEvidence: '证书' }
    expect(() => organizationDetails(written, TODAY)).toThrow(broken('organization-code-malformed'))
  }
  expect(organizationDetails({ ...WRITTEN, codeEvidence: '证书' }, TODAY).codeEvidence).toBe('')
})

test('a code of another category than its kind commonly has is remarked on, not refused', () => {
  expect(codeRemark(AGENCY)).toBeNull()
  expect(codeRemark({ ...AGENCY, kind: 'dispatch' })?.zh).toContain('一般以 91 开头')
})

test('a grade holds for five years unless its notice says otherwise, its last day included', () => {
  const grade = graded({ ...AGENCY, grade: null }, { grade: 4, ratedOn: day('2024-02-29'), validTo: null }, TODAY)
  expect(grade).toEqual({ grade: 4, ratedOn: '2024-02-29', validTo: '2029-02-28' })
  expect(gradeOn({ grade }, day('2024-02-28'))).toBeNull()
  expect(gradeOn({ grade }, day('2029-02-28'))).toBe(4)
  expect(gradeOn({ grade }, day('2029-03-01'))).toBeNull()
  expect(gradeOn({ grade: null }, TODAY)).toBeNull()
})

test.each([
  ['a bureau', { kind: 'civil-affairs', grade: null }, '2026-01-01', null, 'organization-not-graded'],
  ['one of tomorrow', { grade: null }, '2026-07-01', null, 'date-in-future'],
  ['one of the day of the last', {}, '2023-11-01', null, 'organization-grade-earlier'],
  ['one that ends when it begins', {}, '2024-01-01', '2024-01-01', 'organization-grade-ends-before'],
] as const)('%s is not graded', (_, changed, ratedOn, validTo, reason) => {
  const given = { grade: 5, ratedOn: day(ratedOn), validTo: validTo && day(validTo) }
  expect(() => graded({ ...AGENCY, ...changed }, given, TODAY)).toThrow(broken(reason))
})

test('a grade is withdrawn once it was given, and not on a day ahead', () => {
  expect(checkWithdrawal(AGENCY, TODAY, TODAY)).toEqual(AGENCY.grade)
  expect(() => checkWithdrawal({ grade: null }, TODAY, TODAY)).toThrow(broken('organization-grade-missing'))
  expect(() => checkWithdrawal(AGENCY, day('2023-10-31'), TODAY)).toThrow(broken('organization-grade-withdrawn-before'))
  expect(() => checkWithdrawal(AGENCY, day('2026-07-01'), TODAY)).toThrow(broken('date-in-future'))
})

test('what is graded does not become a kind that is not', () => {
  checkKindOfGraded({ kind: 'association' }, AGENCY.grade)
  checkKindOfGraded({ kind: 'dispatch' }, null)
  expect(() => checkKindOfGraded({ kind: 'dispatch' }, AGENCY.grade)).toThrow(broken('organization-not-graded'))
})

test('who stands on a list stands there from its first to its last day', () => {
  const at = (on: string) => listsOn(AGENCY, day(on))
  expect([at('2025-12-31'), at('2026-01-01'), at('2026-12-31'), at('2027-01-01')]).toEqual([
    [],
    ['barred'],
    ['barred'],
    [],
  ])
  const open = { listings: [{ list: 'dishonest' as const, from: day('2026-01-01'), until: null }] }
  expect(listsOn(open, day('2199-01-01'))).toEqual(['dishonest'])
})

test('nobody is put twice on one list at a time, but on another, and again when the first time is over', () => {
  const enlist = (list: 'barred' | 'abnormal', from: string, until: string | null = null) =>
    checkEnlisting(AGENCY, { list, from: day(from), until: until === null ? null : day(until) }, day('2027-06-30'))
  expect(() => enlist('barred', '2026-12-31')).toThrow(broken('organization-listed-already'))
  enlist('barred', '2027-01-01')
  enlist('barred', '2025-01-01', '2025-12-31')
  expect(() => enlist('barred', '2025-01-01', '2026-01-01')).toThrow(broken('organization-listed-already'))
  enlist('abnormal', '2026-06-01')
  expect(() => enlist('abnormal', '2027-07-01')).toThrow(broken('date-in-future'))
  expect(() => enlist('abnormal', '2026-06-01', '2026-05-31')).toThrow(broken('organization-listing-ends-before'))
})

test('one is taken off a list once, between its first day and today', () => {
  const listing = { from: day('2026-01-01'), until: day('2026-05-31'), ended: null }
  checkDelisting(listing, day('2026-01-01'), TODAY)
  expect(() => checkDelisting(listing, day('2025-12-31'), TODAY)).toThrow(broken('organization-delisted-before'))
  expect(() => checkDelisting(listing, day('2026-06-01'), TODAY)).toThrow(broken('organization-delisted-after'))
  expect(() => checkDelisting({ ...listing, until: null }, day('2026-07-01'), TODAY)).toThrow(broken('date-in-future'))
  const ended = { ...listing, ended: { on: TODAY, reason: '期满' } }
  expect(() => checkDelisting(ended, TODAY, TODAY)).toThrow(broken('organization-delisted-already'))
})

test('an organization is dissolved once, after it was founded, and nothing is done with it from then on', () => {
  checkDissolving(AGENCY, TODAY, TODAY)
  expect(() => checkDissolving(AGENCY, day('2019-05-05'), TODAY)).toThrow(broken('organization-dissolved-before'))
  expect(() => checkDissolving(AGENCY, day('2026-07-01'), TODAY)).toThrow(broken('date-in-future'))
  const dissolved = { ...AGENCY, dissolvedOn: TODAY }
  expect(() => checkDissolving(dissolved, TODAY, TODAY)).toThrow(broken('organization-dissolved'))
  expect(() => checkActive(dissolved)).toThrow(broken('organization-dissolved'))
})

test('a dissolution is taken back where there is one', () => {
  checkRestoring({ dissolvedOn: TODAY })
  expect(() => checkRestoring(AGENCY)).toThrow(broken('organization-not-dissolved'))
})

test('a record goes to another division than the one that keeps it', () => {
  checkMoving(AGENCY, toDivisionCode('420302'))
  expect(() => checkMoving(AGENCY, AGENCY.division)).toThrow(broken('organization-kept-there'))
})
