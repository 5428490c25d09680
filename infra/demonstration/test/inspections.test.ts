import { beforeAll, expect, it } from 'vitest'
import { planNetwork, SEED } from '../src/network.ts'
import { type PlannedInspection, planInspections } from '../src/planned-inspections.ts'
import type { PlannedStation } from '../src/planned-station.ts'
import { statusOn } from './planned-life.ts'
import { threePlaces } from './three-places-rows.ts'

let stations: PlannedStation[]
let plan: PlannedInspection[]
beforeAll(async () => {
  stations = planNetwork((await threePlaces()).map(({ row }) => row)).waves.flat()
  plan = planInspections(stations, SEED)
})

const of = (division: string) => plan.filter(({ office }) => office.division === division)

it('inspects each of 十堰’s 124 and 红河州’s 141 stations once, three of each after a rectification, one awaiting approval', () => {
  expect([of('4203').length, of('5325').length]).toEqual([124, 141])
  expect(new Set(plan.map(({ stationKey }) => stationKey)).size).toBe(265)
  for (const own of [of('4203'), of('5325')]) {
    expect(own.filter(({ mended }) => mended)).toHaveLength(3)
    expect(own.filter(({ waits }) => waits)).toHaveLength(1)
  }
})

it('inspects only what operates on that day, and lets it hold from a later one', () => {
  for (const { stationKey, on, effectiveOn } of plan) {
    const station = stations.find(({ key }) => key === stationKey)
    expect(station && statusOn(station, on), stationKey).toBe('operating')
    expect(effectiveOn > on, stationKey).toBe(true)
  }
})

it('shows what was mended in a picture, and some stations whole, few enough for a first start', () => {
  for (const { pictured, mended, stationKey } of plan)
    if (mended)
      expect(
        pictured.map(({ key }) => key),
        stationKey,
      ).toContain(mended.item.key)
  expect(plan.filter(({ office, pictured }) => pictured.length === office.checklist.items.length)).toHaveLength(14)
  expect(plan.reduce((sum, { pictured, mended }) => sum + pictured.length + (mended ? 1 : 0), 0)).toBeLessThan(170)
})

it('is the same for the same seed', () => {
  expect(planInspections(stations, SEED)).toEqual(plan)
})
