import { newId } from '@zhanwang/kernel/ids'
import { ScopePath } from '@zhanwang/kernel/scope'
import { describe, expect, test } from 'vitest'
import { paperStem, ticketNumber, visitNumber } from '../src/paper-number.ts'
import { placeAtLevel } from '../src/place-at-level.ts'
import {
  checkNewDue,
  checkOwner,
  checkRaised,
  countyOwner,
  defaultDueOn,
  mayTake,
  nextEscalation,
  ownerPlace,
  raisingLevel,
  TICKET_ACTIONS,
  type TicketCase,
  takeTicketStep,
} from '../src/ticket-life.ts'

const path = (text: string) => ScopePath.parse(text)
const TOWN = path('/42/4203/420304/420304101/')
const COUNTY = path('/42/4203/420304/')
const PREFECTURE = path('/42/4203/')
const someone = (...scopes: ScopePath[]) => ({ id: newId(), scopes })
const township = { level: 'township', account: null } as const
const base: TicketCase = {
  status: 'assigned',
  scopePath: TOWN,
  owner: township,
  raisedById: 'raiser',
  raisedLevel: null,
  solvedById: null,
  dueOn: '2026-06-15',
  escalatedTo: null,
  escalatedOn: null,
}
const reasonOf = (work: () => unknown): string | undefined => {
  try {
    work()
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message.split(': ')[1] : String(error)
  }
}

test('the place of a level is found on the path, or the nearest above where the path lacks it', () => {
  expect(placeAtLevel(TOWN, 'county')).toBe(COUNTY)
  expect(placeAtLevel(TOWN, 'village')).toBe(TOWN)
  expect(placeAtLevel(path('/44/4419/441900003/'), 'county')).toBe('/44/4419/')
  expect(placeAtLevel(path('/42/4203/4203L1/420381450/'), 'county')).toBe('/42/4203/4203L1/')
  expect(placeAtLevel(path('/'), 'county')).toBe('/')
})

test('a number names the county that counts it and the year in which the problem came up', () => {
  expect(ticketNumber(paperStem('ticket', TOWN, '2026-06-01'), 7)).toBe('WT-420304-2026-0007')
  expect(visitNumber(paperStem('visit', PREFECTURE, '2025-12-31'), 3)).toBe('DB-4203-2025-0003')
  expect(ticketNumber(paperStem('ticket', path('/44/4419/441900003/'), '2026-06-01'), 10_000)).toBe(
    'WT-4419-2026-10000',
  )
})

describe('who may do what', () => {
  test('the owner’s office and those above it solve; a neighbour and an office below do not', () => {
    for (const scope of [TOWN, COUNTY, PREFECTURE]) {
      expect(takeTicketStep('solve', base, someone(scope))).toBe('solved')
    }
    const county = { ...base, owner: { level: 'county', account: null } as const }
    expect(reasonOf(() => takeTicketStep('solve', county, someone(TOWN)))).toBe('ticket-not-owner')
    expect(reasonOf(() => takeTicketStep('solve', base, someone(path('/42/4203/420302/'))))).toBe('ticket-not-owner')
  })

  test('while it is unassigned the county assigns it, or who raised it; a township gives a problem up to its county', () => {
    const open = { ...base, status: 'open', owner: null } as const
    expect(ownerPlace(open)).toBe(COUNTY)
    expect(mayTake('assign', open, someone(COUNTY))).toBe(true)
    expect(mayTake('assign', open, someone(TOWN))).toBe(false)
    expect(mayTake('assign', open, { id: 'raiser', scopes: [TOWN] })).toBe(true)
    expect(mayTake('assign', base, someone(TOWN))).toBe(true)
  })

  test('who raised it or an office above the owner confirms; the owner’s own office does not', () => {
    const solved = { ...base, status: 'solved', solvedById: 'worker' } as const
    expect(takeTicketStep('confirm', solved, { id: 'raiser', scopes: [TOWN] })).toBe('confirmed')
    expect(takeTicketStep('confirm', solved, someone(COUNTY))).toBe('confirmed')
    expect(reasonOf(() => takeTicketStep('confirm', solved, someone(TOWN)))).toBe('ticket-not-judge')
  })

  test('when who raised it has left, the office for which they did confirms, unless it owns the ticket itself', () => {
    const upwards = {
      ...base,
      owner: { level: 'county', account: null },
      raisedLevel: 'township',
      status: 'solved',
      solvedById: 'worker',
    } as const
    expect(mayTake('confirm', upwards, someone(TOWN))).toBe(true)
    expect(mayTake('confirm', upwards, someone(COUNTY))).toBe(false)
    expect(mayTake('confirm', { ...upwards, owner: township }, someone(TOWN))).toBe(false)
    expect(raisingLevel(TOWN, someone(path('/'), COUNTY, TOWN))).toBe('township')
    expect(raisingLevel(TOWN, someone(path('/')))).toBeNull()
  })

  test('nobody confirms their own solution, whatever they hold and even where they raised it', () => {
    const own = { ...base, status: 'solved', solvedById: 'raiser' } as const
    expect(reasonOf(() => takeTicketStep('confirm', own, { id: 'raiser', scopes: [path('/')] }))).toBe(
      'ticket-own-solution',
    )
  })

  test('a prefecture’s own problem is confirmed by a colleague, since no office above handles problems', () => {
    const own = {
      ...base,
      owner: { level: 'prefecture', account: null },
      status: 'solved',
      solvedById: 'raiser',
    } as const
    expect(mayTake('confirm', own, someone(PREFECTURE))).toBe(true)
    expect(mayTake('confirm', own, { id: 'raiser', scopes: [PREFECTURE] })).toBe(false)
  })

  test('whatever the life does not list is refused', () => {
    const everyone = { id: 'raiser', scopes: [path('/')] }
    const allowed = (status: TicketCase['status']) =>
      TICKET_ACTIONS.filter((action) => mayTake(action, { ...base, status }, everyone))
    expect(allowed('open')).toEqual(['assign', 'solve', 'withdraw'])
    expect(allowed('assigned')).toEqual(['assign', 'solve', 'withdraw'])
    expect(allowed('solved')).toEqual(['confirm', 'reopen'])
    expect(allowed('confirmed')).toEqual(['reopen'])
    expect(allowed('withdrawn')).toEqual([])
  })
})

test('an owner stands at the level of the place or above, up to the prefecture', () => {
  for (const level of ['township', 'county', 'prefecture'] as const) checkOwner({ level }, TOWN)
  for (const level of ['village', 'province'] as const)
    expect(reasonOf(() => checkOwner({ level }, TOWN))).toBe('ticket-owner-level')
  expect(countyOwner({ scopePath: path('/44/4419/441900003/') })).toEqual({ level: 'prefecture', account: null })
})

describe('deadlines', () => {
  test('ten working days without local holidays: 红河州 is off on its founding day, 11-18', () => {
    expect(defaultDueOn('2026-11-09', [])).toBe('2026-11-23')
    expect(defaultDueOn('2026-11-09', ['2026-11-18'])).toBe('2026-11-24')
  })

  test('a problem is not raised tomorrow, nor due before it was raised; recorded late it may be overdue at once', () => {
    checkRaised({ raisedOn: '2026-06-01', dueOn: '2026-06-15' }, '2026-06-30')
    expect(reasonOf(() => checkRaised({ raisedOn: '2026-07-01', dueOn: '2026-07-02' }, '2026-06-30'))).toBe(
      'date-in-future',
    )
    expect(reasonOf(() => checkRaised({ raisedOn: '2026-06-01', dueOn: '2026-05-31' }, '2026-06-30'))).toBe(
      'ticket-due-before-raised',
    )
  })

  test('nobody gives themselves more time: who raised it and the offices above do, and not into the past', () => {
    const put = (actor: ReturnType<typeof someone>, dueOn: string) =>
      reasonOf(() => checkNewDue(dueOn, base, actor, '2026-06-10'))
    expect(put(someone(TOWN), '2026-06-20')).toBe('ticket-due-put-off')
    expect(put(someone(TOWN), '2026-06-12')).toBeUndefined()
    expect(put(someone(COUNTY), '2026-06-20')).toBeUndefined()
    expect(put(someone(COUNTY), '2026-06-09')).toBe('ticket-due-past')
  })

  test('it goes up one level when the deadline passes, one more every five working days, and never past the prefecture', () => {
    // 2026-06-15 is a Monday; 06-19 is the Dragon Boat holiday.
    expect(nextEscalation(base, '2026-06-15', [])).toBeUndefined()
    expect(nextEscalation(base, '2026-06-16', [])).toBe('county')
    const once: TicketCase = { ...base, escalatedTo: 'county', escalatedOn: '2026-06-16' }
    for (const day of ['2026-06-16', '2026-06-17', '2026-06-23']) expect(nextEscalation(once, day, [])).toBeUndefined()
    expect(nextEscalation(once, '2026-06-24', [])).toBe('prefecture')
    const twice: TicketCase = { ...base, escalatedTo: 'prefecture', escalatedOn: '2026-06-24' }
    expect(nextEscalation(twice, '2026-12-01', [])).toBeUndefined()
  })

  test('after weeks without the service it goes up one level, not several: who was not told could not act', () => {
    expect(nextEscalation(base, '2026-09-01', [])).toBe('county')
  })

  test('a weekend or a local holiday after the deadline tells nobody yet', () => {
    const friday = { ...base, dueOn: '2026-06-12' }
    expect(nextEscalation(friday, '2026-06-14', [])).toBeUndefined()
    expect(nextEscalation(friday, '2026-06-15', ['2026-06-15'])).toBeUndefined()
    expect(nextEscalation(friday, '2026-06-15', [])).toBe('county')
  })

  test('what is solved or closed goes nowhere', () => {
    for (const status of ['solved', 'confirmed', 'withdrawn'] as const)
      expect(nextEscalation({ ...base, status }, '2026-09-01', [])).toBeUndefined()
  })
})
