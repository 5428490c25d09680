import type { StationRegistry } from '@zhanwang/domain-station-registry/contract'
import type { Handlers } from '@zhanwang/kernel/contract'
import type { ServiceParts } from '@zhanwang/service-kit/service-parts'
import type { RegistryTables } from '../registry-tables.ts'
import { handleVisitContent, handleVisitThumbnail } from './deliver-visit-file.ts'
import { handleGetVisit } from './get-visit.ts'
import { handleListVisits } from './list-visits.ts'
import { handleRecordVisit } from './record-visit.ts'
import { handleStrikeVisit } from './strike-visit.ts'

/** Supervision visits: everything but their export, which is a job. */
export function visitHandlers(
  parts: ServiceParts<RegistryTables>,
): Omit<Handlers<StationRegistry>['visits'], 'export'> {
  const { db } = parts
  return {
    list: handleListVisits(db),
    get: handleGetVisit(db),
    record: handleRecordVisit(parts),
    strike: handleStrikeVisit(db),
    content: handleVisitContent(db),
    thumbnail: handleVisitThumbnail(db),
  }
}
