import type { InspectionItem, ItemResult, PhotoPhase } from '@zhanwang/domain-station-registry/inspection'
import type { InspectionPhoto } from '@zhanwang/domain-station-registry/inspection-photo'

export type Lack = 'result' | 'evidence'

/** What an item still needs before the self-check can be handed in: what is said to be unmet needs no evidence. */
export function lacksForSubmit(
  item: Pick<InspectionItem, 'key' | 'evidence'>,
  result: ItemResult | undefined,
  photos: readonly InspectionPhoto[],
): Lack | undefined {
  if (result === undefined) return 'result'
  if (result === 'unmet' || hasEvidence(item, photos, { phase: 'before', round: 1 })) return undefined
  return 'evidence'
}

/** Whether what the checklist asks for is there, for the phase of a round. */
export function hasEvidence(
  { key, evidence }: Pick<InspectionItem, 'key' | 'evidence'>,
  photos: readonly InspectionPhoto[],
  { phase, round }: { readonly phase: PhotoPhase; readonly round: number },
): boolean {
  return (
    evidence === 'none' || photos.some((photo) => photo.item === key && photo.phase === phase && photo.round === round)
  )
}
