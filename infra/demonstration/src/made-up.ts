import { hostTypesOf } from '@zhanwang/domain-station-registry/placement'
import type { HostType, Premises, ResponsiblePerson } from '@zhanwang/domain-station-registry/station'
import type { DivisionNode } from './division-tree.ts'
import { madeUpPosition } from './made-up-position.ts'
import { placeName } from './official-row.ts'
import type { SeededChoice } from './seeded-choice.ts'

/** What a row that is made up as a whole says of itself. */
export const MADE_UP = '演示数据,非真实登记 / demonstration data'

/** Nobody's names: made up, and readable as such. */
const PEOPLE = {
  leads: { duty: 'leads', name: '演示人员甲', title: '分管负责人' },
  builds: { duty: 'builds', name: '演示人员乙', title: '民政办(所)负责人' },
  runs: { duty: 'runs', name: '演示人员丙', title: '站长' },
} as const satisfies Record<string, ResponsiblePerson>

/** 有人抓、有人建、有人管 (红河州): one for each. */
export const THREE_DUTIES: ResponsiblePerson[] = [PEOPLE.leads, PEOPLE.builds, PEOPLE.runs]
/** The one who runs it. */
export const HEAD_ONLY: ResponsiblePerson[] = [PEOPLE.runs]

/** Made-up premises of a station; a room's are smaller. */
export function choosePremises(choice: SeededChoice, place: DivisionNode, sharedWith = ''): Premises {
  return {
    type: sharedWith ? 'shared' : 'independent',
    sharedWith,
    address: `${place.name}便民服务中心(演示地址)`,
    areaM2: sharedWith ? choice.int(20, 45) : choice.int(30, 120),
    caseRooms: 1,
    groupRooms: sharedWith ? 0 : choice.int(0, 1),
    // Some have none, as in any ledger.
    ...((sharedWith ? undefined : madeUpPosition(place.code)) ?? { longitude: null, latitude: null }),
  }
}

/** Made-up premises of a room: a part of the village's or community's own house. */
export function chooseRoomPremises(choice: SeededChoice, place: DivisionNode): Premises {
  const premises = choosePremises(choice, place, place.kind === 'community' ? '社区居委会' : '村委会')
  return {
    ...premises,
    address: `${placeName(place.name)}党群服务中心(演示地址)`,
    areaM2: choice.int(15, 40),
    caseRooms: 0,
  }
}

/** What a place is as a host: a functional unit by the word in its name, any other by its kind. */
export function hostTypeOf(place: DivisionNode): HostType {
  if (place.kind === 'functional-township' || place.kind === 'functional-village') {
    if (place.name.includes('农场')) return 'farm'
    return /林[区场业]|特场/.test(place.name) ? 'forest-farm' : 'development-zone'
  }
  const [usual] = hostTypesOf(place.kind)
  if (!usual) throw new RangeError(`no station stands at a ${place.kind}`)
  return usual
}

/** 杨溪铺镇 -> 杨溪铺镇社工站; a zone without the name of its administration. */
export function stationName(place: DivisionNode): string {
  return `${placeName(place.name).replace(/管委会$/, '')}社工站`
}

/** 小桥村委会 -> 小桥村社工室. */
export function roomName(place: DivisionNode): string {
  return `${placeName(place.name)}社工室`
}
