import { addDays, type BusinessDate } from '@zhanwang/kernel/calendar'
import { DomainError } from '@zhanwang/kernel/errors'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AcceptanceChecklist } from '../src/acceptance-checklist.ts'
import { effectOnStation } from '../src/acceptance-effect.ts'
import type { ItemResult } from '../src/inspection.ts'
import {
  type InspectionFile,
  inspectorsOf,
  isOpen,
  isToMend,
  itemsToCheck,
  makersOf,
  resultOf,
} from '../src/inspection-reading.ts'
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
import { type LifeCycleStep, takeStep } from '../src/life-cycle.ts'
import type { StationStatus } from '../src/station.ts'

const START: BusinessDate = '2022-01-03'
const KEYS = ['office', 'plaque', 'uniform']
const RESULTS: readonly ItemResult[] = ['met', 'partly', 'unmet']

/** A station and its newest file, as somebody who tries everything leaves them. */
interface World {
  readonly status: StationStatus
  readonly statusSince: BusinessDate
  readonly file: InspectionFile | null
  readonly today: BusinessDate
  /** How many files were passed. */
  readonly passed: number
}

const person = fc.constantFrom('township', 'county', 'both').map((id) => ({ id, name: id }))
// More of what leads on than of what leads nowhere, so that walks get far.
const items = fc.oneof({ weight: 2, arbitrary: fc.constant(KEYS) }, fc.subarray(KEYS, { minLength: 1 }))
const result = fc.constantFrom(...RESULTS, 'met', 'met')
const SHOWN: ReadonlyMap<string, number> = new Map(KEYS.map((key) => [key, 1]))
const evidence = fc.constantFrom(SHOWN, SHOWN, new Map<string, number>())
const step = fc.oneof(
  fc.record({ does: fc.constantFrom('begin', 'reinspect', 'spot', 'stopped', 'approved', 'abandon'), by: person }),
  fc.record({ does: fc.constant('check'), by: person, items, result }),
  fc.record({ does: fc.constant('submit'), by: person, evidence }),
  fc.record({ does: fc.constant('inspect'), by: person, results: fc.array(result, { minLength: 3, maxLength: 3 }) }),
  fc.record({ does: fc.constant('mend'), by: person, items, evidence }),
  fc.record({ does: fc.constantFrom('rectify', 'suspend'), by: person }),
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

/** The file after a step. */
function fileAfter(world: World, checklist: AcceptanceChecklist, taken: Step): InspectionFile {
  const { file, today } = world
  const who = { by: taken.by, on: today, today }
  if (['begin', 'reinspect', 'spot'].includes(taken.does)) {
    if (file && isOpen(file.status)) throw new DomainError('rule-broken', { reason: 'inspection-open' })
    return beginInspection({
      purpose: taken.does === 'begin' ? 'acceptance' : 'reinspection',
      station: world,
      checklist: { ...checklist, rule: null, sourceDocument: '' },
      selfCheck: taken.does !== 'spot',
      remark: '',
      ...{ on: today, today },
    })
  }
  if (!file) throw new DomainError('not-found')
  if ('result' in taken) {
    return checkItself(
      file,
      taken.items.map((key) => ({ key, result: taken.result, note: '' })),
      who,
    )
  }
  if ('results' in taken) {
    const found = itemsToCheck(file).map(({ key }, index) => ({
      ...{ key, result: taken.results[index] ?? 'met', note: '', dueOn: null },
    }))
    return inspectOnSite(file, { found, effectiveOn: null, holidays: [] }, who)
  }
  if ('items' in taken) {
    return reportMended(
      file,
      taken.items.map((key) => ({ key, measures: '已改' })),
      taken.evidence,
      who,
    )
  }
  if ('evidence' in taken) return submitInspection(file, taken.evidence, who)
  if (taken.does === 'stopped') return checkAgain(file)
  if (taken.does === 'approved') return passInspection(file, today)
  return abandonInspection(file, '误开', today)
}

/** What a service does with a step: file and station change together, or nothing does. */
function after(world: World, checklist: AcceptanceChecklist, taken: Step): World {
  const today = addDays(world.today, 1)
  try {
    if (taken.does === 'rectify' || taken.does === 'suspend') return lived({ ...world, today }, taken.does)
    const file = fileAfter({ ...world, today }, checklist, taken)
    const effect = effectOnStation(file, world.status)
    const next = { ...world, file, today, passed: world.passed + (file.status === 'passed' ? 1 : 0) }
    return effect ? lived(next, effect) : next
  } catch (refusal) {
    if (!(refusal instanceof DomainError)) throw refusal
    return { ...world, today }
  }
}

function lived(world: World, name: LifeCycleStep): World {
  const life = { ...world, hasPremises: true, activeChildren: 0 }
  return { ...world, status: takeStep(name, life, world.today, world.today), statusSince: world.today }
}

const checklists = fc.subarray(KEYS).map(
  (required): AcceptanceChecklist => ({
    name: '三统一',
    items: KEYS.map((key) => ({
      ...{ key, name: key, about: '', weight: key === 'office' ? 40 : 30, evidence: 'photo' },
      required: required.includes(key),
    })),
    ...{ rectifyDays: 15, reinspectMonths: 12 },
  }),
)

test('whatever people try, a station operates only after a passed file, and none passes with a required item unmet', () => {
  const reached = { passed: 0, failed: 0 }
  fc.assert(
    fc.property(checklists, fc.array(step, { minLength: 20, maxLength: 150, size: 'max' }), (checklist, steps) => {
      let world: World = { status: 'preparing', statusSince: START, file: null, today: START, passed: 0 }
      for (const taken of steps) {
        world = after(world, checklist, taken)
        const { file, status, passed } = world
        if (['operating', 'rectifying', 'suspended'].includes(status)) expect(passed).toBeGreaterThan(0)
        if (!file) continue
        if (file.status === 'passed') {
          reached.passed++
          expect(file.items.filter(({ required }) => required).map(resultOf)).not.toContain('unmet')
          expect(file.items.filter(({ required }) => required).map(resultOf)).not.toContain('partly')
        }
        if (file.status === 'rectifying') reached.failed++
        expect(file.status === 'rectifying').toBe(isOpen(file.status) && file.items.some(isToMend))
        expect([...makersOf(file)].filter((id) => inspectorsOf(file).has(id))).toEqual([])
        if (file.purpose === 'acceptance' && isOpen(file.status)) {
          const waiting = file.status === 'on-site' || file.status === 'approval'
          expect(status).toBe(waiting ? 'awaiting-acceptance' : 'preparing')
        }
        if (file.purpose === 'reinspection' && file.status === 'rectifying') expect(status).not.toBe('operating')
      }
    }),
    { numRuns: 1000 },
  )
  // The walk is worth something only where it gets far enough.
  expect(reached.passed).toBeGreaterThan(100)
  expect(reached.failed).toBeGreaterThan(100)
})
