import { TOWNSHIP_KINDS } from '@zhanwang/domain-station-registry/division'
import type { Feature, OperatingMode, Provenance } from '@zhanwang/domain-station-registry/station'
import { type DivisionNode, type DivisionTree, villagesBelow } from './division-tree.ts'
import { choosePremises, chooseRoomPremises, HEAD_ONLY, hostTypeOf, MADE_UP, roomName, stationName } from './made-up.ts'
import { chooseLife, chooseRoomLife, openSince, operating, type PlannedStation, planKey } from './planned-station.ts'
import { type SeededChoice, seededChoice } from './seeded-choice.ts'

export const SHIYAN = '4203'
export const DANJIANGKOU = '420381'

/** 119 个乡镇(街道)、另有 5 个开发区(林区)……716 个村(社区) (《湖北日报》). */
const FUNCTIONAL_STATIONS = 5
const ROOMS = 716

const feature = (text: string): Feature => ({ kind: 'feature', text })

/** 郧西县、郧阳区、茅箭区、武当山特区、竹溪县的社工站由专业社会工作服务机构运营, with the work it tells of four of them. */
const AGENCY_RUN: Readonly<Record<string, readonly Feature[]>> = {
  '420322': [feature('聚焦“老少残困”开展专业帮扶')],
  '420304': [feature('孵化培育社区社会组织'), feature('低保入户核查')],
  '420302': [feature('以群众需求为导向,培育社区志愿服务组织')],
  '4203L1': [],
  '420324': [feature('关爱“三留守”人员'), feature('助力乡村振兴'), feature('促进社区治理')],
}
const AGENCY_REMARK = '该县级单位的站由专业机构运营、工作重点,据《湖北日报》;日期、场所、人员为演示数据'
const HUB_REMARK = '丹江口市委托社会工作机构运营社工总站,据《湖北日报》;日期、场所、人员为演示数据'

interface Operation {
  readonly mode: OperatingMode
  readonly features: readonly Feature[]
  readonly provenance: Provenance
  readonly remark: string
}

/**
 * 十堰市: a guidance center, the hub of 丹江口市, 119 + 5 stations and 716 rooms, all operating by the end of 2022.
 * Townships, county modes and features are the article's; days, premises, and which zones and villages, are the seed's.
 */
export function planShiyan(tree: DivisionTree, seed: string): { stations: PlannedStation[]; rooms: PlannedStation[] } {
  const choice = seededChoice(seed, SHIYAN)
  const townships = tree.below(SHIYAN, TOWNSHIP_KINDS)
  const zones = choice.take(FUNCTIONAL_STATIONS, tree.below(SHIYAN, ['functional-township']))
  const hosts = [...townships, ...zones]
  const dispatched = dispatchedHosts(choice, hosts)
  const stations = hosts.map((place) => station(place, operation(place, dispatched, seed), seed))
  return {
    stations: [guidanceCenter(tree, seed), hub(tree, seed), ...stations],
    rooms: chooseVillages(tree, choice, hosts).map(({ village, host }) => {
      const above = stations[hosts.indexOf(host)]
      if (!above) throw new RangeError(`no station at ${host.code}`)
      return room(village, above, seed)
    }),
  }
}

function guidanceCenter(tree: DivisionTree, seed: string): PlannedStation {
  const place = tree.get(SHIYAN)
  const choice = seededChoice(seed, 'guidance-center/4203')
  return operating('guidance-center', place, null, {
    name: '十堰市社会工作指导中心',
    hostType: 'prefecture',
    life: chooseLife(choice, '2021-03-01', '2021-04-30'),
    premises: choosePremises(choice, place),
    responsible: HEAD_ONLY,
    provenance: 'demonstration',
    remark: MADE_UP,
  })
}

function hub(tree: DivisionTree, seed: string): PlannedStation {
  const place = tree.get(DANJIANGKOU)
  const choice = seededChoice(seed, `hub/${DANJIANGKOU}`)
  return operating('hub', place, planKey('guidance-center', SHIYAN), {
    name: '丹江口市社工总站',
    hostType: 'county',
    life: chooseLife(choice, '2021-05-01', '2021-06-30'),
    premises: choosePremises(choice, place),
    mode: 'entrusted-hub',
    responsible: HEAD_ONLY,
    provenance: 'article',
    remark: HUB_REMARK,
  })
}

function station(place: DivisionNode, { features, ...operation }: Operation, seed: string): PlannedStation {
  const choice = seededChoice(seed, planKey('station', place.code))
  const above = isIn(DANJIANGKOU, place) ? planKey('hub', DANJIANGKOU) : planKey('guidance-center', SHIYAN)
  return operating('station', place, above, {
    name: stationName(place),
    hostType: hostTypeOf(place),
    life: chooseLife(choice, '2021-07-01', '2022-06-30'),
    premises: choosePremises(choice, place, choice.int(1, 10) === 1 ? '民政办' : ''),
    responsible: HEAD_ONLY,
    features: [...features],
    ...operation,
  })
}

function room(village: DivisionNode, above: PlannedStation, seed: string): PlannedStation {
  const choice = seededChoice(seed, planKey('room', village.code))
  return operating('room', village, above.key, {
    name: roomName(village),
    hostType: hostTypeOf(village),
    life: chooseRoomLife(choice, openSince(above), '2022-11-10'),
    premises: chooseRoomPremises(choice, village),
    provenance: 'demonstration',
    remark: MADE_UP,
  })
}

/** 丹江口市: 80% 以上的社工站通过劳务派遣配备了全职社工: the smallest number above 80%; which of them is the seed's. */
function dispatchedHosts(choice: SeededChoice, hosts: readonly DivisionNode[]): ReadonlySet<DivisionNode> {
  const inDanjiangkou = hosts.filter((place) => isIn(DANJIANGKOU, place))
  return new Set(choice.take(Math.floor(inDanjiangkou.length * 0.8) + 1, inDanjiangkou))
}

function operation(place: DivisionNode, dispatched: ReadonlySet<DivisionNode>, seed: string): Operation {
  const county = Object.keys(AGENCY_RUN).find((code) => isIn(code, place))
  if (county) {
    const features = AGENCY_RUN[county] ?? []
    // Which zones have a station is the seed's choice, so such a station is not the article's.
    const isTownship = TOWNSHIP_KINDS.some((kind) => kind === place.kind)
    if (!isTownship) return { mode: 'agency', features, provenance: 'demonstration', remark: MADE_UP }
    return { mode: 'agency', features, provenance: 'article', remark: AGENCY_REMARK }
  }
  const made = { features: [], provenance: 'demonstration', remark: MADE_UP } as const
  if (dispatched.has(place)) return { mode: 'dispatch', ...made }
  return { mode: seededChoice(seed, `mode/${place.code}`).pick(['integrated', 'direct'] as const), ...made }
}

/** 716 villages below the stations: one for each station, where it has one, and the others anywhere. */
function chooseVillages(tree: DivisionTree, choice: SeededChoice, hosts: readonly DivisionNode[]) {
  const villages = hosts.map((host) => villagesBelow(tree, host.code).map((village) => ({ village, host })))
  const first = villages.filter((own) => own.length > 0).map((own) => choice.pick(own))
  const others = villages.flat().filter((each) => !first.includes(each))
  return [...first, ...choice.take(ROOMS - first.length, others)]
}

function isIn(code: string, place: DivisionNode): boolean {
  return place.scopePath.includes(`/${code}/`)
}
