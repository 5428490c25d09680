import { addDays } from '@zhanwang/kernel/calendar'
import { expect, it } from 'vitest'
import { planNetwork } from '../src/network.ts'
import { threePlaces } from './three-places-rows.ts'

const { waves, rectifications } = planNetwork((await threePlaces()).map(({ row }) => row))
const stations = new Map(waves.flat().map((station) => [station.key, station]))
const of = (division: string) => rectifications.filter(({ stationKey }) => stationKey.startsWith(`room/${division}`))

it.each([
  ['十堰', '4203', { overdue: 3, inTime: 2, mended: 1 }],
  ['红河州', '5325', { overdue: 2, inTime: 1, mended: 1 }],
  ['the township of the demonstration’s officer', '420304102', { overdue: 1, inTime: 1, mended: 1 }],
])('has at %s some rectifications overdue, some in time and some mended', (_, division, counts) => {
  const open = of(division).filter(({ mended }) => !mended)
  expect({
    overdue: open.filter(({ dueOn }) => dueOn < 0).length,
    inTime: open.filter(({ dueOn }) => dueOn >= 0).length,
    mended: of(division).length - open.length,
  }).toEqual(counts)
})

it('has them at rooms in preparation that stand below a station, each alone in its village, so that no figure counts them', () => {
  for (const { stationKey } of rectifications) {
    const room = stations.get(stationKey)
    expect(room, stationKey).toMatchObject({ plaqueOn: null, changes: [] })
    expect(stations.has(room?.parentKey ?? ''), stationKey).toBe(true)
  }
  expect(new Set(rectifications.map(({ stationKey }) => stationKey)).size).toBe(rectifications.length)
})

it('takes each step after the founding, in order of time, whenever after 2025 it is loaded', () => {
  for (const { stationKey, inspectedOn, dueOn, mended } of rectifications) {
    const foundedOn = stations.get(stationKey)?.found.foundedOn ?? '9999-12-31'
    expect(addDays('2026-01-01', inspectedOn - 7) >= foundedOn, stationKey).toBe(true)
    expect(dueOn, stationKey).toBeGreaterThan(inspectedOn)
    if (mended) expect(mended.on, stationKey).toBeGreaterThan(inspectedOn)
    expect(mended?.on ?? inspectedOn, stationKey).toBeLessThanOrEqual(0)
  }
})
