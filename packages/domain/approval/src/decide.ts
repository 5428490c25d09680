import type { ActorGrant } from '@zhanwang/kernel/actor'
import { DomainError } from '@zhanwang/kernel/errors'
import type { ScopePath } from '@zhanwang/kernel/scope'
import type { ApprovalOutcome, ApprovalStatus, Hindrance } from './approval.ts'
import type { ApprovalRoute, ApprovalStep } from './route.ts'
import { placeAbove, stepPlace } from './step-place.ts'

/** Who said what, as far as a later decision asks for it. */
export interface Said {
  readonly round: number
  readonly step: number
  /** Account id. */
  readonly by: string
  readonly outcome: ApprovalOutcome
}

/** A file as its rules see it. */
export interface ApprovalState {
  readonly status: ApprovalStatus
  readonly route: ApprovalRoute
  /** Where the subject lies. */
  readonly scopePath: ScopePath
  readonly submittedBy: string
  /** Who prepared what is decided on, and who submitted earlier rounds: as little as the submitter may they decide. */
  readonly madeBy: readonly string[]
  readonly round: number
  readonly step: number
  /** The step's deadline has passed, so that the level above may decide as well. */
  readonly escalated: boolean
  readonly said: readonly Said[]
}

/** An account with what it holds. */
export interface Decider {
  readonly id: string
  readonly grants: readonly ActorGrant[]
}

/** A file on the day it is submitted. */
export function submitted(file: Pick<ApprovalState, 'route' | 'scopePath' | 'submittedBy' | 'madeBy'>): ApprovalState {
  return { ...file, status: 'pending', round: 1, step: 0, escalated: false, said: [] }
}

/** The step that a pending file stands at. Throws an Error for a step that its route has not: a mistake in the code. */
export function presentStep({ route, step }: Pick<ApprovalState, 'route' | 'step'>): ApprovalStep {
  const found = route.steps[step]
  if (!found) throw new Error(`the route has no step ${step}`)
  return found
}

/** Where the present step may be decided: at its place, and once escalated at the one above too. */
export function decidingPlaces(state: Pick<ApprovalState, 'route' | 'step' | 'scopePath' | 'escalated'>): ScopePath[] {
  const place = stepPlace(state.scopePath, presentStep(state).level)
  return state.escalated ? [place, placeAbove(place)] : [place]
}

/**
 * Why this account may not decide now; null where it may (domain 2.3, 16: maker, checker and approver are different people,
 * whatever roles one of them holds). Nobody decides what they submitted or made, nor twice in one round, so that two steps
 * of a route are two people. The step's permission counts where it is held at exactly the step's place: who governs a
 * prefecture does not do its counties' work.
 */
export function hindrance(state: ApprovalState, { id, grants }: Decider): Hindrance | null {
  if (state.status !== 'pending') return 'approval-finished'
  if (state.submittedBy === id || state.madeBy.includes(id)) return 'approval-own'
  if (state.said.some(({ by, round }) => by === id && round === state.round)) return 'approval-decided-already'
  const { permission } = presentStep(state)
  const places = decidingPlaces(state)
  const holds = grants.some(({ permissions, scope }) => permissions.includes(permission) && places.includes(scope))
  return holds ? null : 'approval-not-decider'
}

/**
 * Takes a decision: the state after it, or throws `rule-broken` with the hindrance. A step of several people (会签) goes
 * on when all of them approved; one who returns or rejects decides for all. Who does not approve says why.
 */
export function decide(
  state: ApprovalState,
  decider: Decider,
  { outcome, comment }: { readonly outcome: ApprovalOutcome; readonly comment: string },
): ApprovalState {
  const against = hindrance(state, decider)
  if (against) throw new DomainError('rule-broken', { reason: against })
  if (outcome !== 'approve' && comment.trim() === '') {
    throw new DomainError('rule-broken', { reason: 'approval-comment-missing' })
  }
  const { round, step } = state
  const said = [...state.said, { round, step, by: decider.id, outcome }]
  switch (outcome) {
    case 'return':
      return { ...state, said, status: 'returned', escalated: false }
    case 'reject':
      return { ...state, said, status: 'rejected', escalated: false }
    case 'approve': {
      const approvals = said.filter((one) => one.round === round && one.step === step)
      if (approvals.length < presentStep(state).people) return { ...state, said }
      const isLast = step + 1 === state.route.steps.length
      if (isLast) return { ...state, said, status: 'approved', escalated: false }
      return { ...state, said, step: step + 1, escalated: false }
    }
  }
}

/**
 * Sends a returned file again: a new round through all steps. Whose right it is says the context; where it is not who
 * submitted it before (that person has left, say), they stay among those who made it. Throws `rule-broken`.
 */
export function resubmit(state: ApprovalState, by: string): ApprovalState {
  if (state.status !== 'returned') {
    throw new DomainError('rule-broken', { reason: 'approval-not-returned' })
  }
  const madeBy = [...new Set([...state.madeBy, state.submittedBy])].filter((id) => id !== by)
  return { ...state, status: 'pending', submittedBy: by, madeBy, round: state.round + 1, step: 0, escalated: false }
}

/** Takes a file back, by who submitted it, before it is finished. Throws `rule-broken`. */
export function withdraw(state: ApprovalState, by: string): ApprovalState {
  if (state.status !== 'pending' && state.status !== 'returned') {
    throw new DomainError('rule-broken', { reason: 'approval-finished' })
  }
  if (state.submittedBy !== by) throw new DomainError('rule-broken', { reason: 'approval-not-submitter' })
  return { ...state, status: 'withdrawn', escalated: false }
}

/** Lets the level above decide as well, once in a step; null where there is nothing to do any more. */
export function escalate(state: ApprovalState): ApprovalState | null {
  return state.status === 'pending' && !state.escalated ? { ...state, escalated: true } : null
}
