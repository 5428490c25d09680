import { DomainError } from '@zhanwang/kernel/errors'
import type { ScopePath } from '@zhanwang/kernel/scope'
import type { Division, DivisionKind } from './division.ts'
import { type HostType, STATION_KINDS, type StationKind, type StationStatus } from './station.ts'

/** Which host types a division of each kind can be. The first is the usual one. */
const HOSTS_OF_KIND: Record<DivisionKind, readonly HostType[]> = {
  province: [],
  prefecture: ['prefecture'],
  county: ['county'],
  'functional-county': ['county', 'development-zone'],
  subdistrict: ['subdistrict'],
  town: ['town'],
  township: ['township'],
  'functional-township': ['development-zone', 'forest-farm', 'farm'],
  community: ['community'],
  village: ['village'],
  'functional-village': ['village', 'community', 'farm', 'forest-farm', 'development-zone'],
}

/** The host types that `kind` of division allows. */
export function hostTypesOf(kind: DivisionKind): readonly HostType[] {
  return HOSTS_OF_KIND[kind]
}

export interface ParentStation {
  readonly kind: StationKind
  readonly status: StationStatus
  readonly scopePath: ScopePath
}

export interface Placement {
  readonly kind: StationKind
  readonly hostType: HostType
  readonly division: Pick<Division, 'kind' | 'level' | 'scopePath'>
  readonly parent: ParentStation | null
}

const PARENT_KINDS: Record<StationKind, readonly StationKind[]> = {
  'guidance-center': [],
  hub: ['guidance-center'],
  station: ['hub', 'guidance-center'],
  room: ['station'],
}

/**
 * Checks where a station is to stand: the tier fits the level, the host type fits the kind of division,
 * a room has a station above it, and what is above governs the place. Throws `rule-broken`.
 */
export function checkPlacement({ kind, hostType, division, parent }: Placement): void {
  if (!STATION_KINDS[kind].levels.some((level) => level === division.level)) {
    throw new DomainError('rule-broken', { reason: 'level-not-allowed', params: { kind, level: division.level } })
  }
  if (!HOSTS_OF_KIND[division.kind].includes(hostType)) {
    throw new DomainError('rule-broken', {
      reason: 'host-type-not-allowed',
      params: { hostType, divisionKind: division.kind },
    })
  }
  if (!parent) {
    if (kind === 'room') throw new DomainError('rule-broken', { reason: 'room-without-station' })
    return
  }
  if (!PARENT_KINDS[kind].includes(parent.kind)) {
    throw new DomainError('rule-broken', {
      reason: 'parent-kind-not-allowed',
      params: { kind, parentKind: parent.kind },
    })
  }
  if (parent.status === 'closed' || parent.status === 'merged')
    throw new DomainError('rule-broken', { reason: 'parent-closed' })
  if (!division.scopePath.startsWith(parent.scopePath))
    throw new DomainError('rule-broken', { reason: 'parent-elsewhere' })
}
