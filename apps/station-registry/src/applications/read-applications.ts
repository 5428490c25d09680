import { findApprovals, getApproval } from '@zhanwang/approvals/find-approvals'
import type { ApprovalSummary } from '@zhanwang/domain-approval/approval'
import type { ApplicationSummary } from '@zhanwang/domain-station-registry/application'
import { toDivisionCode } from '@zhanwang/kernel/division-code'
import { Uuid } from '@zhanwang/kernel/ids'
import type { Database } from '@zhanwang/persistence/database'
import { decodeCursor, pageOf } from '@zhanwang/persistence/keyset'
import { z } from 'zod'
import { scopesWithin } from '../division-access.ts'
import { findPath } from '../division-reads.ts'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { type ApplicationRow, contentOf, getApplication, listApplications } from './application-store.ts'

const Cursor = z.tuple([Uuid])

/** Applications that the reader may see, newest first, each with how its approval stands. */
export function handleList({ read }: Database<RegistryTables>): RegistryHandler<'applications', 'list'> {
  return async ({ division, cursor, ...filter }, call) => {
    const code = division === undefined ? undefined : toDivisionCode(division)
    const scopes = code ? scopesWithin(code, await findPath(read, code), call.scopes) : call.scopes
    const after = cursor === undefined ? undefined : decodeCursor(cursor, Cursor)[0]
    const page = pageOf(await listApplications(read, { ...filter, scopes, after }), filter.limit, ({ id }) => [id])
    const approvals = await findApprovals(
      read,
      page.rows.map((row) => row.approval_id),
    )
    const rows = page.rows.flatMap((row) => {
      const approval = approvals.get(row.approval_id)
      return approval ? [summaryOf(row, approval)] : []
    })
    return { rows, next: page.next }
  }
}

/** One application whole. */
export function handleGet({ read }: Database<RegistryTables>): RegistryHandler<'applications', 'get'> {
  return async ({ id }, call) => {
    const row = await getApplication(read, id, call.scopes)
    const approval = await getApproval(read, row.approval_id)
    return { application: { ...summaryOf(row, approval), content: contentOf(row) } }
  }
}

function summaryOf(
  row: ApplicationRow,
  { id, stepName, dueOn, escalated, version }: ApprovalSummary,
): ApplicationSummary {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    division: row.division_code,
    divisionName: row.division_name,
    scopePath: row.scope_path,
    status: row.status,
    appliedBy: row.applied_by,
    appliedAt: row.applied_at.toISOString(),
    approval: { id, stepName, dueOn, escalated, version },
    station: row.station_code,
    version: row.version,
  }
}
