import { TOWNSHIP_KINDS } from '@zhanwang/domain-station-registry/division'
import { type DivisionNode, type DivisionTree, villagesBelow } from './division-tree.ts'
import { choosePremises, chooseRoomPremises, HEAD_ONLY, hostTypeOf, MADE_UP, roomName, stationName } from './made-up.ts'
import { chooseLife, chooseRoomLife, openSince, operating, type PlannedStation, planKey } from './planned-station.ts'
import { seededChoice } from './seeded-choice.ts'

const TAICANG = '320585'
const CENTER_REMARK = '市社会工作服务指导中心 2021 年 3 月成立,据高校公开网页;具体日期、场所、人员为演示数据'

/**
 * 太仓市: its guidance center (2021-03), a station at each of its townships and zones and a room in each village and
 * community: 率先完成基层社工站(室)全覆盖 (江苏省民政厅). Days, premises and modes are the seed's.
 */
export function planTaicang(tree: DivisionTree, seed: string): { stations: PlannedStation[]; rooms: PlannedStation[] } {
  const hosts = tree.below(TAICANG, [...TOWNSHIP_KINDS, 'functional-township'])
  const planned = hosts.map((host) => ({ host, station: station(host, seed) }))
  return {
    stations: [guidanceCenter(tree, seed), ...planned.map(({ station }) => station)],
    rooms: planned.flatMap(({ host, station }) =>
      villagesBelow(tree, host.code).map((village) => room(village, station, seed)),
    ),
  }
}

function guidanceCenter(tree: DivisionTree, seed: string): PlannedStation {
  const place = tree.get(TAICANG)
  const choice = seededChoice(seed, planKey('guidance-center', TAICANG))
  return operating('guidance-center', place, null, {
    name: '太仓市社会工作服务指导中心',
    hostType: 'county',
    life: { foundedOn: '2021-03-01', plaqueOn: '2021-03-26' },
    premises: choosePremises(choice, place),
    responsible: HEAD_ONLY,
    provenance: 'article',
    remark: CENTER_REMARK,
  })
}

function station(place: DivisionNode, seed: string): PlannedStation {
  const choice = seededChoice(seed, planKey('station', place.code))
  return operating('station', place, planKey('guidance-center', TAICANG), {
    name: stationName(place),
    hostType: hostTypeOf(place),
    life: chooseLife(choice, '2021-04-01', '2021-10-31'),
    premises: choosePremises(choice, place),
    mode: 'agency',
    responsible: HEAD_ONLY,
    provenance: 'demonstration',
    remark: MADE_UP,
  })
}

function room(village: DivisionNode, above: PlannedStation, seed: string): PlannedStation {
  const choice = seededChoice(seed, planKey('room', village.code))
  return operating('room', village, above.key, {
    name: roomName(village),
    hostType: hostTypeOf(village),
    life: chooseRoomLife(choice, openSince(above), '2022-10-31'),
    premises: chooseRoomPremises(choice, village),
    provenance: 'demonstration',
    remark: MADE_UP,
  })
}
