import { newId, type Uuid } from '@zhanwang/kernel/ids'
import type { UploadTicket } from '@zhanwang/kernel/stored-file'
import { useEffect, useRef, useState } from 'react'
import { uploadFile } from '../api/upload-file.ts'

/** A chosen file on its way to the server. */
export interface Upload {
  readonly id: Uuid
  readonly file: File
  readonly state: 'sending' | 'done' | 'failed'
  /** From 0 to 1. */
  readonly share: number
  readonly error: unknown
  readonly ticket: UploadTicket | null
}

export interface Uploads {
  readonly items: readonly Upload[]
  /** Whether a file is still on its way, or has failed and waits for the reader. */
  readonly busy: boolean
  add(files: readonly File[]): void
  again(id: Uuid): void
  drop(id: Uuid): void
}

/** Files of a form: each is sent as it is chosen, so that sending the form is quick and one bad file holds up none. */
export function useUploads(): Uploads {
  const [items, setItems] = useState<readonly Upload[]>([])
  const running = useRef(new Map<Uuid, AbortController>())
  useEffect(() => {
    const { current } = running
    return () => {
      for (const controller of current.values()) controller.abort()
    }
  }, [])
  const change = (id: Uuid, changes: Partial<Upload>) =>
    setItems((before) => before.map((item) => (item.id === id ? { ...item, ...changes } : item)))

  const send = (id: Uuid, file: File) => {
    const controller = new AbortController()
    running.current.set(id, controller)
    const { signal } = controller
    uploadFile(file, { signal, onProgress: (share) => change(id, { share }) }).then(
      ({ ticket }) => change(id, { state: 'done', ticket }),
      (error: unknown) => {
        // What was taken out of the form needs no word.
        if (!signal.aborted) change(id, { state: 'failed', error })
      },
    )
  }
  return {
    items,
    busy: items.some(({ state }) => state !== 'done'),
    add(files) {
      const added = files.map(
        (file) => ({ id: newId(), file, state: 'sending', share: 0, error: null, ticket: null }) as const,
      )
      setItems((before) => [...before, ...added])
      for (const { id, file } of added) send(id, file)
    },
    again(id) {
      const item = items.find((each) => each.id === id)
      if (!item) return
      change(id, { state: 'sending', share: 0, error: null })
      send(id, item.file)
    },
    drop(id) {
      running.current.get(id)?.abort()
      setItems((before) => before.filter((item) => item.id !== id))
    },
  }
}

/** The tickets of what has arrived. */
export function ticketsOf({ items }: Uploads): UploadTicket[] {
  return items.flatMap(({ ticket }) => ticket ?? [])
}
