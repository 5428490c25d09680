import { DivisionCode } from '@zhanwang/kernel/division-code'
import { describe, expect, test } from 'vitest'
import { Premises, StationStatus } from '../src/station.ts'
import {
  checkDatedChange,
  checkMergeTarget,
  checkPremises,
  type DatedChange,
  isActive,
  type MergeTarget,
  stationName,
} from '../src/station-change.ts'
import { stationCode } from '../src/station-code.ts'

const change: DatedChange = {
  status: 'operating',
  foundedOn: '2022-01-01',
  lastSince: '2022-03-01',
  on: '2022-04-01',
  today: '2022-06-30',
}

describe('a change that holds from a day on', () => {
  test.each([{ on: '2022-04-01' }, { on: '2022-03-01' }, { on: '2022-06-30' }, { on: '2022-01-01', lastSince: null }])(
    'is taken: %j',
    (more) => {
      expect(() => checkDatedChange({ ...change, ...more })).not.toThrow()
    },
  )
  test.each([
    [{ status: 'closed' }, 'station-ended'],
    [{ status: 'merged' }, 'station-ended'],
    [{ on: '2021-12-31' }, 'change-before-founding'],
    [{ on: '2022-07-01' }, 'date-in-future'],
    [{ on: '2022-02-28' }, 'change-before-last'],
  ] satisfies [Partial<DatedChange>, string][])('is refused: %j', (more, reason) => {
    expect(() => checkDatedChange({ ...change, ...more })).toThrow(`rule-broken: ${reason}`)
  })
})

test('shared premises say with whom, independent ones need not', () => {
  expect(() => checkPremises(Premises.parse({ type: 'independent' }))).not.toThrow()
  expect(() => checkPremises(Premises.parse({ type: 'shared', sharedWith: '民政所' }))).not.toThrow()
  expect(() => checkPremises(Premises.parse({ type: 'shared', sharedWith: ' ' }))).toThrow('shared-with-missing')
})

test('coordinates come as a pair or not at all', () => {
  const at = (more: object) => () => checkPremises(Premises.parse({ type: 'independent', ...more }))
  expect(at({ longitude: 110.8, latitude: 32.6 })).not.toThrow()
  expect(at({ longitude: 110.8 })).toThrow('coordinates-incomplete')
  expect(at({ latitude: 32.6 })).toThrow('coordinates-incomplete')
})

test('a name has one spelling, and its length is that of the spelling', () => {
  expect(stationName('王家山\u200b　社工室')).toBe('王家山社工室')
  expect(() => stationName('站 \u200b\u200b')).toThrow('rule-broken: name-length')
})

test('a station is merged into another one of its kind that operates on the day', () => {
  const from = { code: 'ST-420304101-01', kind: 'station' }
  const into = { code: 'ST-420304102-01', kind: 'station', status: 'operating', statusSince: '2022-03-01' } as const
  const check = (more: Partial<MergeTarget> = {}, on = '2022-03-01') => checkMergeTarget(from, { ...into, ...more }, on)
  expect(() => check()).not.toThrow()
  expect(() => check({}, '2022-02-28')).toThrow('merge-before-target')
  expect(() => check({ code: from.code })).toThrow('merge-into-itself')
  expect(() => check({ kind: 'room' })).toThrow('merge-target-other-kind')
  for (const status of StationStatus.options.filter((other) => other !== 'operating')) {
    expect(() => check({ status })).toThrow('merge-target-not-operating')
  }
})

test('only closed and merged stations are no longer active', () => {
  expect(StationStatus.options.filter((status) => !isActive(status))).toEqual(['closed', 'merged'])
})

test('a code is made of kind, division and serial, of which there are 99', () => {
  const town = DivisionCode.parse('420304101')
  expect(stationCode('station', town, 1)).toBe('ST-420304101-01')
  expect(stationCode('guidance-center', DivisionCode.parse('4203'), 99)).toBe('SC-4203-99')
  expect(stationCode('hub', DivisionCode.parse('4203L1'), 2)).toBe('SZ-4203L1-02')
  expect(() => stationCode('station', town, 100)).toThrow('serials-used-up')
})
