import { openApproval } from '@zhanwang/approvals/open-approval'
import { APPLICATION, type ApplicationContent, foundingOf } from '@zhanwang/domain-station-registry/application'
import { stationRegistry } from '@zhanwang/domain-station-registry/contract'
import type { CommandCall } from '@zhanwang/kernel/call'
import { toDivisionCode } from '@zhanwang/kernel/division-code'
import { newId } from '@zhanwang/kernel/ids'
import type { Database } from '@zhanwang/persistence/database'
import type { Transaction } from '@zhanwang/persistence/transaction'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { holidaysOf } from '../rules/local-holidays.ts'
import { checkFoundingAhead } from '../stations/found-station.ts'
import { type ApplicationRow, insertApplication, mapApplicationConstraint } from './application-store.ts'
import { establishmentRoute } from './establishment-route.ts'
import { recordApplication, snapshotOf } from './record-application.ts'

/**
 * Applies to set up a station: checked by every rule of a founding as of today, then under approval by the route in force
 * at its place. One township has one open application for its station.
 */
export function handleSubmit(database: Database<RegistryTables>): RegistryHandler<'applications', 'submit'> {
  return async (input, call) => {
    const work = (tx: Transaction<RegistryTables>) =>
      submitApplication(tx, call, { ...input, division: toDivisionCode(input.division) })
    return database.command(call, work).catch((error: unknown) => {
      throw mapApplicationConstraint(error)
    })
  }
}

async function submitApplication(tx: Transaction<RegistryTables>, call: CommandCall, written: ApplicationContent) {
  const { actor, now, today } = call
  const checked = await checkFoundingAhead(tx, foundingOf(written, today), call.scopes, today)
  const content = { ...written, name: checked.name, parent: checked.parent?.code ?? null }
  const { division, divisionName, scopePath } = checked.place
  const id = newId()
  const approval = await openApproval(tx, call, {
    context: stationRegistry.context,
    subject: { type: APPLICATION, id },
    title: content.name,
    division,
    divisionName,
    scopePath,
    snapshot: snapshotOf(content, checked),
    route: await establishmentRoute(tx.db, scopePath, today),
    madeBy: [],
    holidays: await holidaysOf(tx.db, scopePath, today),
    todoKind: 'application.decide',
  })
  const row: ApplicationRow = {
    id,
    approval_id: approval.id,
    kind: content.kind,
    name: content.name,
    division_code: division,
    division_name: divisionName,
    scope_path: scopePath,
    content,
    status: 'pending',
    applied_by_id: actor.id,
    applied_by: actor.name,
    applied_at: now,
    station_code: null,
    version: 1,
  }
  insertApplication(tx, row)
  recordApplication(tx, row, { before: null, after: content })
  return { id, approval: approval.id, version: row.version }
}
