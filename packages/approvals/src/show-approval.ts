import type { ApprovalShown } from '@zhanwang/domain-approval/approval'
import { hindrance } from '@zhanwang/domain-approval/decide'
import { stepPlace } from '@zhanwang/domain-approval/step-place'
import type { Call } from '@zhanwang/kernel/call'
import type { Uuid } from '@zhanwang/kernel/ids'
import type { QueryExecutorProvider } from 'kysely'
import type { ApprovalPlaces } from './approval-places.ts'
import { approvalOf, type DecisionRow, saidOf, summaryOf } from './approval-row.ts'
import { getRow, listDecisions, listRounds } from './approval-store.ts'

/** One file whole, as this reader may act on it. Throws `not-found` outside their scope. */
export async function showApproval(
  db: QueryExecutorProvider,
  places: ApprovalPlaces,
  id: Uuid,
  { actor, scopes }: Call,
): Promise<ApprovalShown> {
  const row = await getRow(db, id, scopes)
  const { steps } = row.route
  const paths = steps.map(({ level }) => stepPlace(row.scope_path, level))
  const [decisions, rounds, names] = await Promise.all([
    listDecisions(db, id),
    listRounds(db, id),
    places.namesOf(paths),
  ])
  const last = rounds.at(-1)
  if (!last) throw new Error(`the file ${id} was never submitted`)
  return {
    ...summaryOf(row),
    route: steps.map(({ name, level, people, workingDays }, step) => ({
      ...{ name, level, people, workingDays },
      placeName: names.get(paths[step] ?? '') ?? null,
    })),
    rounds: rounds.map(({ round, submitted_by: submittedBy, submitted_at, digest }) => ({
      ...{ round, submittedBy, digest },
      submittedAt: submitted_at.toISOString(),
    })),
    decisions: decisions.map(decisionOf),
    snapshot: last.snapshot,
    digest: last.digest,
    hindrance: hindrance(approvalOf(row, decisions.map(saidOf)), actor),
    own: row.submitted_by_id === actor.id,
  }
}

function decisionOf({ round, step, decided_by: by, outcome, comment, decided_at, escalated }: DecisionRow) {
  return { round, step, by, outcome, comment, at: decided_at.toISOString(), escalated }
}
