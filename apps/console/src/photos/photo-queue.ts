import type { Uuid } from '@zhanwang/kernel/ids'
import type { UploadTicket } from '@zhanwang/kernel/stored-file'
import { type Problem, problemOf } from '../api/problem.ts'
import { afterFailure } from './after-failure.ts'
import type { KeptPhoto } from './kept-photo.ts'
import type { PhotoStore } from './photo-store.ts'

export type PhotoState =
  /** `problem`: of the last try, while it will be tried again. */
  | { readonly at: 'waiting'; readonly problem: Problem | null }
  /** `share`: from 0 to 1, as far as the bytes have left. */
  | { readonly at: 'sending'; readonly share: number }
  | { readonly at: 'sent' }
  | { readonly at: 'refused'; readonly problem: Problem }

export interface QueuedPhoto extends KeptPhoto {
  readonly state: PhotoState
}

export type NewPhoto = Omit<KeptPhoto, 'account' | 'ticket' | 'refusal'>

export interface QueueParts {
  readonly account: Uuid
  readonly store: PhotoStore
  /** Throws SomebodyElse where the session is not, or no longer, that of the account. */
  readonly checkPerson: () => Promise<void>
  readonly upload: (
    photo: KeptPhoto,
    content: ArrayBuffer,
    options: { onProgress: (share: number) => void; signal: AbortSignal },
  ) => Promise<UploadTicket>
  /** The command that records an uploaded photo, under the photo's id. */
  readonly record: (photo: KeptPhoto, ticket: UploadTicket) => Promise<void>
  /** Brings what the page shows up to date; the photo is shown as sent until then. */
  readonly onSent: (photo: KeptPhoto) => Promise<void>
  /** Lets one tab at a time send. Only a saving: tabs that send the same photo send the same command. */
  readonly exclusively: (run: () => Promise<void>, signal: AbortSignal) => Promise<void>
  /** Tells other tabs that the store has changed. */
  readonly tell: () => void
  readonly retryMs: (failures: number) => number
}

/** Another person has signed in at this browser: what the page's own person left is not theirs to send. */
export class SomebodyElse extends Error {
  override readonly name = 'SomebodyElse'
}

export interface PhotoQueue {
  /** Oldest first; the same array until something changes. */
  photos(): readonly QueuedPhoto[]
  subscribe(listener: () => void): () => void
  /** Resolves when the photo is on the device, whatever becomes of the tab after. */
  keep(photo: NewPhoto, content: ArrayBuffer): Promise<void>
  contentOf(id: Uuid): Promise<ArrayBuffer | undefined>
  discard(id: Uuid): Promise<void>
  /** Tries at once what waits, also what the server refused when `again` names it. */
  retry(again?: Uuid): Promise<void>
  /** Reads the store anew: another tab has changed it. */
  refresh(): Promise<void>
  /** Removes everything of the account from the device. */
  wipe(): Promise<void>
  stop(): void
}

interface Tries {
  readonly failures: number
  readonly dueAt: number
  readonly problem: Problem
}

/**
 * Sends the photos of one account that the device keeps, one after the other, until the server has or refuses them. One
 * that fails waits longer each time; without a network all wait.
 */
export function createPhotoQueue(parts: QueueParts): PhotoQueue {
  const { account, store } = parts
  const listeners = new Set<() => void>()
  const tries = new Map<Uuid, Tries>()
  const sent = new Map<Uuid, KeptPhoto>()
  const end = new AbortController()
  let kept: readonly KeptPhoto[] = []
  let shown: readonly QueuedPhoto[] = []
  let sending: { readonly id: Uuid; readonly share: number; readonly stop: AbortController } | undefined
  let network = { failures: 0, dueAt: 0 }
  let signedOut = false
  let draining = false
  let timer: ReturnType<typeof setTimeout> | undefined

  const publish = () => {
    shown = [...sent.values(), ...kept.filter(({ id }) => !sent.has(id))]
      .sort((a, b) => a.id.localeCompare(b.id))
      .map((photo) => ({ ...photo, state: stateOf(photo) }))
    for (const listener of listeners) listener()
  }

  const stateOf = ({ id, refusal }: KeptPhoto): PhotoState => {
    if (sent.has(id)) return { at: 'sent' }
    if (sending?.id === id) return { at: 'sending', share: sending.share }
    if (refusal) return { at: 'refused', problem: refusal }
    return { at: 'waiting', problem: tries.get(id)?.problem ?? null }
  }

  const reload = async () => {
    kept = await store.listOf(account)
    publish()
  }

  const isOpen = ({ id, refusal }: KeptPhoto) => !refusal && !sent.has(id)
  const dueAt = ({ id }: KeptPhoto) => Math.max(network.dueAt, tries.get(id)?.dueAt ?? 0)
  const nextDue = () => kept.find((photo) => isOpen(photo) && dueAt(photo) <= Date.now())

  const schedule = () => {
    clearTimeout(timer)
    const waiting = kept.filter(isOpen)
    if (end.signal.aborted || signedOut || waiting.length === 0) return
    timer = setTimeout(drain, Math.max(0, Math.min(...waiting.map(dueAt)) - Date.now()))
  }

  const drain = () => {
    if (draining || end.signal.aborted) return
    draining = true
    const all = async () => {
      await reload()
      for (let photo = nextDue(); photo && !signedOut && !end.signal.aborted; photo = nextDue()) {
        await sendOne(photo)
        await reload()
      }
    }
    parts
      .exclusively(all, end.signal)
      .catch((error: unknown) => {
        // Of the device's database, which cannot be read now: every photo waits as without a network.
        if (!end.signal.aborted) waitForNetwork(error)
      })
      .finally(() => {
        draining = false
        schedule()
      })
  }

  const sendOne = async (photo: KeptPhoto) => {
    const stop = new AbortController()
    const progress = (share: number) => {
      sending = { id: photo.id, share, stop }
      publish()
    }
    progress(0)
    try {
      await parts.checkPerson()
      const ticket = photo.ticket ?? (await upload(photo, { onProgress: progress, signal: stop.signal }))
      // Discarded meanwhile.
      if (ticket === undefined) return
      // The upload may have taken long. The ticket is good for the account that uploaded, so nobody else can use it.
      await parts.checkPerson()
      await parts.record(photo, ticket)
      await settle(photo)
    } catch (error) {
      if (!stop.signal.aborted) await fail(photo, error)
    } finally {
      sending = undefined
      publish()
    }
  }

  const upload: (photo: KeptPhoto, options: Parameters<QueueParts['upload']>[2]) => Promise<UploadTicket | undefined> =
    async (photo, options) => {
      const content = await store.contentOf(photo.id)
      return content && store.takeTicket(photo.id, await parts.upload(photo, content, options))
    }

  const settle = async (photo: KeptPhoto) => {
    await store.remove(photo.id)
    network = { failures: 0, dueAt: 0 }
    tries.delete(photo.id)
    sent.set(photo.id, photo)
    parts.tell()
    void parts.onSent(photo).finally(() => {
      sent.delete(photo.id)
      publish()
    })
  }

  const fail = async (photo: KeptPhoto, error: unknown) => {
    if (error instanceof SomebodyElse) {
      signedOut = true
      return
    }
    const problem = problemOf(error)
    const next = afterFailure(problem)
    if (next === 'sent') return settle(photo)
    if (next === 'network') return waitForNetwork(error)
    if (next === 'signed-out') {
      signedOut = true
      return
    }
    if (next === 'refused') {
      await store.setRefusal(photo.id, problem)
      return parts.tell()
    }
    const known = (await store.listOf(account)).find(({ id }) => id === photo.id)?.ticket
    if (next === 'upload-again' && known) await store.dropTicket(photo.id, known)
    const failures = (tries.get(photo.id)?.failures ?? 0) + 1
    tries.set(photo.id, { failures, dueAt: Date.now() + parts.retryMs(failures), problem })
  }

  const waitForNetwork = (error: unknown) => {
    const failures = network.failures + 1
    network = { failures, dueAt: Date.now() + parts.retryMs(failures) }
    const problem = problemOf(error)
    for (const { id } of kept) tries.set(id, { failures: tries.get(id)?.failures ?? 0, dueAt: 0, problem })
  }

  drain()
  return {
    photos: () => shown,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async keep(photo, content) {
      await store.keep({ ...photo, account, ticket: null, refusal: null }, content)
      await reload()
      parts.tell()
      drain()
    },
    contentOf: (id) => store.contentOf(id),
    async discard(id) {
      if (sending?.id === id) sending.stop.abort()
      await store.remove(id)
      await reload()
      parts.tell()
    },
    async retry(again) {
      network = { failures: 0, dueAt: 0 }
      signedOut = false
      tries.clear()
      if (again) await store.setRefusal(again, null)
      await reload()
      drain()
    },
    refresh: async () => {
      await reload()
      drain()
    },
    async wipe() {
      end.abort()
      clearTimeout(timer)
      sending?.stop.abort()
      await store.removeAllOf(account)
      await reload()
      parts.tell()
    },
    stop() {
      end.abort()
      clearTimeout(timer)
      sending?.stop.abort()
      listeners.clear()
      store.close()
    },
  }
}
