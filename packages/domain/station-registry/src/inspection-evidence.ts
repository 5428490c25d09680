import { DomainError } from '@zhanwang/kernel/errors'
import type { ChecklistItem } from './acceptance-checklist.ts'
import type { PhotoPhase } from './inspection.ts'
import { type InspectionFile, isToMend, itemsToCheck } from './inspection-reading.ts'

/** Pictures of one item in one phase of one round: enough to show it from all sides. */
export const MAX_PHOTOS_OF_ITEM = 20
/** Of one file: it travels whole, with its photographs, in one message. */
export const MAX_PHOTOS_OF_FILE = 400

/**
 * Checks evidence that arrives for an item: its phase is the one that the file is in, and of a rectification or a repeated
 * check the item is part. Throws `rule-broken`.
 */
export function checkPhotoTaken(file: InspectionFile, key: string, phase: PhotoPhase): ChecklistItem {
  const item = file.items.find((candidate) => candidate.key === key)
  if (!item) throw new DomainError('rule-broken', { reason: 'item-not-asked', params: { item: key } })
  if (!takesPhotos(file, key, phase)) {
    throw new DomainError('rule-broken', { reason: 'photo-too-late', params: { item: item.name } })
  }
  return item
}

/** Whether evidence of an item in a phase is still taken, and may be taken away again. */
export function takesPhotos(file: InspectionFile, key: string, phase: PhotoPhase): boolean {
  const item = file.items.find((candidate) => candidate.key === key)
  if (!item) return false
  switch (phase) {
    case 'before':
      return file.status === 'self-check'
    case 'on-site':
      return file.status === 'on-site' && itemsToCheck(file).includes(item)
    case 'after':
      return file.status === 'rectifying' && isToMend(item)
  }
}

/** Throws `rule-broken` for evidence that was submitted: what was decided on stays. */
export function checkPhotoRemovable(
  file: InspectionFile,
  photo: { readonly item: string; readonly phase: PhotoPhase; readonly round: number },
): void {
  if (photo.round !== file.round || !takesPhotos(file, photo.item, photo.phase)) {
    throw new DomainError('rule-broken', { reason: 'photo-submitted' })
  }
}

/** Throws `rule-broken` for a file that is no picture where the checklist asks for one, and for one too many. */
export function checkEvidenceFile(
  { name, evidence }: ChecklistItem,
  { isPicture, ofItem, ofFile }: { readonly isPicture: boolean; readonly ofItem: number; readonly ofFile: number },
): void {
  if (evidence === 'photo' && !isPicture) {
    throw new DomainError('rule-broken', { reason: 'photo-expected', params: { item: name } })
  }
  if (ofItem >= MAX_PHOTOS_OF_ITEM || ofFile >= MAX_PHOTOS_OF_FILE) {
    const most = ofItem >= MAX_PHOTOS_OF_ITEM ? MAX_PHOTOS_OF_ITEM : MAX_PHOTOS_OF_FILE
    throw new DomainError('rule-broken', { reason: 'photos-too-many', params: { most } })
  }
}
