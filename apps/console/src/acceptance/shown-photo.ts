import type { InspectionPhoto } from '@zhanwang/domain-station-registry/inspection-photo'

/** A photo on a page, with what it shows in words. */
export interface ShownPhoto extends InspectionPhoto {
  readonly itemName: string
  /** Empty where the page speaks of one station anyway. */
  readonly stationName: string
}

export function contentAddress({ id }: Pick<InspectionPhoto, 'id'>): string {
  return `/api/v1/inspection-photos/${id}/content`
}

export function thumbnailAddress({ id }: Pick<InspectionPhoto, 'id'>): string {
  return `/api/v1/inspection-photos/${id}/thumbnail`
}

/** Oldest first: by the round, then by when it was taken, or added where nobody knows that. */
export function byTime(a: InspectionPhoto, b: InspectionPhoto): number {
  return a.round - b.round || (a.takenAt ?? a.addedAt).localeCompare(b.takenAt ?? b.addedAt)
}
