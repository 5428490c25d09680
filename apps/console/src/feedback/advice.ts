import type { REASONS as IdentityReasons } from '@zhanwang/domain-identity/reasons'
import type { REASONS as RegistryReasons } from '@zhanwang/domain-station-registry/reasons'
import type { Problem } from '../api/problem.ts'

type Reason = keyof typeof RegistryReasons | keyof typeof IdentityReasons

/** What a reader can do about a broken rule, where the rule's own words do not say it. */
const ADVICE = {
  'premises-missing': 'advice.premises-missing',
  'children-active': 'advice.children-active',
  'step-not-allowed': 'advice.reload',
  'host-taken': 'advice.host-taken',
  'name-taken': 'advice.name-taken',
  'room-without-station': 'advice.room-without-station',
  'parent-elsewhere': 'advice.other-parent',
  'parent-closed': 'advice.other-parent',
  'parent-kind-not-allowed': 'advice.other-parent',
  'merge-target-not-operating': 'advice.other-target',
  'merge-into-itself': 'advice.other-target',
  'roles-exclude': 'advice.roles-exclude',
  'grant-beyond-scope': 'advice.narrower',
} as const satisfies Partial<Record<Reason, string>>

type Advice = (typeof ADVICE)[keyof typeof ADVICE] | 'advice.outcome-unknown' | 'advice.stale'

export function adviceFor(problem: Problem): Advice | undefined {
  if (problem.code === 'stale') return 'advice.stale'
  if (problem.code === 'outcome-unknown') return 'advice.outcome-unknown'
  return problem.reason !== undefined && isAdvised(problem.reason) ? ADVICE[problem.reason] : undefined
}

function isAdvised(reason: string): reason is keyof typeof ADVICE {
  return Object.hasOwn(ADVICE, reason)
}
