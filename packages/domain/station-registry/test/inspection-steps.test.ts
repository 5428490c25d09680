import { BusinessDate } from '@zhanwang/kernel/calendar'
import { DomainError } from '@zhanwang/kernel/errors'
import { describe, expect, test } from 'vitest'
import type { AcceptanceChecklist } from '../src/acceptance-checklist.ts'
import type { ItemResult } from '../src/inspection.ts'
import { type InspectionFile, isOverdue, itemsToCheck, summaryOfItems } from '../src/inspection-reading.ts'
import {
  abandonInspection,
  beginInspection,
  checkAgain,
  checkItself,
  inspectOnSite,
  passInspection,
  reportMended,
  submitInspection,
} from '../src/inspection-steps.ts'
import type { StationStatus } from '../src/station.ts'

const TODAY = BusinessDate.parse('2022-06-30')
const TOWNSHIP = { id: 'township', name: '王小山' }
const COUNTY = { id: 'county', name: '陈秀英' }
const HOLIDAYS: BusinessDate[] = []

/** Office and plaque are required and shown; uniform is neither. */
const CHECKLIST: AcceptanceChecklist = {
  name: '三统一',
  items: [
    { key: 'office', name: '办公用房', about: '', weight: 50, required: true, evidence: 'photo' },
    { key: 'plaque', name: '挂牌', about: '', weight: 30, required: true, evidence: 'photo' },
    { key: 'uniform', name: '着装', about: '', weight: 20, required: false, evidence: 'none' },
  ],
  rectifyDays: 15,
  reinspectMonths: 12,
}

const begun = (status: StationStatus = 'preparing', more: Partial<Parameters<typeof beginInspection>[0]> = {}) =>
  beginInspection({
    purpose: 'acceptance',
    station: { status, statusSince: '2022-01-01' },
    checklist: { ...CHECKLIST, rule: null, sourceDocument: '测试' },
    selfCheck: true,
    remark: '',
    on: '2022-03-01',
    today: TODAY,
    ...more,
  })

const judged = (results: Partial<Record<string, ItemResult>>) =>
  Object.entries(results).flatMap(([key, result]) => (result ? { key, result, note: '' } : []))
const found = (results: Partial<Record<string, ItemResult>>, dueOn: BusinessDate | null = null) =>
  judged(results).map((each) => ({ ...each, dueOn }))
const ALL_MET = { office: 'met', plaque: 'met', uniform: 'met' } as const
const SHOWN = new Map([
  ['office', 2],
  ['plaque', 1],
])

const township = (on: string) => ({ by: TOWNSHIP, on, today: TODAY })
const county = (on: string) => ({ by: COUNTY, on, today: TODAY })
const checked = (results: Partial<Record<string, ItemResult>> = ALL_MET) =>
  checkItself(begun(), judged(results), township('2022-03-02'))
const handedIn = (results: Partial<Record<string, ItemResult>> = ALL_MET) =>
  submitInspection(checked(results), SHOWN, township('2022-03-03'))
const visit = (results: Partial<Record<string, ItemResult>>, dueOn: BusinessDate | null = null) => ({
  found: found(results, dueOn),
  effectiveOn: null,
  holidays: HOLIDAYS,
})
const inspected = (results: Partial<Record<string, ItemResult>>, file: InspectionFile = handedIn()) =>
  inspectOnSite(file, visit(results), county('2022-03-10'))
const mended = (file: InspectionFile, ...keys: string[]) =>
  reportMended(
    file,
    keys.map((key) => ({ key, measures: '已更换' })),
    SHOWN,
    township('2022-03-20'),
  )

function refused(step: () => unknown, reason: string) {
  expect(step).toThrow(DomainError)
  expect(step).toThrow(`rule-broken: ${reason}`)
}

describe('a file is begun', () => {
  test('with the checklist in force, nothing of it judged', () => {
    expect(begun()).toMatchObject({ status: 'self-check', round: 1, checklist: { name: '三统一', rectifyDays: 15 } })
    expect(summaryOfItems(begun().items)).toEqual({ met: 0, items: 3, score: 0, dueOn: null })
  })
  test.each(['awaiting-acceptance', 'operating', 'rectifying', 'suspended', 'closed', 'merged'] as const)(
    'for acceptance not of a station that is %s',
    (status) => refused(() => begun(status), 'inspection-not-preparing'),
  )
  test.each(['operating', 'rectifying'] as const)('for re-inspection of a station that is %s', (status) => {
    expect(begun(status, { purpose: 'reinspection' }).status).toBe('self-check')
  })
  test.each(['preparing', 'awaiting-acceptance', 'suspended', 'closed', 'merged'] as const)(
    'for re-inspection not of a station that is %s',
    (status) => refused(() => begun(status, { purpose: 'reinspection' }), 'inspection-not-operating'),
  )
  test('at the site at once for a spot check', () => {
    expect(begun('operating', { purpose: 'reinspection', selfCheck: false }).status).toBe('on-site')
  })
  test('not before the station is there as it is, not tomorrow', () => {
    refused(() => begun('preparing', { on: '2021-12-31' }), 'step-before-status')
    refused(() => begun('preparing', { on: '2022-07-01' }), 'date-in-future')
  })
})

describe('the self-check', () => {
  test('is recorded item by item, and again for the same item', () => {
    const first = checkItself(begun(), judged({ office: 'partly' }), township('2022-03-02'))
    const second = checkItself(first, judged({ office: 'met', plaque: 'unmet' }), township('2022-03-02'))
    expect(second.items.map(({ selfCheck }) => selfCheck?.result ?? null)).toEqual(['met', 'unmet', null])
    expect(summaryOfItems(second.items)).toMatchObject({ met: 1, score: 50 })
  })
  test('does not judge what the checklist does not ask, nor the same twice at once', () => {
    refused(() => checkItself(begun(), judged({ wifi: 'met' }), township('2022-03-02')), 'item-not-asked')
    const twice = [...judged({ office: 'met' }), ...judged({ office: 'unmet' })]
    refused(() => checkItself(begun(), twice, township('2022-03-02')), 'item-named-twice')
  })
  test('is handed in whole, with evidence of what is said to be there', () => {
    expect(handedIn()).toMatchObject({ status: 'on-site', submittedOn: '2022-03-03', submittedBy: TOWNSHIP })
    const open = checked({ office: 'met', plaque: 'met' })
    refused(() => submitInspection(open, SHOWN, township('2022-03-03')), 'item-not-judged')
    const dark = new Map([['office', 1]])
    refused(() => submitInspection(checked(), dark, township('2022-03-03')), 'evidence-missing')
  })
  test('needs no evidence of what it says is not there', () => {
    const honest = checked({ office: 'met', plaque: 'unmet', uniform: 'met' })
    expect(submitInspection(honest, new Map([['office', 1]]), township('2022-03-03')).status).toBe('on-site')
  })
  test('does not change once it is handed in', () => {
    refused(
      () => checkItself(handedIn(), judged({ office: 'met' }), township('2022-03-04')),
      'inspection-step-not-allowed',
    )
  })
})

describe('the on-site check', () => {
  test('goes to approval where all required items are met, whatever the others', () => {
    expect(inspected({ ...ALL_MET, uniform: 'unmet' })).toMatchObject({ status: 'approval', effectiveOn: null })
  })
  test('takes the day from which it is to hold, from the check to today', () => {
    const holding = (effectiveOn: string) =>
      inspectOnSite(handedIn(), { ...visit(ALL_MET), effectiveOn }, county('2022-03-10'))
    expect(holding('2022-03-10').effectiveOn).toBe('2022-03-10')
    refused(() => holding('2022-03-09'), 'effective-before-check')
    refused(() => holding('2022-07-01'), 'date-in-future')
  })
  test.each(['partly', 'unmet'] as const)('has a required item that is %s mended, 15 working days later', (result) => {
    const file = inspected({ ...ALL_MET, plaque: result, uniform: 'unmet' })
    expect(file.status).toBe('rectifying')
    expect(file.items.map(({ findings }) => findings.at(-1)?.dueOn)).toEqual([null, '2022-03-31', null])
    expect(summaryOfItems(file.items).dueOn).toBe('2022-03-31')
  })
  test('counts the holidays of the place', () => {
    const days = { ...visit({ ...ALL_MET, plaque: 'unmet' }), holidays: ['2022-03-31'] }
    expect(summaryOfItems(inspectOnSite(handedIn(), days, county('2022-03-10')).items).dueOn).toBe('2022-04-01')
  })
  test('may set another day, not one before the check, and none for what need not be mended', () => {
    const due = (results: Partial<Record<string, ItemResult>>, on: string) => {
      const said = [...found(results, on), ...found({ uniform: 'unmet' })]
      return inspectOnSite(handedIn(), { ...visit({}), found: said }, county('2022-03-10'))
    }
    const later = due({ office: 'unmet', plaque: 'partly' }, '2022-05-01')
    expect(summaryOfItems(later.items).dueOn).toBe('2022-05-01')
    refused(() => due({ office: 'unmet', plaque: 'partly' }, '2022-03-09'), 'due-before-check')
    refused(() => due({ office: 'unmet', plaque: 'met' }, '2022-05-01'), 'due-not-needed')
  })
  test('judges every item', () => refused(() => inspected({ office: 'met' }), 'item-not-judged'))
  test('is made by somebody who neither checked nor submitted nor mended', () => {
    const own = () => inspectOnSite(handedIn(), visit(ALL_MET), township('2022-03-10'))
    refused(own, 'inspector-made-it')
    const again = mended(inspected({ ...ALL_MET, plaque: 'unmet' }), 'plaque')
    refused(() => inspectOnSite(again, visit({ plaque: 'met' }), township('2022-03-22')), 'inspector-made-it')
  })
  test('lies neither before the hand-in nor after today', () => {
    refused(() => inspectOnSite(handedIn(), visit(ALL_MET), county('2022-03-02')), 'step-before-last')
    refused(() => inspectOnSite(handedIn(), visit(ALL_MET), county('2022-07-01')), 'date-in-future')
  })
})

describe('rectification', () => {
  const failed = inspected({ office: 'unmet', plaque: 'partly', uniform: 'met' })

  test('is reported item by item; with the last the county checks those again', () => {
    const half = mended(failed, 'office')
    expect(half).toMatchObject({ status: 'rectifying', round: 1 })
    const whole = mended(half, 'plaque')
    expect(whole).toMatchObject({ status: 'on-site', round: 2 })
    expect(itemsToCheck(whole).map(({ key }) => key)).toEqual(['office', 'plaque'])
    const passed = inspectOnSite(whole, visit({ office: 'met', plaque: 'met' }), county('2022-03-25'))
    expect(passed.status).toBe('approval')
    expect(passed.items[0]?.findings.map(({ round, result }) => [round, result])).toEqual([
      [1, 'unmet'],
      [2, 'met'],
    ])
  })
  test('goes on until everything required is met', () => {
    const again = inspectOnSite(mended(failed, 'office', 'plaque'), visit({ office: 'met', plaque: 'partly' }), {
      ...county('2022-03-25'),
    })
    expect(again.status).toBe('rectifying')
    expect(itemsToCheck(mended2(again)).map(({ key }) => key)).toEqual(['plaque'])
  })
  test('needs evidence, and something to mend', () => {
    const report = (key: string) =>
      reportMended(failed, [{ key, measures: '已更换' }], new Map(), township('2022-03-20'))
    refused(() => report('office'), 'evidence-missing')
    refused(() => report('uniform'), 'item-not-to-mend')
  })
  test('is not reported by who inspected', () => {
    const own = () => reportMended(failed, [{ key: 'office', measures: '已更换' }], SHOWN, county('2022-03-20'))
    refused(own, 'inspector-mends')
  })
  test('is overdue from the day after its day on, until it is reported', () => {
    const on = (today: string) => isOverdue({ status: failed.status, dueOn: summaryOfItems(failed.items).dueOn }, today)
    expect([on('2022-03-31'), on('2022-04-01')]).toEqual([false, true])
    const whole = mended(failed, 'office', 'plaque')
    expect(isOverdue({ status: whole.status, dueOn: summaryOfItems(whole.items).dueOn }, '2022-12-31')).toBe(false)
  })
  function mended2(file: InspectionFile) {
    const report = [{ key: 'plaque', measures: '重新制作' }]
    return reportMended(file, report, SHOWN, township('2022-03-28'))
  }
})

describe('the approval', () => {
  const waiting = inspected(ALL_MET)

  test('given, the file is passed from the day that was proposed, else from that day', () => {
    expect(passInspection(waiting, TODAY)).toMatchObject({ status: 'passed', effectiveOn: TODAY, closedOn: TODAY })
    const proposed = { ...waiting, effectiveOn: '2022-03-12' }
    expect(passInspection(proposed, TODAY)).toMatchObject({ effectiveOn: '2022-03-12', closedOn: TODAY })
  })
  test('not given, every item is checked again in another round', () => {
    const again = checkAgain(waiting)
    expect(again).toMatchObject({ status: 'on-site', round: 2 })
    expect(itemsToCheck(again)).toHaveLength(3)
  })
  test('not given after a rectification, every item is checked again too', () => {
    const failed = inspected({ ...ALL_MET, plaque: 'unmet' })
    const passed = inspectOnSite(mended(failed, 'plaque'), visit({ plaque: 'met' }), county('2022-03-25'))
    expect(itemsToCheck(checkAgain(passed))).toHaveLength(3)
  })
  test('is never given to a file with a required item that is not met', () => {
    const forged: InspectionFile = { ...inspected({ ...ALL_MET, plaque: 'unmet' }), status: 'approval' }
    expect(() => passInspection(forged, TODAY)).toThrow('plaque is not met')
  })
})

describe('a file that was begun by mistake', () => {
  test.each([begun(), handedIn(), inspected({ ...ALL_MET, plaque: 'unmet' })])('is abandoned: $status', (file) => {
    expect(abandonInspection(file, '清单已更新', TODAY)).toMatchObject({ status: 'abandoned', closedOn: TODAY })
  })
  test('not while others decide on it, nor once it is closed', () => {
    refused(() => abandonInspection(inspected(ALL_MET), '误开', TODAY), 'inspection-in-approval')
    const closed = passInspection(inspected(ALL_MET), TODAY)
    refused(() => abandonInspection(closed, '误开', TODAY), 'inspection-closed')
    refused(() => checkItself(closed, judged(ALL_MET), township('2022-06-30')), 'inspection-closed')
  })
})
