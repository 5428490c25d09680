import type { Uuid } from '@zhanwang/kernel/ids'
import { useEffect, useSyncExternalStore } from 'react'
import type { PhotoQueue, QueuedPhoto } from './photo-queue.ts'

const NONE: readonly QueuedPhoto[] = []

let opened: { readonly account: string; readonly queue: Promise<PhotoQueue> } | undefined
let queue: PhotoQueue | undefined
const listeners = new Set<() => void>()
const tell = () => {
  for (const listener of listeners) listener()
}

/** Goes on sending what the device keeps for the person at the page, wherever in the console they are. For its frame, once. */
export function usePhotoSending(id: Uuid): void {
  useEffect(() => {
    const begun = import('./open-queue.ts').then(({ openPhotoQueue }) => openPhotoQueue(id))
    const mine = { account: id, queue: begun }
    opened = mine
    begun.then(
      (ready) => {
        if (opened !== mine) return ready.stop()
        queue = ready
        ready.subscribe(tell)
        tell()
      },
      // Without a database on the device nothing can be kept: adding a photo says so.
      () => tell(),
    )
    return () => {
      opened = undefined
      queue?.stop()
      queue = undefined
      tell()
    }
  }, [id])
}

/** The queue of the person at the page. Throws where the device cannot keep photos. */
export async function photoQueue(): Promise<PhotoQueue> {
  if (!opened) throw new Error('nobody is signed in')
  return opened.queue
}

/** The photos that the device keeps for the person at the page, oldest first, each with its state. */
export function usePhotos(): readonly QueuedPhoto[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => queue?.photos() ?? NONE,
  )
}
