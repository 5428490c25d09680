import type { ActorGrant } from '@zhanwang/kernel/actor'
import { ScopePath } from '@zhanwang/kernel/scope'
import { type ApprovalState, type Decider, submitted } from '../src/decide.ts'
import { ApprovalRoute } from '../src/route.ts'

export const TOWN = ScopePath.parse('/42/4203/420304/420304101/')
export const COUNTY = ScopePath.parse('/42/4203/420304/')
export const PREFECTURE = ScopePath.parse('/42/4203/')

export function holding(permission: string, scope: ScopePath): ActorGrant {
  return { permissions: [permission, 'approval.decide'], scope }
}

export function person(id: string, ...grants: ActorGrant[]): Decider {
  return { id, grants }
}

/** A county's check by so many people, then the prefecture's. */
export function route(countyPeople = 1) {
  return ApprovalRoute.parse({
    steps: [
      { name: '县级审核', level: 'county', permission: 'station.supervise', people: countyPeople, workingDays: 5 },
      { name: '市级审批', level: 'prefecture', permission: 'station.supervise', workingDays: 10 },
    ],
  })
}

/** A township's file, submitted by `clerk`, made together with `maker`. */
export function file(more: Partial<ApprovalState> = {}): ApprovalState {
  const state = submitted({ route: route(), scopePath: TOWN, submittedBy: 'clerk', madeBy: ['maker'] })
  return { ...state, ...more }
}

export const COUNTY_OFFICER = person('county-1', holding('station.supervise', COUNTY))
export const SECOND_OFFICER = person('county-2', holding('station.supervise', COUNTY))
export const PREFECTURE_OFFICER = person('prefecture-1', holding('station.supervise', PREFECTURE))
/** One who holds both posts. */
export const BOTH = person('both', holding('station.supervise', COUNTY), holding('station.supervise', PREFECTURE))
