import { visitRecorded } from '@zhanwang/domain-station-registry/events'
import { commonPath, type VisitFacts } from '@zhanwang/domain-station-registry/visit'
import type { DivisionCode } from '@zhanwang/kernel/division-code'
import type { ScopePath } from '@zhanwang/kernel/scope'
import type { Transaction } from '@zhanwang/persistence/transaction'
import type { RegistryTables } from '../registry-tables.ts'
import { visitPlaces } from './visit-places.ts'
import { lockVisitsOf, placesOf, type StampedPlace, updatePlace, updateVisit } from './visit-store.ts'

/** Carries a reorganisation of divisions over to the visits that went there. Audits and tells each. Returns how many changed. */
export async function restampVisits(
  tx: Transaction<RegistryTables>,
  moved: readonly { readonly code: DivisionCode; readonly path: ScopePath; readonly name: string }[],
): Promise<number> {
  const visits = await lockVisitsOf(
    tx.db,
    moved.map(({ code }) => code),
  )
  const places = await placesOf(
    tx.db,
    visits.map(({ id }) => id),
  )
  let changed = 0
  for (const { id, number, visited_on: on, scope_path: before, version, findings, struck_on: struck } of visits) {
    const own = places.filter(({ visitId }) => visitId === id)
    const now = own.map((place) => stamped(place, moved))
    const different = now.filter((place, index) => place !== own[index])
    if (different.length === 0) continue
    for (const place of different) updatePlace(tx, place)
    const scopePath = commonPath(now.map((place) => place.scopePath))
    const state: VisitFacts = {
      ...{ id, number, on, scopePath, findings: findings ?? 0, struck: struck !== null, version: version + 1 },
      places: visitPlaces(now),
    }
    updateVisit(tx, state)
    const detail = { before: { scopePath: before }, after: { scopePath } }
    tx.audit({ subjectType: 'visit', subjectId: number, scopePath, division: null, detail })
    tx.emit(visitRecorded, { aggregateId: id, aggregateVersion: state.version, state })
    changed += 1
  }
  return changed
}

function stamped(place: StampedPlace, moved: Parameters<typeof restampVisits>[1]): StampedPlace {
  const now = moved.find(({ code }) => code === place.division)
  if (!now || (now.path === place.scopePath && now.name === place.divisionName)) return place
  return { ...place, scopePath: now.path, divisionName: now.name }
}
