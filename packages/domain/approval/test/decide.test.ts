import { describe, expect, test } from 'vitest'
import type { ApprovalState, Decider } from '../src/decide.ts'
import { decide, escalate, hindrance, resubmit, withdraw } from '../src/decide.ts'
import {
  BOTH,
  COUNTY,
  COUNTY_OFFICER,
  file,
  holding,
  PREFECTURE,
  PREFECTURE_OFFICER,
  person,
  route,
  SECOND_OFFICER,
  TOWN,
} from './files.ts'

function by(
  state: ApprovalState,
  decider: Decider,
  outcome: 'approve' | 'return' | 'reject' = 'approve',
  comment = '请补充',
) {
  return decide(state, decider, { outcome, comment })
}

describe('who decides', () => {
  test('a file goes from the county to the prefecture and is approved there', () => {
    const atPrefecture = by(file(), COUNTY_OFFICER)
    expect(atPrefecture).toMatchObject({ status: 'pending', step: 1 })
    expect(by(atPrefecture, PREFECTURE_OFFICER)).toMatchObject({ status: 'approved', step: 1 })
  })

  test.each([
    [
      'who submitted it, also when they hold the post',
      person('clerk', holding('station.supervise', COUNTY)),
      'approval-own',
    ],
    ['who made it', person('maker', holding('station.supervise', COUNTY)), 'approval-own'],
    ['who governs the prefecture, while the county is in time', PREFECTURE_OFFICER, 'approval-not-decider'],
    ['who holds it in the township alone', person('x', holding('station.supervise', TOWN)), 'approval-not-decider'],
    ['who holds another permission there', person('x', holding('station.read', COUNTY)), 'approval-not-decider'],
  ])('not %s', (_, decider, reason) => {
    expect(hindrance(file(), decider)).toBe(reason)
    expect(() => by(file(), decider)).toThrow(`rule-broken: ${reason}`)
  })

  test('nobody takes two steps of one round, whatever posts they hold', () => {
    const atPrefecture = by(file(), BOTH)
    expect(() => by(atPrefecture, BOTH)).toThrow('approval-decided-already')
    expect(by(atPrefecture, PREFECTURE_OFFICER).status).toBe('approved')
  })

  test('a countersign asks for all its people, each once, and one of them may stop it', () => {
    const started = file({ route: route(2) })
    const half = by(started, COUNTY_OFFICER)
    expect(half).toMatchObject({ status: 'pending', step: 0 })
    expect(() => by(half, COUNTY_OFFICER)).toThrow('approval-decided-already')
    expect(by(half, SECOND_OFFICER)).toMatchObject({ status: 'pending', step: 1 })
    expect(by(half, SECOND_OFFICER, 'return')).toMatchObject({ status: 'returned', step: 0 })
  })

  test('after the deadline the level above may decide as well, in that step alone', () => {
    const overdue = escalate(file())
    expect(overdue && hindrance(overdue, PREFECTURE_OFFICER)).toBeNull()
    expect(overdue && hindrance(overdue, COUNTY_OFFICER)).toBeNull()
    expect(overdue && escalate(overdue)).toBeNull()
    const next = overdue && by(overdue, PREFECTURE_OFFICER)
    expect(next).toMatchObject({ step: 1, escalated: false })
    expect(next && hindrance(next, person('province', holding('station.supervise', PREFECTURE)))).toBeNull()
  })
})

describe('return, reject, withdraw', () => {
  test('who does not approve says why', () => {
    for (const outcome of ['return', 'reject'] as const) {
      expect(() => by(file(), COUNTY_OFFICER, outcome, '  ')).toThrow('approval-comment-missing')
    }
    expect(by(file(), COUNTY_OFFICER, 'approve', '').step).toBe(1)
  })

  test('a returned file goes through all steps again, and who returned it may look at it again', () => {
    const returned = by(by(file(), COUNTY_OFFICER), PREFECTURE_OFFICER, 'return')
    const again = resubmit(returned, 'clerk')
    expect(again).toMatchObject({ status: 'pending', round: 2, step: 0, submittedBy: 'clerk' })
    expect(by(by(again, COUNTY_OFFICER), PREFECTURE_OFFICER).status).toBe('approved')
  })

  test('a colleague who mends it becomes its submitter, and who submitted it before still decides nothing', () => {
    const again = resubmit(by(file(), COUNTY_OFFICER, 'return'), 'colleague')
    const post = holding('station.supervise', COUNTY)
    for (const id of ['clerk', 'maker', 'colleague']) expect(hindrance(again, person(id, post))).toBe('approval-own')
  })

  test('who submitted it withdraws it before it is finished, nobody else does', () => {
    expect(withdraw(file(), 'clerk').status).toBe('withdrawn')
    expect(withdraw(by(file(), COUNTY_OFFICER, 'return'), 'clerk').status).toBe('withdrawn')
    expect(() => withdraw(file(), 'maker')).toThrow('approval-not-submitter')
    expect(() => withdraw(by(file(), COUNTY_OFFICER, 'reject'), 'clerk')).toThrow('approval-finished')
  })
})

test.each(['approved', 'rejected', 'withdrawn'] as const)('nothing leads out of %s', (status) => {
  const finished = file({ status })
  expect(() => by(finished, COUNTY_OFFICER)).toThrow('approval-finished')
  expect(() => resubmit(finished, 'clerk')).toThrow('approval-not-returned')
  expect(() => withdraw(finished, 'clerk')).toThrow('approval-finished')
  expect(escalate(finished)).toBeNull()
})

test('a file that is pending cannot be sent again', () => {
  expect(() => resubmit(file(), 'clerk')).toThrow('approval-not-returned')
})
