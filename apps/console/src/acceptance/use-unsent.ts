import type { Uuid } from '@zhanwang/kernel/ids'
import { usePhotos } from '../photos/photos.ts'

/** How many photos of a file the device has still to send. */
export function useUnsent(inspection: Uuid): number {
  return usePhotos().filter(({ target, state }) => target.inspection === inspection && state.at !== 'sent').length
}
