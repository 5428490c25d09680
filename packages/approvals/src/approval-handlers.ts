import type { approvalProcedures } from '@zhanwang/domain-approval/approval-procedures'
import { decide, withdraw } from '@zhanwang/domain-approval/decide'
import type { HandlerOf } from '@zhanwang/kernel/contract'
import type { Database } from '@zhanwang/persistence/database'
import type { ApprovalEffects } from './approval-effects.ts'
import { type ApprovalPlaces, scopesOfList } from './approval-places.ts'
import { insertDecision } from './approval-store.ts'
import type { ApprovalTables } from './approval-tables.ts'
import { listApprovals } from './list-approvals.ts'
import { showApproval } from './show-approval.ts'
import { changeFile } from './take-decision.ts'

export interface ApprovalParts<S extends ApprovalTables> {
  readonly db: Database<S>
  readonly context: string
  readonly places: ApprovalPlaces
}

type Fragment = ReturnType<typeof approvalProcedures>
type ApprovalHandlers = { readonly [P in keyof Fragment]: HandlerOf<Fragment[P]> }

/** What answers a contract's `approvals` fragment. */
export function approvalHandlers<S extends ApprovalTables>(
  { db, context, places }: ApprovalParts<S>,
  effects: ApprovalEffects<S>,
): ApprovalHandlers {
  return {
    async list({ division, ...filter }, call) {
      const scopes = await scopesOfList(places, division, call.scopes)
      return listApprovals(db.read, { ...filter, scopes }, call.actor)
    },

    async get({ id }, call) {
      return { file: await showApproval(db.read, places, id, call) }
    },

    async decide({ id, version, outcome, comment }, call) {
      return changeFile({ db, context, effects }, call, { id, version }, async (file, tx) => {
        const { actor, now } = call
        const state = decide(file, actor, { outcome, comment })
        const said = { round: file.round, step: file.step, by: actor.id, outcome }
        await insertDecision(tx, id, said, { name: actor.name, comment, at: now, escalated: file.escalated })
        return { state, comment, outcome }
      })
    },

    async withdraw({ id, version }, call) {
      return changeFile({ db, context, effects }, call, { id, version }, async (file) => ({
        state: withdraw(file, call.actor.id),
        comment: '',
        outcome: 'withdraw',
      }))
    },
  }
}
