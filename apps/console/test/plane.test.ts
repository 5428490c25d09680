import { stationChanged } from '@zhanwang/domain-station-registry/events'
import { Premises } from '@zhanwang/domain-station-registry/station'
import { expect, test } from 'vitest'
import { byPosition, planeRanges } from '../src/station-map/plane.ts'

const station = stationChanged.state.parse(stationChanged.golden)

test('stations without a position on record are told apart, none is lost', () => {
  const at = { ...station, premises: Premises.parse({ type: 'independent', longitude: 110.8, latitude: 32.6 }) }
  const { placed, unplaced } = byPosition([at, { ...station, code: 'ST-420304102-01' as typeof station.code }])
  expect(placed.map(({ longitude, latitude }) => [longitude, latitude])).toEqual([[110.8, 32.6]])
  expect(unplaced.map(({ code }) => code)).toEqual(['ST-420304102-01'])
})

test('a kilometre is as long to the east as to the north, and every position lies inside', () => {
  const placed = [
    { longitude: 110, latitude: 32 },
    { longitude: 112, latitude: 33 },
  ]
  const ranges = planeRanges(placed, 1.6)
  if (!ranges) throw new Error('no ranges')
  const { x, y } = ranges
  const shrink = Math.cos((32.5 * Math.PI) / 180)
  expect(((x[1] - x[0]) * shrink) / (y[1] - y[0])).toBeCloseTo(1.6)
  for (const { longitude, latitude } of placed) {
    expect(longitude > x[0] && longitude < x[1] && latitude > y[0] && latitude < y[1]).toBe(true)
  }
  expect(planeRanges([], 1.6)).toBeUndefined()
})
