import type { Division } from '@zhanwang/domain-station-registry/division'
import type { Station, StationCode } from '@zhanwang/domain-station-registry/station'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import { newId } from '@zhanwang/kernel/ids'
import type { ScopePath } from '@zhanwang/kernel/scope'
import type { StoredStation } from './station-columns.ts'

/** What whoever founds a station says of it. */
export type Founding = Pick<
  Station,
  | 'kind'
  | 'hostType'
  | 'foundedOn'
  | 'premises'
  | 'mode'
  | 'features'
  | 'responsible'
  | 'phone'
  | 'provenance'
  | 'remark'
>

/** Where it stands: its division's code and newest name, and who governs the place now. */
export interface StationPlace {
  readonly division: Division['code']
  readonly divisionName: string
  readonly scopePath: ScopePath
}

/** A station on the day of its founding: 筹建, with what is said of it holding from that day on. */
export function stationAtFounding(
  founding: Founding,
  { name, code, place, parent }: { name: string; code: StationCode; place: StationPlace; parent: StationCode | null },
): StoredStation {
  const { kind, hostType, foundedOn, premises, mode, features, responsible, phone, provenance, remark } = founding
  return {
    id: newId(),
    code,
    kind,
    name,
    hostType,
    ...place,
    parent,
    status: 'preparing',
    statusSince: foundedOn,
    foundedOn,
    plaqueOn: null,
    mode,
    modeSince: mode && foundedOn,
    premises,
    premisesSince: premises && foundedOn,
    mergedInto: null,
    features,
    responsible,
    phone,
    provenance,
    remark,
    version: 1,
  }
}

/** The version of a division that holds on a day; undefined where none does. */
export function versionOn(versions: readonly Division[], on: BusinessDate): Division | undefined {
  return versions.find(({ validFrom, validTo }) => validFrom <= on && (!validTo || on <= validTo))
}
