import type { Premises } from '@zhanwang/domain-station-registry/station'

/** The premises as the form holds them: what was left empty is absent or null. */
export type PremisesValues = { [Field in keyof Premises]?: Premises[Field] | null }

/** What the API takes; undefined while no type is chosen. Independent premises are shared with nobody. */
export function premisesFrom(values: PremisesValues | undefined): Premises | undefined {
  if (!values?.type) return undefined
  return {
    type: values.type,
    sharedWith: values.type === 'shared' ? (values.sharedWith ?? '') : '',
    address: values.address ?? '',
    areaM2: values.areaM2 ?? null,
    caseRooms: values.caseRooms ?? 0,
    groupRooms: values.groupRooms ?? 0,
    longitude: values.longitude ?? null,
    latitude: values.latitude ?? null,
  }
}
