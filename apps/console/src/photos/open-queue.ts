import type { Uuid } from '@zhanwang/kernel/ids'
import { queryClient } from '../api/query-client.ts'
import { onSessionStart } from '../api/session.ts'
import { client, trpc } from '../api/trpc.ts'
import { retryMs } from './after-failure.ts'
import { createPhotoQueue, type PhotoQueue, SomebodyElse } from './photo-queue.ts'
import { openPhotoStore } from './photo-store.ts'
import { recordPhoto, uploadPhoto } from './send-photo.ts'

const NAME = 'zhanwang.photos'
/** What a person who does not come back leaves on a shared device goes after so many days. */
const LEFT_DAYS = 7

/** The queue of the account that is signed in at this page, tried again whenever the network or the person comes back. */
export async function openPhotoQueue(account: Uuid): Promise<PhotoQueue> {
  const store = await openPhotoStore()
  await store.removeLeft(account, new Date(Date.now() - LEFT_DAYS * 86_400_000))
  const tabs = new BroadcastChannel(NAME)
  const queue = createPhotoQueue({
    account,
    store,
    upload: uploadPhoto,
    record: recordPhoto,
    retryMs,
    async checkPerson() {
      const { account: now } = await client.identity.me.get.query({})
      if (now.id !== account) throw new SomebodyElse()
    },
    onSent: () => queryClient.invalidateQueries(trpc.registry.acceptance.pathFilter()),
    exclusively: (run, signal) =>
      // Only where the page came over TLS.
      'locks' in navigator ? navigator.locks.request(NAME, { signal }, run) : run(),
    tell: () => tabs.postMessage('changed'),
  })
  const again = () => void queue.retry()
  const shown = () => {
    if (document.visibilityState === 'visible') again()
  }
  tabs.onmessage = () => void queue.refresh()
  window.addEventListener('online', again)
  document.addEventListener('visibilitychange', shown)
  const unhear = onSessionStart(again)
  return {
    ...queue,
    stop() {
      unhear()
      document.removeEventListener('visibilitychange', shown)
      window.removeEventListener('online', again)
      tabs.close()
      queue.stop()
    },
  }
}
