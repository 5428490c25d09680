import { stationRegistry } from '@zhanwang/domain-station-registry/contract'
import type { DivisionRow } from '@zhanwang/domain-station-registry/division'
import { type StationLife, takeStep } from '@zhanwang/domain-station-registry/life-cycle'
import { checkPlacement } from '@zhanwang/domain-station-registry/placement'
import { STATION_KINDS, StationCode, TOWNSHIP_HOSTS } from '@zhanwang/domain-station-registry/station'
import { levelOf, toDivisionCode } from '@zhanwang/kernel/division-code'
import { beforeAll, describe, expect, it } from 'vitest'
import { commandIdOf } from '../src/command-id.ts'
import { type DivisionTree, divisionTree, villagesBelow } from '../src/division-tree.ts'
import { planNetwork } from '../src/network.ts'
import type { PlannedStation } from '../src/planned-station.ts'
import { modeOn, premisesOn, statusOn } from './planned-life.ts'
import { threePlaces } from './three-places-rows.ts'

/** The day that the articles speak of, and one after all that the plan has. */
const DAYS = ['2022-12-31', '2026-01-01']

let rows: DivisionRow[]
let tree: DivisionTree
let plan: PlannedStation[]
beforeAll(async () => {
  rows = (await threePlaces()).map(({ row }) => row)
  tree = divisionTree(rows)
  plan = planNetwork(rows).waves.flat()
})

const pathOf = ({ found }: PlannedStation) => tree.get(found.division).scopePath
const isTownshipStation = ({ found }: PlannedStation) => TOWNSHIP_HOSTS.some((host) => host === found.hostType)
/** What operates on a day below a division. */
const operating = (kind: string, below: string, day: string) =>
  plan.filter(
    (planned) =>
      planned.found.kind === kind && pathOf(planned).includes(`/${below}/`) && statusOn(planned, day) === 'operating',
  )

describe.each(DAYS)('the figures of the articles on %s', (day) => {
  it('十堰: 119 township stations, 5 of functional zones, 716 rooms', () => {
    const stations = operating('station', '4203', day)
    expect(stations.filter(isTownshipStation)).toHaveLength(119)
    expect(stations).toHaveLength(124)
    expect(operating('room', '4203', day)).toHaveLength(716)
  })

  it('十堰: its five agency-run county units have no other mode, and 丹江口 has above 80% by dispatch', () => {
    for (const county of ['420322', '420304', '420302', '4203L1', '420324']) {
      const modes = operating('station', county, day).map((station) => modeOn(station, day))
      expect(new Set(modes), county).toEqual(new Set(['agency']))
    }
    const modes = operating('station', '420381', day).map((station) => modeOn(station, day))
    const dispatched = modes.filter((mode) => mode === 'dispatch').length
    expect(dispatched / modes.length).toBeGreaterThan(0.8)
    expect(dispatched).toBeLessThan(modes.length)
    expect(operating('hub', '420381', day).map((hub) => modeOn(hub, day))).toEqual(['entrusted-hub'])
  })

  it('红河州: 135 township stations and 6 others, 128 of the 135 independent and 7 with the 民政所', () => {
    const stations = operating('station', '5325', day)
    expect(stations).toHaveLength(141)
    const premises = stations.filter(isTownshipStation).map((station) => premisesOn(station, day))
    expect(premises).toHaveLength(135)
    expect(premises.filter((type) => type === 'independent')).toHaveLength(128)
    expect(premises.filter((type) => type === 'shared')).toHaveLength(7)
  })

  it('太仓: a guidance center, a station at each of its 8 units and a room in each village', () => {
    expect(operating('guidance-center', '320585', day)).toHaveLength(1)
    expect(operating('station', '320585', day)).toHaveLength(8)
    const rooms = operating('room', '320585', day).map(({ found }) => found.division)
    expect(rooms.sort()).toEqual(villagesBelow(tree, '320585').map(({ code }) => code))
  })
})

describe('the planned commands', () => {
  it('fit the schemas of the contract', () => {
    const { stations } = stationRegistry.procedures
    for (const { key, parentKey, found, plaqueOn, changes } of plan) {
      const founding = { ...found, parent: parentKey && codeOf(parentKey) }
      const existing = { ...founding, plaqueOn, reason: '已运行' }
      const parsed = plaqueOn
        ? stations.recordExisting.input.safeParse(existing)
        : stations.found.input.safeParse(founding)
      expect(parsed.error, key).toBeUndefined()
      for (const { procedure, ...change } of changes) {
        if (procedure === 'submit' || procedure === 'sendBack') continue
        const input = { ...change, code: codeOf(key), version: 1 }
        expect(stations[procedure].input.safeParse(input).error, key).toBeUndefined()
      }
    }
  })

  it('keep the rules of placement, with what is above founded in an earlier wave', () => {
    const founded = new Map<string, PlannedStation>()
    for (const wave of planNetwork(rows).waves) {
      for (const { key, parentKey, found } of wave) {
        const above = parentKey === null ? undefined : founded.get(parentKey)
        expect(above !== undefined, key).toBe(parentKey !== null)
        const division = tree.get(found.division)
        checkPlacement({
          kind: found.kind,
          hostType: found.hostType,
          division: { ...division, level: levelOf(toDivisionCode(division.code)) },
          parent: above ? { kind: above.found.kind, status: 'operating', scopePath: pathOf(above) } : null,
        })
      }
      for (const planned of wave) founded.set(planned.key, planned)
    }
  })

  it('keep the rules of the life cycle, in order of time and before 2026', () => {
    for (const { found, plaqueOn, changes } of plan) {
      const hasPremises = found.premises !== null
      expect(plaqueOn === null || (plaqueOn >= found.foundedOn && hasPremises)).toBe(true)
      let last = plaqueOn ?? found.foundedOn
      const status = plaqueOn ? 'operating' : 'preparing'
      let life: StationLife = { status, statusSince: last, hasPremises, activeChildren: 0 }
      for (const { procedure, on } of changes) {
        expect(on >= last).toBe(true)
        last = on
        if (procedure === 'changePremises' || procedure === 'changeMode') continue
        life = { ...life, status: takeStep(procedure, life, on, '2026-01-01'), statusSince: on }
      }
    }
  })

  it('never found two stations or two rooms at one division, or anything where a division is not valid yet', () => {
    expect(new Set(plan.map(({ key }) => key)).size).toBe(plan.length)
    const since = new Map(rows.map(({ code, validFrom }) => [code, validFrom]))
    for (const { found } of plan) expect(found.foundedOn >= (since.get(found.division) ?? '9999')).toBe(true)
  })

  it('show a room in every state but merged', () => {
    const states = new Set(
      plan.filter(({ found }) => found.kind === 'room').map((room) => statusOn(room, '2026-01-01')),
    )
    expect([...states].sort()).toEqual([
      'awaiting-acceptance',
      'closed',
      'operating',
      'preparing',
      'rectifying',
      'suspended',
    ])
  })

  it('spread the founding of 红河州 over months, so that coverage grows', () => {
    const months = ['2021-06-30', '2021-12-31', '2022-06-30', '2022-12-31'].map(
      (day) => operating('station', '5325', day).filter(isTownshipStation).length,
    )
    expect(months).toEqual([...months].sort((a, b) => a - b))
    expect(new Set(months).size).toBe(4)
    expect(months.at(-1)).toBe(135)
  })
})

describe('what is marked', () => {
  it('as from an article: nothing but what an article says of that place', () => {
    const article = plan.filter(({ found }) => found.provenance === 'article')
    for (const planned of article) {
      const path = pathOf(planned)
      if (planned.found.kind === 'guidance-center') expect(path).toMatch(/\/320585\/$/)
      else if (planned.found.kind === 'hub') expect(path).toMatch(/\/420381\/$/)
      else expect(path).toMatch(/\/(420322|420304|420302|4203L1|420324)\//)
      expect(planned.found.remark).toMatch(/据.*演示数据$/)
    }
    expect(article.some(({ found }) => found.kind === 'room')).toBe(false)
  })

  it('as demonstration: everything else, which also says so itself', () => {
    for (const { found } of plan) {
      expect(['article', 'demonstration']).toContain(found.provenance)
      if (found.provenance === 'demonstration') expect(found.remark).toContain('演示数据')
    }
  })

  it('as a person: made-up names only, and no number of any kind that could be a person’s', () => {
    const names = plan.flatMap(({ found }) => (found.responsible ?? []).map(({ name }) => name))
    for (const name of names) expect(name).toMatch(/^演示人员[甲乙丙]$/)
    for (const { found, changes } of plan) {
      const { division: _, ...rest } = found
      expect(JSON.stringify([rest, changes])).not.toMatch(/\d{11,}/)
      expect(found.phone ?? '').toBe('')
    }
  })
})

describe('the plan', () => {
  it('is the same for the same seed, whatever was planned before', () => {
    expect(planNetwork(rows).waves.flat()).toEqual(plan)
  })

  it('is another network with the same figures for another seed', () => {
    const other = planNetwork(rows, 'another').waves
    expect(other.flat()).not.toEqual(plan)
    expect(other.map((wave) => wave.length)).toEqual(planNetwork(rows).waves.map((wave) => wave.length))
  })

  it('names its stations after their places', () => {
    const name = (key: string) => plan.find((planned) => planned.key === key)?.found.name
    expect(name('station/420304102')).toBe('杨溪铺镇社工站')
    expect(name('station/420302004')).toBe('白浪街道社工站')
    expect(name('room/320585400201')).toBe('小桥村社工室')
  })
})

describe('command ids', () => {
  it('are the same for the same name and never for two', () => {
    expect(commandIdOf('a')).toBe(commandIdOf('a'))
    const ids = plan
      .flatMap(({ key, changes }) => [key, ...changes.map((_, index) => `${key}/${index}`)])
      .map(commandIdOf)
    expect(new Set(ids).size).toBe(ids.length)
  })
})

/** The code that the registry will give to the first of its kind at a division. */
function codeOf(key: string): StationCode {
  const station = plan.find((planned) => planned.key === key)
  if (!station) throw new Error(`no ${key}`)
  return StationCode.parse(`${STATION_KINDS[station.found.kind].prefix}-${station.found.division}-01`)
}
