import { idAt, type Uuid } from '@zhanwang/kernel/ids'
import type { UploadTicket } from '@zhanwang/kernel/stored-file'
import { type DBSchema, openDB } from 'idb'
import type { Problem } from '../api/problem.ts'
import type { KeptPhoto } from './kept-photo.ts'

interface PhotoSchema extends DBSchema {
  photos: { key: string; value: KeptPhoto; indexes: { account: string } }
  /** As bytes: older Safari loses blobs that it keeps. */
  contents: { key: string; value: ArrayBuffer }
}

/** Photos on the device, in the browser's own database. Each method is one transaction: tabs do not get between. */
export interface PhotoStore {
  /** Those of one account, oldest first. */
  listOf(account: Uuid): Promise<KeptPhoto[]>
  /** Throws a DOMException `QuotaExceededError` where the device has no room. */
  keep(photo: KeptPhoto, content: ArrayBuffer): Promise<void>
  /** Undefined where the photo is there no more. */
  contentOf(id: Uuid): Promise<ArrayBuffer | undefined>
  /**
   * Keeps the ticket of an upload and returns the one that the command is to name: the first one that was kept, whichever
   * tab kept it, so that every tab sends the same command. Undefined where the photo is there no more.
   */
  takeTicket(id: Uuid, ticket: UploadTicket): Promise<UploadTicket | undefined>
  /** Forgets a ticket that is of no more use, unless another one was kept meanwhile. */
  dropTicket(id: Uuid, ticket: UploadTicket): Promise<void>
  setRefusal(id: Uuid, refusal: Problem | null): Promise<void>
  remove(id: Uuid): Promise<void>
  removeAllOf(account: Uuid): Promise<void>
  /** What other accounts left on this device and did not come back for: ids (UUIDv7) before `before`. */
  removeLeft(account: Uuid, before: Date): Promise<void>
  close(): void
}

const NAME = 'zhanwang.photos'

export async function openPhotoStore(): Promise<PhotoStore> {
  const db = await openDB<PhotoSchema>(NAME, 1, {
    upgrade(fresh) {
      fresh.createObjectStore('photos', { keyPath: 'id' }).createIndex('account', 'account')
      fresh.createObjectStore('contents')
    },
    blocking: () => db.close(),
  })
  const change = async (id: Uuid, changed: (photo: KeptPhoto) => KeptPhoto): Promise<KeptPhoto | undefined> => {
    const tx = db.transaction('photos', 'readwrite')
    const before = await tx.store.get(id)
    const after = before && changed(before)
    if (after) await tx.store.put(after)
    await tx.done
    return after
  }
  const removeWhere = async (isLeft: (photo: KeptPhoto) => boolean) => {
    const tx = db.transaction(['photos', 'contents'], 'readwrite')
    const left = (await tx.objectStore('photos').getAll()).filter(isLeft)
    await Promise.all([
      ...left.flatMap(({ id }) => [tx.objectStore('photos').delete(id), tx.objectStore('contents').delete(id)]),
      tx.done,
    ])
  }
  return {
    listOf: (account) => db.getAllFromIndex('photos', 'account', account),
    async keep(photo, content) {
      const tx = db.transaction(['photos', 'contents'], 'readwrite')
      await Promise.all([
        tx.objectStore('photos').put(photo),
        tx.objectStore('contents').put(content, photo.id),
        tx.done,
      ])
    },
    contentOf: (id) => db.get('contents', id),
    takeTicket: async (id, ticket) =>
      (await change(id, (photo) => ({ ...photo, ticket: photo.ticket ?? ticket })))?.ticket ?? undefined,
    async dropTicket(id, ticket) {
      await change(id, (photo) => (photo.ticket === ticket ? { ...photo, ticket: null } : photo))
    },
    async setRefusal(id, refusal) {
      await change(id, (photo) => ({ ...photo, refusal }))
    },
    remove: (id) => removeWhere((photo) => photo.id === id),
    removeAllOf: (account) => removeWhere((photo) => photo.account === account),
    removeLeft: (account, before) =>
      removeWhere((photo) => photo.account !== account && idAt(photo.id).getTime() < before.getTime()),
    close: () => db.close(),
  }
}
