import type { StationRegistry } from '@zhanwang/domain-station-registry/contract'
import type { Handlers } from '@zhanwang/kernel/contract'
import type { ServiceParts } from '@zhanwang/service-kit/service-parts'
import type { RegistryTables } from '../registry-tables.ts'
import { handleAbandon } from './abandon-inspection.ts'
import { handleOfStation } from './acceptance-of-station.ts'
import { handleAddPhoto } from './add-photo.ts'
import { handleBegin, handleBeginReinspection } from './begin-inspection.ts'
import { handleCounts } from './count-inspections.ts'
import { handlePhotoContent, handlePhotoThumbnail } from './deliver-photo.ts'
import { handleGetInspection } from './get-inspection.ts'
import { handleInspect } from './inspect-on-site.ts'
import { handleListInspections } from './list-inspections.ts'
import { handlePhotos } from './list-photos.ts'
import { handleRemovePhoto } from './remove-photo.ts'
import { handleReportRectified } from './report-rectified.ts'
import { handleRecordSelfCheck, handleSubmit } from './self-check.ts'

/** Answers what is asked of acceptances and re-inspections; all but the export. */
export function acceptanceHandlers(
  parts: ServiceParts<RegistryTables>,
): Omit<Handlers<StationRegistry>['acceptance'], 'export'> {
  const { db } = parts
  return {
    list: handleListInspections(db),
    counts: handleCounts(db),
    get: handleGetInspection(db),
    ofStation: handleOfStation(db),
    begin: handleBegin(db),
    beginReinspection: handleBeginReinspection(db),
    recordSelfCheck: handleRecordSelfCheck(db),
    submit: handleSubmit(db),
    inspect: handleInspect(db),
    reportRectified: handleReportRectified(db),
    abandon: handleAbandon(db),
    photos: handlePhotos(db),
    addPhoto: handleAddPhoto(parts),
    removePhoto: handleRemovePhoto(parts),
    photoContent: handlePhotoContent(db),
    photoThumbnail: handlePhotoThumbnail(db),
  }
}
