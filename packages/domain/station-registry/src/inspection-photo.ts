import { Uuid } from '@zhanwang/kernel/ids'
import { StoredFile } from '@zhanwang/kernel/stored-file'
import { z } from 'zod'
import { InspectionPerson, PhotoPhase } from './inspection.ts'
import { StationCode } from './station.ts'

/** Where a device says that it was: kept beside the picture, whose own metadata is stripped. */
export const PhotoPosition = z.strictObject({
  /** Degrees, as the device gives them (WGS84). */
  longitude: z.number().min(-180).max(180),
  latitude: z.number().min(-90).max(90),
  accuracyM: z.number().min(0).max(100_000),
})
export type PhotoPosition = z.infer<typeof PhotoPosition>

/** Evidence for one item: a picture, or a document where the checklist asks for one. */
export const InspectionPhoto = z.object({
  id: Uuid,
  item: z.string(),
  phase: PhotoPhase,
  /** Of the on-site check before or in which it was taken. */
  round: z.int(),
  /** By the clock of the device; null where it did not say. */
  takenAt: z.iso.datetime().nullable(),
  position: PhotoPosition.nullable(),
  file: StoredFile,
  /** A picture that can be shown small. */
  hasThumbnail: z.boolean(),
  addedBy: InspectionPerson,
  addedAt: z.iso.datetime(),
})
export type InspectionPhoto = z.infer<typeof InspectionPhoto>

/** A picture on the wall, with what it shows. */
export const WallPhoto = InspectionPhoto.extend({
  inspection: Uuid,
  itemName: z.string(),
  station: StationCode,
  stationName: z.string(),
  divisionName: z.string(),
})
export type WallPhoto = z.infer<typeof WallPhoto>
