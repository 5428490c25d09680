import { error, type Remark } from '@zhanwang/domain-ledger/remark'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { DivisionKind } from './division.ts'
import { hostTypesOf } from './placement.ts'
import { brokenRule } from './rule-remark.ts'
import type { HostType, Premises, Station, StationStatus } from './station.ts'
import { checkNotInFuture, checkPremises, stationName } from './station-change.ts'
import type { IntendedPremises, IntendedStation } from './station-ledger-row.ts'

/** What a new station is founded with, from a row that names none that is there. */
export interface NewStation
  extends Pick<
    Station,
    'kind' | 'name' | 'foundedOn' | 'plaqueOn' | 'premises' | 'mode' | 'phone' | 'responsible' | 'features' | 'remark'
  > {
  /** Operating from the day of its plaque; without one it is being prepared. */
  readonly status: 'preparing' | 'operating'
}

export interface NewStationReading {
  /** Null where an error keeps the row out. */
  readonly station: NewStation | null
  readonly remarks: readonly Remark[]
}

/**
 * What a row founds: with a plaque a station that operates from that day on, and then its premises must be known, as at an
 * acceptance; without one a station in preparation. A status that says otherwise is an error: closing, suspending and the
 * like are steps with a date and a reason of their own.
 */
export function newStation(intended: IntendedStation, today: BusinessDate): NewStationReading {
  const remarks: Remark[] = []
  const { kind, plaqueOn = null } = intended
  const name = intended.name
  remarks.push(...brokenRule('name', () => void stationName(name)))
  if (intended.code) {
    remarks.push(
      error(
        'code',
        `没有编码为 ${intended.code} 的站点;新站点请不要填写编码`,
        `There is no station ${intended.code}; leave the code of a new one empty`,
      ),
    )
  }
  const foundedOn = intended.foundedOn ?? plaqueOn
  if (foundedOn === null) {
    remarks.push(
      error('plaqueOn', '新站点须填写设立日期或挂牌时间', 'A new station needs the day of its founding or its plaque'),
    )
  } else
    remarks.push(...brokenRule(intended.foundedOn ? 'foundedOn' : 'plaqueOn', () => checkNotInFuture(foundedOn, today)))
  if (plaqueOn && plaqueOn !== foundedOn) {
    remarks.push(...brokenRule('plaqueOn', () => checkNotInFuture(plaqueOn, today)))
  }
  const status = plaqueOn ? 'operating' : 'preparing'
  remarks.push(...statusRemarks(intended.status, status))
  const { premises, remarks: aboutPremises } = premisesOf(intended.premises, null)
  remarks.push(...aboutPremises)
  if (status === 'operating' && !premises && aboutPremises.length === 0) {
    remarks.push(
      error(
        'premises',
        '已挂牌的站点须填写“独立/合署”,面积和地址也请一并填写',
        'A station with a plaque needs its premises: independent or shared, with area and address',
      ),
    )
  }
  if (foundedOn === null || remarks.length > 0) return { station: null, remarks }
  const { mode = null, phone = '', responsible = [], features = [], remark = '' } = intended
  const station: NewStation = {
    kind,
    name: stationName(name),
    status,
    foundedOn,
    plaqueOn,
    premises,
    mode,
    phone,
    responsible: [...responsible],
    features: [...features],
    remark,
  }
  return { station, remarks }
}

function statusRemarks(given: StationStatus | undefined, derived: 'preparing' | 'operating'): readonly Remark[] {
  if (given === undefined || given === derived) return []
  if (given === 'preparing') {
    return [error('status', '状态为筹建,却有挂牌时间', 'It is being prepared and yet has a plaque')]
  }
  if (given === 'operating') {
    return [error('plaqueOn', '运行的站点须填写挂牌时间', 'An operating station needs the day of its plaque')]
  }
  return [
    error(
      'status',
      '新站点只能按“筹建”或“运行”导入,其他状态请导入后在站点上办理',
      'A new station is imported as being prepared or operating; take the other steps on the station afterwards',
    ),
  ]
}

/**
 * What a row says of premises, laid over those that are there: null where neither says anything. Errors where it does not
 * say whether they are independent or shared, or not with whom.
 */
export function premisesOf(
  intended: IntendedPremises,
  present: Premises | null,
): { readonly premises: Premises | null; readonly remarks: readonly Remark[] } {
  const { type = present?.type, sharedWith, address, areaM2, caseRooms, groupRooms } = intended
  const says = [intended.type, sharedWith, address, areaM2, caseRooms, groupRooms].some((said) => said !== undefined)
  if (!says) return { premises: present, remarks: [] }
  if (type === undefined) {
    const text = error(
      'premises',
      '填写了场所情况,须同时填写“独立/合署”',
      'Premises are described: say whether they are independent or shared',
    )
    return { premises: present, remarks: [text] }
  }
  const premises: Premises = {
    type,
    sharedWith: type === 'independent' ? '' : (sharedWith ?? present?.sharedWith ?? ''),
    address: address ?? present?.address ?? '',
    areaM2: areaM2 ?? present?.areaM2 ?? null,
    caseRooms: caseRooms ?? present?.caseRooms ?? 0,
    groupRooms: groupRooms ?? present?.groupRooms ?? 0,
    longitude: present?.longitude ?? null,
    latitude: present?.latitude ?? null,
  }
  const remarks = [...brokenRule('sharedWith', () => checkPremises(premises))]
  if (type === 'independent' && sharedWith !== undefined) {
    remarks.push(
      error(
        'sharedWith',
        '独立办公不应填写合署单位',
        'Independent premises are shared with nobody: clear it, or say that they are shared',
      ),
    )
  }
  return { premises, remarks }
}

/** The host type of a station at a division: the usual one of its kind, among several the one that the name tells. */
export function hostTypeAt(kind: DivisionKind, name: string): HostType | undefined {
  const possible = hostTypesOf(kind)
  const told = TOLD_BY_NAME.find(({ words, host }) => possible.includes(host) && words.test(name))
  return told?.host ?? possible[0]
}

const TOLD_BY_NAME: readonly { readonly words: RegExp; readonly host: HostType }[] = [
  { words: /林场|林区/, host: 'forest-farm' },
  { words: /农场|茶场|牧场|渔场|园艺场/, host: 'farm' },
  { words: /开发区|园区|高新区|功能区|工业区|特区|新区/, host: 'development-zone' },
  { words: /社区|居委会/, host: 'community' },
]
