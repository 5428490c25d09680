import type { CheckItemKey } from '@zhanwang/domain-station-registry/acceptance-checklist'
import { TOWNSHIP_KINDS } from '@zhanwang/domain-station-registry/division'
import { type DivisionTree, villagesBelow } from './division-tree.ts'
import { chooseRoomPremises, hostTypeOf, MADE_UP, roomName } from './made-up.ts'
import { founded, type PlannedStation, planKey } from './planned-station.ts'
import { seededChoice } from './seeded-choice.ts'

/** What was found at a room that is not accepted yet, and how far it is mended. Days are counted from that of loading. */
export interface PlannedRectification {
  readonly stationKey: string
  readonly stationName: string
  /** The key of the item that was not met. */
  readonly item: CheckItemKey
  readonly reason: string
  readonly inspectedOn: number
  readonly dueOn: number
  /** How it was reported as mended, with a pair of pictures; null where it is open. */
  readonly mended: { readonly on: number; readonly measures: string } | null
}

type Matter = Omit<PlannedRectification, 'stationKey' | 'stationName'>

/** Before all days of a loading in 2026 or later: a clock may stand anywhere after. */
const FOUNDED_ON = '2025-09-15'

/** By township or prefecture. The first is where the demonstration's township officer works. */
const MATTERS: Readonly<Record<string, readonly Matter[]>> = {
  '420304102': [
    open('office', '与村委会会议室合用,没有固定的接待场所', -33, -12),
    open('plaque', '标牌未按统一式样制作', -6, 12),
    mended('plaque', '门口没有社工室标牌', -20, 4, { on: -2, measures: '已按统一式样制作标牌并挂在门口' }),
  ],
  '4203': [
    open('office', '面积不足,办公桌椅未到位', -40, -19),
    open('plaque', '标牌名称与批复不一致', -24, -3),
    open('office', '与村卫生室同在一间,个案谈话无法保密', -9, 9),
  ],
  '5325': [
    open('plaque', '门口没有社工室标牌', -38, -17),
    open('office', '房屋漏雨,暂不能接待群众', -26, -5),
    open('office', '办公用房仍作仓库使用', -8, 13),
    mended('plaque', '标牌式样与全州统一式样不一致', -21, 3, { on: -3, measures: '已按统一式样重做并更换' }),
  ],
}

/**
 * Rooms beyond those of the articles, whose acceptance waits for something to be mended: some in time, some overdue, some
 * mended and to be checked again. None of them operates, so no figure counts them. All made up.
 * @param network all that is planned so far: a room stands below a station, where no other room is
 */
export function planRectifications(
  tree: DivisionTree,
  network: readonly PlannedStation[],
  seed: string,
): { readonly rooms: readonly PlannedStation[]; readonly rectifications: readonly PlannedRectification[] } {
  const choice = seededChoice(seed, 'rectifications')
  const taken = new Set(network.map(({ key }) => key))
  const planned = Object.entries(MATTERS).flatMap(([place, matters]) => {
    const free = tree
      .below(place, TOWNSHIP_KINDS)
      .map(({ code }) => ({ parentKey: planKey('station', code), villages: villagesBelow(tree, code) }))
      .filter(({ parentKey }) => taken.has(parentKey))
      .flatMap(({ parentKey, villages }) => villages.map((village) => ({ parentKey, village })))
      .filter(({ village: { code } }) => !taken.has(planKey('room', code)) && !taken.has(planKey('station', code)))
    return choice.take(matters.length, free).map(({ parentKey, village }, index) => {
      const room = founded('room', village, parentKey, {
        name: roomName(village),
        hostType: hostTypeOf(village),
        foundedOn: FOUNDED_ON,
        premises: chooseRoomPremises(choice, village),
        provenance: 'demonstration',
        remark: MADE_UP,
      })
      taken.add(room.key)
      const matter = matters[index]
      if (!matter) throw new RangeError(`nothing was found at ${room.key}`)
      return { room, rectification: { stationKey: room.key, stationName: room.found.name, ...matter } }
    })
  })
  return {
    rooms: planned.map(({ room }) => room),
    rectifications: planned.map(({ rectification }) => rectification),
  }
}

function open(item: CheckItemKey, reason: string, inspectedOn: number, dueOn: number): Matter {
  return { item, reason, inspectedOn, dueOn, mended: null }
}

function mended(
  item: CheckItemKey,
  reason: string,
  inspectedOn: number,
  dueOn: number,
  how: NonNullable<Matter['mended']>,
): Matter {
  return { item, reason, inspectedOn, dueOn, mended: how }
}
