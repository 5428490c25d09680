import { TOWNSHIP_KINDS } from '@zhanwang/domain-station-registry/division'
import type { Feature } from '@zhanwang/domain-station-registry/station'
import type { DivisionNode, DivisionTree } from './division-tree.ts'
import { choosePremises, hostTypeOf, MADE_UP, stationName, THREE_DUTIES } from './made-up.ts'
import { chooseLife, operating, type PlannedStation, planKey } from './planned-station.ts'
import { type SeededChoice, seededChoice } from './seeded-choice.ts'

const HONGHE = '5325'

/** 135 个乡镇(街道)、6 个社区(农场)社工站; 5% 与民政所(站)合用: 7 of the 135 is the only number that rounds so (domain 1C). */
const TOWNSHIP_STATIONS = 135
const OTHER_STATIONS = 6
const SHARED = 7

/** Made up: the article names the three kinds (一站一品牌、一站一亮点、一站一中心), not their contents. */
const BRANDS = ['邻里守望', '银龄相伴', '童心港湾', '石榴籽家园']
const HIGHLIGHTS = ['双语服务', '赶集日服务点', '农闲课堂', '入户代办']
const CENTERS = ['为老服务中心', '儿童服务中心', '志愿服务中心', '困难家庭服务中心']

/**
 * 红河州: 135 township stations and 6 at farms and communities, with 7 of the 135 in shared offices, opened one after the
 * other through 2021 and 2022. The numbers are the article's; which townships, and all else, is the seed's.
 */
export function planHonghe(tree: DivisionTree, seed: string): PlannedStation[] {
  const choice = seededChoice(seed, HONGHE)
  const townships = withStations(tree, choice)
  const shared = new Set(choice.take(SHARED, townships))
  return [
    ...townships.map((place) => station(place, shared.has(place) ? '民政所' : '', seed)),
    ...otherHosts(tree, choice).map((place) => station(place, '', seed)),
  ]
}

/** The townships of the list less as many as it has more than the article: subdistricts, for which the article has no rule. */
function withStations(tree: DivisionTree, choice: SeededChoice): DivisionNode[] {
  const townships = tree.below(HONGHE, TOWNSHIP_KINDS)
  const subdistricts = townships.filter(({ kind }) => kind === 'subdistrict')
  const without = new Set(choice.take(townships.length - TOWNSHIP_STATIONS, subdistricts))
  return townships.filter((place) => !without.has(place))
}

/** The farms of the list and, for the rest of the six, communities. */
function otherHosts(tree: DivisionTree, choice: SeededChoice): DivisionNode[] {
  const farms = tree
    .below(HONGHE, ['functional-township', 'functional-village'])
    .filter(({ name }) => name.includes('农场'))
  const communities = tree
    .below(HONGHE, ['community'])
    .filter(({ scopePath }) => !farms.some((farm) => scopePath.startsWith(farm.scopePath)))
  return [...farms, ...choice.take(OTHER_STATIONS - farms.length, communities)]
}

function station(place: DivisionNode, sharedWith: string, seed: string): PlannedStation {
  const choice = seededChoice(seed, planKey('station', place.code))
  const features: Feature[] = [
    { kind: 'brand', text: choice.pick(BRANDS) },
    { kind: 'highlight', text: choice.pick(HIGHLIGHTS) },
    { kind: 'center', text: choice.pick(CENTERS) },
  ]
  return operating('station', place, null, {
    name: stationName(place),
    hostType: hostTypeOf(place),
    life: chooseLife(choice, '2021-03-01', '2022-08-31'),
    premises: choosePremises(choice, place, sharedWith),
    mode: choice.pick(['integrated', 'integrated', 'agency', 'direct'] as const),
    features,
    responsible: THREE_DUTIES,
    provenance: 'demonstration',
    remark: MADE_UP,
  })
}
