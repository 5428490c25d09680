import type { Finding, InspectionItem } from '@zhanwang/domain-station-registry/inspection'
import { WallPhoto } from '@zhanwang/domain-station-registry/inspection-photo'
import { newId } from '@zhanwang/kernel/ids'
import { expect, test } from 'vitest'
import type { z } from 'zod'
import { InspectionSearch } from '../src/acceptance/inspection-search.ts'
import { inspectionSteps } from '../src/acceptance/inspection-steps.ts'
import { hasEvidence, lacksForSubmit } from '../src/acceptance/lacking.ts'
import { picturesToOpen, wallGroups } from '../src/acceptance/wall-groups.ts'

const by = { id: newId(), name: '演示人员甲' }
const ITEM: InspectionItem = {
  key: 'plaque',
  name: '统一挂牌',
  about: '',
  weight: 100,
  required: true,
  evidence: 'photo',
  selfCheck: null,
  findings: [],
}

function finding(round: number, found: Partial<Finding>): Finding {
  return { result: 'met', note: '', by, on: '2022-03-02', round, dueOn: null, rectified: null, ...found }
}

type Passed = Parameters<typeof inspectionSteps>[0]

const BEGUN: Passed = {
  purpose: 'acceptance',
  status: 'self-check',
  beganOn: '2022-02-01',
  items: [ITEM],
  submittedOn: null,
  inspectedOn: null,
  closedOn: null,
}

const shown = (file: Passed) => inspectionSteps(file).map(({ at, on }) => `${at} ${on}`)

test('a file goes over self-check, on-site check and approval; what is passed has its day', () => {
  expect(shown(BEGUN)).toEqual(['self-check null', 'on-site null', 'approval null', 'passed null'])
  const inApproval: Passed = { ...BEGUN, status: 'approval', submittedOn: '2022-03-01', inspectedOn: '2022-03-02' }
  expect(shown(inApproval)).toEqual(['self-check 2022-03-01', 'on-site 2022-03-02', 'approval null', 'passed null'])
  const passed = shown({ ...inApproval, status: 'passed', closedOn: '2022-03-09' })
  expect(passed.slice(2)).toEqual(['approval 2022-03-09', 'passed 2022-03-09'])
})

test('a rectification stands on the way once something has to be mended, and stays there', () => {
  const rectified = { measures: '已装', by, on: '2022-03-20' }
  const unmet = finding(1, { result: 'unmet', dueOn: '2022-03-23' })
  const file: Passed = { ...BEGUN, submittedOn: '2022-03-01', inspectedOn: '2022-03-02' }
  const open: Passed = { ...file, status: 'rectifying', items: [{ ...ITEM, findings: [unmet] }] }
  expect(shown(open)[2]).toBe('rectifying null')
  const again: Passed = { ...file, status: 'on-site', items: [{ ...ITEM, findings: [{ ...unmet, rectified }] }] }
  expect(shown(again)).toEqual([
    ...['self-check 2022-03-01', 'on-site null', 'rectifying 2022-03-20', 'approval null', 'passed null'],
  ])
})

test('a spot check has no self-check on its way, and an abandoned file ends where it was left', () => {
  const spot: Passed = { ...BEGUN, purpose: 'reinspection', status: 'approval', inspectedOn: '2022-03-02' }
  expect(shown(spot)[0]).toBe('on-site 2022-03-02')
  const left: Passed = { ...BEGUN, status: 'abandoned', submittedOn: '2022-03-01', closedOn: '2022-03-05' }
  expect(shown(left)).toEqual(['self-check 2022-03-01', 'abandoned 2022-03-05'])
})

function photo(changes: Partial<z.input<typeof WallPhoto>>): WallPhoto {
  return WallPhoto.parse({
    ...{ id: newId(), inspection: newId(), item: 'plaque', itemName: '统一挂牌', phase: 'before', round: 1 },
    ...{ takenAt: null, position: null, hasThumbnail: true, addedBy: by, addedAt: '2022-03-01T02:00:00.000Z' },
    ...{ station: 'ST-420304101-01', stationName: '杨溪铺站', divisionName: '杨溪铺镇' },
    file: { id: newId(), name: '门牌.jpg', type: 'image/jpeg', size: 1, digest: '0'.repeat(64) },
    ...changes,
  })
}

test('what is said to be met or partly met needs the evidence that is asked for, of its own round', () => {
  expect(lacksForSubmit(ITEM, undefined, [])).toBe('result')
  expect(lacksForSubmit(ITEM, 'partly', [])).toBe('evidence')
  expect(lacksForSubmit(ITEM, 'unmet', [])).toBeUndefined()
  expect(lacksForSubmit({ ...ITEM, evidence: 'none' }, 'met', [])).toBeUndefined()
  expect(lacksForSubmit(ITEM, 'met', [photo({})])).toBeUndefined()
  expect(lacksForSubmit(ITEM, 'met', [photo({ item: 'office' })])).toBe('evidence')
  expect(hasEvidence(ITEM, [photo({ phase: 'after', round: 1 })], { phase: 'after', round: 2 })).toBe(false)
})

test('a wall shows stations in their order, items within, and opens what was before beside what came after', () => {
  const was = photo({ takenAt: '2022-03-01T02:00:00.000Z' })
  const earlier = photo({ takenAt: '2022-02-01T02:00:00.000Z' })
  const is = photo({ phase: 'after', takenAt: '2022-03-20T02:00:00.000Z' })
  const other = photo({ station: 'ST-420304102-01', stationName: '青曲站' })
  const paper = photo({ hasThumbnail: false })
  const groups = wallGroups([is, was, earlier, paper, other])
  expect(groups.map(({ stationName, items }) => [stationName, items.length])).toEqual([
    ['杨溪铺站', 1],
    ['青曲站', 1],
  ])
  const [item] = groups[0]?.items ?? []
  expect(item).toMatchObject({ name: '统一挂牌', before: [earlier, was], after: [is] })
  expect(item && picturesToOpen(item)).toEqual([[was, is], [earlier]])
})

test('the filters of the board are read back as they were written, and what does not parse is left out', () => {
  const search = { purpose: 'acceptance', status: ['on-site', 'rectifying'], limit: 50 }
  expect(InspectionSearch.parse(search)).toEqual(search)
  expect(InspectionSearch.parse({ overdue: 'true' })).toEqual({ overdue: true })
  expect(InspectionSearch.parse({ status: 'lost', purpose: 7, overdue: 'perhaps' })).toEqual({})
})
