import { DivisionCode } from '@zhanwang/kernel/division-code'
import { IndicatorReading } from '@zhanwang/kernel/indicator'
import { type IndicatorCount, indicatorReading, monthPoints } from '@zhanwang/kernel/indicator-reading'
import { describe, expect, test } from 'vitest'
import { divisionChanged, registryApprovalChanged, stationChanged } from '../src/events.ts'
import { getIndicator } from '../src/indicator-reading.ts'

const HONGHE: IndicatorCount = {
  division: DivisionCode.parse('5325'),
  divisionName: '红河哈尼族彝族自治州',
  divisionRemark: '',
  on: '2022-12-31',
  numerator: 128,
  denominator: 135,
  apart: { shared: 7 },
  demonstration: false,
}

describe('a reading', () => {
  test('of 红河州 is 128 over 135, truncated to 94.81', () => {
    const reading = indicatorReading(getIndicator('independent-office-rate'), HONGHE, 'zh')
    expect(IndicatorReading.parse(reading)).toMatchObject({
      value: '94.81',
      unit: '%',
      rounding: 'truncate',
      notes: [],
    })
  })
  test('has no value where there is nothing to count', () => {
    const none = { ...HONGHE, numerator: 0, denominator: 0 }
    expect(indicatorReading(getIndicator('room-coverage'), none, 'zh').value).toBeNull()
  })
  test('says where list and article differ and what is demonstration data, in the language of the reader', () => {
    const count = { ...HONGHE, divisionRemark: '口径:清单 133 个', demonstration: true }
    const notes = (language: 'zh' | 'en') => indicatorReading(getIndicator('station-coverage'), count, language).notes
    expect(notes('zh')).toEqual(['口径:清单 133 个', '含演示数据'])
    expect(notes('en')).toEqual(['口径:清单 133 个', 'Includes demonstration data'])
  })
  test('of an unknown indicator is not found', () => {
    expect(() => getIndicator('toString')).toThrow('not-found: indicator-unknown')
  })
})

describe('the months of a series', () => {
  test('end with the last day of each, the last with the date itself', () => {
    expect(monthPoints('2022-01-15', '2022-03-10')).toEqual(['2022-01-31', '2022-02-28', '2022-03-10'])
    expect(monthPoints('2022-03-01', '2022-03-31')).toEqual(['2022-03-31'])
    expect(monthPoints('2024-02-29', '2024-02-29')).toEqual(['2024-02-29'])
  })
  test('are twelve when no beginning is given', () => {
    expect(monthPoints(undefined, '2022-12-31')).toHaveLength(12)
    expect(monthPoints(undefined, '2022-03-31')).toHaveLength(12)
  })
  test('are at most 120', () => {
    expect(monthPoints('2013-01-31', '2022-12-01')).toHaveLength(120)
    expect(() => monthPoints('2012-12-31', '2022-12-01')).toThrow('too-many-months')
    expect(() => monthPoints('2023-01-01', '2022-12-31')).toThrow('from-after-on')
  })
})

test.each([divisionChanged, stationChanged, registryApprovalChanged])(
  'the golden example of $type reads unchanged',
  (event) => {
    expect(event.state.parse(event.golden)).toEqual(event.golden)
  },
)
