import { stationRegistry } from '@zhanwang/domain-station-registry/contract'
import { beforeAll, expect, it } from 'vitest'
import { planNetwork, SEED } from '../src/network.ts'
import { type PaperPlan, planPapers } from '../src/planned-papers.ts'
import type { PlannedStation } from '../src/planned-station.ts'
import { threePlaces } from './three-places-rows.ts'

let stations: PlannedStation[]
let plan: PaperPlan
beforeAll(async () => {
  stations = planNetwork((await threePlaces()).map(({ row }) => row)).waves.flat()
  plan = planPapers(stations, SEED)
})

it('is the same for the same seed, another for another', () => {
  expect(planPapers(stations, SEED)).toEqual(plan)
  expect(planPapers(stations, 'another')).not.toEqual(plan)
})

it('fits the contract, names stations of the network, and lies before 2026 but for what is raised while loading', () => {
  const { tickets, visits } = stationRegistry.procedures
  const keys = new Set(stations.map(({ key }) => key))
  const station = 'ST-420304101-01'
  for (const { stationKey, source, kind, problem, raisedOn, owner, measures } of plan.tickets) {
    expect(keys).toContain(stationKey)
    const raised = { station, source, kind, problem, raisedOn, owner: owner === null ? null : { level: owner } }
    expect(tickets.raise.input.safeParse(raised).error).toBeUndefined()
    const solved = { number: 'WT-420304-2025-0001', version: 1, measures }
    expect(tickets.solve.input.safeParse(solved).error).toBeUndefined()
    if (raisedOn !== null) expect(raisedOn < '2026-01-01').toBe(true)
  }
  for (const { on, visitors, lookedAt, stationKeys, findings } of plan.visits) {
    expect(stationKeys.every((key) => keys.has(key))).toBe(true)
    expect(on < '2026-01-01').toBe(true)
    const places = stationKeys.map(() => ({ station }))
    const found = findings.map(({ place, problem, kind }) => ({ place, kind, text: problem }))
    expect(visits.record.input.safeParse({ on, visitors, lookedAt, places, findings: found }).error).toBeUndefined()
  }
})

it('leaves some tickets overdue, some in time, some for the county to assign, and settles most', () => {
  const { tickets } = plan
  expect(tickets.filter(({ raisedOn, end }) => raisedOn !== null && end === 'assigned').length).toBeGreaterThan(0)
  expect(tickets.filter(({ raisedOn }) => raisedOn === null).length).toBeGreaterThan(2)
  expect(tickets.filter(({ owner }) => owner === null).length).toBeGreaterThan(0)
  expect(tickets.filter(({ end }) => end === 'confirmed').length).toBeGreaterThan(tickets.length / 3)
})
