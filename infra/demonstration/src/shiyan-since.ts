import { TOWNSHIP_KINDS } from '@zhanwang/domain-station-registry/division'
import { Premises } from '@zhanwang/domain-station-registry/station'
import { type DivisionNode, type DivisionTree, villagesBelow } from './division-tree.ts'
import { chooseRoomPremises, hostTypeOf, MADE_UP, roomName } from './made-up.ts'
import {
  founded,
  open,
  type PlannedChange,
  type PlannedStation,
  planKey,
  submitted,
  thereafter,
} from './planned-station.ts'
import { type SeededChoice, seededChoice } from './seeded-choice.ts'
import { DANJIANGKOU, SHIYAN } from './shiyan.ts'

/** How the life of one room beyond the article's went on after its founding. */
interface Since {
  readonly foundedOn: string
  readonly plaqueOn?: string
  readonly changes: readonly PlannedChange[]
}

/** None of them operates today: the 716 rooms of the article stay 716. */
const ROOMS_SINCE: readonly Since[] = [
  { foundedOn: '2025-09-10', changes: [] },
  { foundedOn: '2025-06-03', changes: [submitted('2025-08-18')] },
  { foundedOn: '2025-05-20', changes: [submitted('2025-09-01')] },
  {
    foundedOn: '2025-03-12',
    changes: [submitted('2025-05-06'), { procedure: 'sendBack', on: '2025-05-15', reason: '制度未上墙,退回完善' }],
  },
  {
    foundedOn: '2023-10-09',
    plaqueOn: '2023-12-05',
    changes: [{ procedure: 'rectify', on: '2025-04-11', reason: '现场督办:开放时间不足' }],
  },
  {
    foundedOn: '2023-04-17',
    plaqueOn: '2023-06-01',
    changes: [{ procedure: 'suspend', on: '2025-07-01', reason: '房屋维修,暂停运行' }],
  },
  {
    foundedOn: '2023-02-20',
    plaqueOn: '2023-04-06',
    changes: [{ procedure: 'close', on: '2024-11-29', reason: '并村,服务由相邻社工室承接' }],
  },
]

/** Rooms of 十堰市 founded after 2022, in every state but operating, so that the lists show them. All made up. */
export function roomsSince(tree: DivisionTree, rooms: readonly PlannedStation[], seed: string): PlannedStation[] {
  const choice = seededChoice(seed, 'rooms-since')
  const made: PlannedStation[] = []
  for (const { foundedOn, plaqueOn, changes } of ROOMS_SINCE) {
    const village = spareVillage(tree, choice, [...rooms, ...made])
    const township = village.scopePath.split('/').at(-3) ?? ''
    const room = founded('room', village, planKey('station', township), {
      name: roomName(village),
      hostType: hostTypeOf(village),
      foundedOn,
      premises: chooseRoomPremises(choice, village),
      provenance: 'demonstration',
      remark: MADE_UP,
    })
    made.push(thereafter(plaqueOn ? open(room, plaqueOn) : room, ...changes))
  }
  return made
}

/** The stations with what happened to some of them since, such that all still operate: a move, a rectification, a new mode. */
export function stationsSince(stations: readonly PlannedStation[], seed: string): PlannedStation[] {
  const choice = seededChoice(seed, 'stations-since')
  // Neither what the article says nor 丹江口市's share of dispatched staff may change.
  const hub = planKey('hub', DANJIANGKOU)
  const open = stations.filter(
    ({ found, parentKey }) => found.kind === 'station' && found.provenance === 'demonstration' && parentKey !== hub,
  )
  const [moved, rectified, changed] = choice.take(3, open)
  return stations.map((station) => {
    if (station === moved && station.found.premises) {
      const address = `${station.found.name}新址(演示地址)`
      const premises = Premises.parse({ ...station.found.premises, address })
      return thereafter(station, {
        procedure: 'changePremises',
        on: '2024-05-06',
        reason: '原场所拆迁,搬入新址',
        premises,
      })
    }
    if (station === rectified) {
      return thereafter(
        station,
        { procedure: 'rectify', on: '2024-03-15', reason: '中期评估:台账不全' },
        { procedure: 'resume', on: '2024-04-22', reason: '复查合格' },
      )
    }
    if (station === changed) {
      const mode = station.found.mode === 'direct' ? 'integrated' : 'direct'
      return thereafter(station, { procedure: 'changeMode', on: '2025-01-01', reason: '年度运营方式调整', mode })
    }
    return station
  })
}

/** A village of a township whose room is not planned yet. */
function spareVillage(tree: DivisionTree, choice: SeededChoice, rooms: readonly PlannedStation[]): DivisionNode {
  const taken = new Set(rooms.map(({ found }) => found.division))
  const villages = tree.below(SHIYAN, TOWNSHIP_KINDS).flatMap(({ code }) => villagesBelow(tree, code))
  return choice.pick(villages.filter(({ code }) => !taken.has(code)))
}
