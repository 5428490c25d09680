import { DomainError } from '@zhanwang/kernel/errors'
import { describe, expect, test } from 'vitest'
import { LIFE_CYCLE, type LifeCycleStep, type StationLife, stepsFrom, takeStep } from '../src/life-cycle.ts'
import { StationStatus } from '../src/station.ts'

const TODAY = '2022-06-30'
const STEPS: LifeCycleStep[] = ['submit', 'accept', 'sendBack', 'rectify', 'suspend', 'resume', 'merge', 'close']

/** Given a station's life, when a step is taken on a day, then this status or the rule that refuses it. */
function given(status: StationStatus, life: Partial<StationLife> = {}) {
  const state: StationLife = { status, statusSince: '2022-01-01', hasPremises: true, activeChildren: 0, ...life }
  return {
    when: (step: LifeCycleStep, on = '2022-03-01') => {
      const outcome = () => takeStep(step, state, on, TODAY)
      return {
        becomes: (expected: StationStatus) => expect(outcome()).toBe(expected),
        refused: (reason: string) => {
          expect(outcome).toThrow(DomainError)
          expect(outcome).toThrow(`rule-broken: ${reason}`)
        },
      }
    },
  }
}

describe('the steps of a station (P1)', () => {
  test.each([
    ['preparing', 'submit', 'awaiting-acceptance'],
    ['awaiting-acceptance', 'accept', 'operating'],
    ['awaiting-acceptance', 'sendBack', 'preparing'],
    ['operating', 'rectify', 'rectifying'],
    ['operating', 'suspend', 'suspended'],
    ['rectifying', 'suspend', 'suspended'],
    ['rectifying', 'resume', 'operating'],
    ['suspended', 'resume', 'operating'],
    ['operating', 'merge', 'merged'],
    ['rectifying', 'merge', 'merged'],
    ['suspended', 'merge', 'merged'],
    ['preparing', 'close', 'closed'],
    ['awaiting-acceptance', 'close', 'closed'],
    ['operating', 'close', 'closed'],
    ['rectifying', 'close', 'closed'],
    ['suspended', 'close', 'closed'],
  ] as const)('a station that is %s takes the step %s and is %s', (status, step, then) => {
    given(status).when(step).becomes(then)
  })

  const refused = StationStatus.options.flatMap((status) =>
    STEPS.filter((step) => !LIFE_CYCLE[step].from.some((from) => from === status)).map(
      (step) => [status, step] as const,
    ),
  )
  test.each(refused)('a station that is %s does not take the step %s', (status, step) => {
    given(status).when(step).refused('step-not-allowed')
    expect(stepsFrom(status)).not.toContain(step)
  })

  test('a closed or merged station takes no step at all', () => {
    expect(stepsFrom('closed')).toEqual([])
    expect(stepsFrom('merged')).toEqual([])
  })
})

describe('what a step needs', () => {
  test('a station without premises is not accepted', () => {
    given('awaiting-acceptance', { hasPremises: false }).when('accept').refused('premises-missing')
  })
  test('a station with active rooms does not close; a merge takes them along', () => {
    given('operating', { activeChildren: 2 }).when('close').refused('children-active')
    given('operating', { activeChildren: 2 }).when('merge').becomes('merged')
  })
  test('a step may lie on the first day of the status it leaves, not before', () => {
    given('preparing').when('submit', '2022-01-01').becomes('awaiting-acceptance')
    given('preparing').when('submit', '2021-12-31').refused('step-before-status')
  })
  test('a step may lie on today, not after', () => {
    given('preparing').when('submit', TODAY).becomes('awaiting-acceptance')
    given('preparing').when('submit', '2022-07-01').refused('date-in-future')
  })
})
