import { visitRecorded } from '@zhanwang/domain-station-registry/events'
import { checkStrikable } from '@zhanwang/domain-station-registry/visit'
import { DomainError } from '@zhanwang/kernel/errors'
import type { Database } from '@zhanwang/persistence/database'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { visitPlaces } from './visit-places.ts'
import { lockVisit, placesOf, strikeVisit } from './visit-store.ts'

/** Says of a recorded visit that it was a mistake. The record stays and says so; the tickets that came of it stay too. */
export function handleStrikeVisit(db: Database<RegistryTables>): RegistryHandler<'visits', 'strike'> {
  return ({ number, reason }, call) =>
    db.command(call, async (tx) => {
      const visit = await lockVisit(tx.db, number, call.scopes)
      if (!visit) throw new DomainError('not-found')
      const { id, visited_on: on, scope_path: scopePath, recorded_by_id: recordedById, findings } = visit
      checkStrikable(
        { recordedById, scopePath, struck: visit.struck_on !== null },
        { id: call.actor.id, scopes: call.scopes },
      )
      const version = visit.version + 1
      strikeVisit(tx, id, { on: call.today, by: call.actor.name, reason, version })
      tx.audit({ subjectType: 'visit', subjectId: number, scopePath, division: null, detail: { struck: true, reason } })
      const places = visitPlaces(await placesOf(tx.db, [id]))
      const state = { id, number, on, scopePath, places, findings: findings ?? 0, struck: true, version }
      tx.emit(visitRecorded, { aggregateId: id, aggregateVersion: version, state })
      return { number }
    })
}
