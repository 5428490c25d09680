import type { PhotoPhase } from '@zhanwang/domain-station-registry/inspection'
import type { Uuid } from '@zhanwang/kernel/ids'

/** What a kept photo belongs to: one item of an inspection. */
export interface PhotoTarget {
  readonly use: 'acceptance'
  readonly inspection: Uuid
  readonly item: string
  readonly phase: PhotoPhase
}
