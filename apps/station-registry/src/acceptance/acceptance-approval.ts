import type { ApprovalEffect } from '@zhanwang/approvals/approval-effects'
import { lockOwnFile } from '@zhanwang/approvals/approval-store'
import { openApproval, resubmitApproval } from '@zhanwang/approvals/open-approval'
import { stationRegistry } from '@zhanwang/domain-station-registry/contract'
import { INSPECTION_PURPOSES } from '@zhanwang/domain-station-registry/inspection'
import { inspectorsOf, makersOf, resultOf, summaryOfItems } from '@zhanwang/domain-station-registry/inspection-reading'
import { checkAgain, passInspection } from '@zhanwang/domain-station-registry/inspection-steps'
import { ACCEPTANCE_ROUTE } from '@zhanwang/domain-station-registry/rule-kinds'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { CommandCall } from '@zhanwang/kernel/call'
import { DomainError } from '@zhanwang/kernel/errors'
import { Uuid } from '@zhanwang/kernel/ids'
import { EVERYWHERE } from '@zhanwang/kernel/scope'
import type { JsonObject } from '@zhanwang/persistence/json'
import type { Transaction } from '@zhanwang/persistence/transaction'
import { ruleInForce } from '@zhanwang/rules/rule-store'
import type { RegistryTables } from '../registry-tables.ts'
import { beginAcceptance } from './acceptance-store.ts'
import { inspectionSubject } from './acceptance-todos.ts'
import { saveStep } from './change-inspection.ts'
import type { StoredInspection } from './inspection-columns.ts'
import { lockInspection } from './inspection-store.ts'
import { listDigests } from './photo-store.ts'

const { context } = stationRegistry

/**
 * Puts a file with everything required met under approval, with what it says and the digests of its evidence; one that
 * was returned goes the same way again. Returns the approval's id.
 */
export async function putUnderApproval(
  tx: Transaction<RegistryTables>,
  call: CommandCall,
  stored: StoredInspection,
  holidays: readonly BusinessDate[],
): Promise<Uuid> {
  const { file, place } = stored
  const snapshot = await snapshotOf(tx, stored)
  const earlier = file.approval
  if (earlier && (await lockOwnFile(tx.db, earlier)).status === 'returned') {
    await resubmitApproval(tx, call, { context, id: earlier, snapshot, holidays })
    return earlier
  }
  const route = await ruleInForce(tx.db, ACCEPTANCE_ROUTE, place.scopePath, call.today)
  if (!route) throw new DomainError('rule-broken', { reason: 'approval-route-missing' })
  const { id } = await openApproval(tx, call, {
    context,
    subject: inspectionSubject(stored),
    title: `${INSPECTION_PURPOSES[file.purpose].zh}:${place.stationName}(${file.checklist.name})`,
    division: place.division,
    divisionName: place.divisionName,
    scopePath: place.scopePath,
    snapshot,
    route: route.value,
    madeBy: [...makersOf(file), ...inspectorsOf(file)],
    holidays,
    todoKind: 'acceptance.approve',
  })
  return id
}

/** What is decided on: results and evidence as they are now. */
async function snapshotOf(tx: Transaction<RegistryTables>, { id, file, place }: StoredInspection): Promise<JsonObject> {
  const { purpose, checklist, items, effectiveOn, submittedOn, inspectedOn } = file
  return {
    ...{ purpose, checklist, effectiveOn, submittedOn, inspectedOn },
    station: place.station,
    stationName: place.stationName,
    score: summaryOfItems(items).score,
    items: items.map((item) => ({
      key: item.key,
      name: item.name,
      required: item.required,
      weight: item.weight,
      result: resultOf(item),
      note: item.findings.at(-1)?.note ?? '',
      inspector: item.findings.at(-1)?.by.name ?? null,
    })),
    evidence: await listDigests(tx.db, id),
  }
}

/**
 * What follows an approval. Given: the file is passed, the station operates from the day proposed (or from today) and is
 * accepted with these results. Not given: the county checks on site once more.
 */
export const acceptanceApproved: ApprovalEffect<RegistryTables> = {
  async approved(tx, { subject }, call) {
    const before = await lockInspection(tx.db, Uuid.parse(subject.id), [EVERYWHERE])
    const file = passInspection(before.file, call.today)
    await saveStep(tx, call, before, file)
    beginAcceptance(tx, { ...before, file }, file.effectiveOn ?? call.today)
  },
  async stopped(tx, { id, subject }, call) {
    const before = await lockInspection(tx.db, Uuid.parse(subject.id), [EVERYWHERE])
    // One that was returned and is then withdrawn has gone back already.
    if (before.file.status !== 'approval' || before.file.approval !== id) return
    await saveStep(tx, call, before, checkAgain(before.file))
  },
}
