import type { Station } from '@zhanwang/domain-station-registry/station'
import { newId, type Uuid } from '@zhanwang/kernel/ids'
import type { UploadTicket } from '@zhanwang/kernel/stored-file'
import { useEffect, useRef, useState } from 'react'
import { problemOf } from '../api/problem.ts'
import { queryClient } from '../api/query-client.ts'
import { client, trpc } from '../api/trpc.ts'
import { uploadFile } from '../api/upload-file.ts'
import { type AttachmentDraft, draftOf } from './attachment-draft.ts'

/** What was tried for a draft: sent again, it is not uploaded twice, and the same content goes under the same command id. */
interface Attempt {
  readonly ticket: UploadTicket
  readonly content: string
  readonly commandId: Uuid
}

type Changes = Partial<Omit<AttachmentDraft, 'id' | 'file'>>

/** The files chosen for a station: sent one after the other, each with its own outcome, so that one bad file holds up none. */
export function useAttachmentDrafts(code: Station['code'], onAllDone: () => void) {
  const [drafts, setDrafts] = useState<readonly AttachmentDraft[]>([])
  const [sending, setSending] = useState(false)
  const stop = useRef<AbortController>(null)
  const attempts = useRef(new Map<Uuid, Attempt>())
  useEffect(() => () => stop.current?.abort(), [])
  const change = (id: Uuid, changes: Changes) =>
    setDrafts((before) => before.map((draft) => (draft.id === id ? { ...draft, ...changes } : draft)))

  const sendOne = async ({ id, file, kind, title }: AttachmentDraft, signal: AbortSignal): Promise<boolean> => {
    change(id, { state: 'sending', share: 0, error: null })
    try {
      const known = attempts.current.get(id)
      const ticket =
        known?.ticket ?? (await uploadFile(file, { signal, onProgress: (share) => change(id, { share }) })).ticket
      const input = { code, kind, title: title.trim(), file: ticket }
      const content = JSON.stringify(input)
      const commandId = known?.content === content ? known.commandId : newId()
      attempts.current.set(id, { ticket, content, commandId })
      await client.registry.attachments.add.mutate(input, { context: { commandId } })
      change(id, { state: 'done' })
      return true
    } catch (error) {
      // A ticket may have run out by the next try.
      if (problemOf(error).reason === 'upload-expired') attempts.current.delete(id)
      // A stopped file can be sent again; what was refused says why.
      change(id, signal.aborted ? { state: 'ready' } : { state: 'failed', error })
      return false
    }
  }

  const send = async () => {
    const controller = new AbortController()
    stop.current = controller
    const { signal } = controller
    setSending(true)
    let failed = 0
    for (const draft of drafts.filter(({ state }) => state !== 'done')) {
      if (signal.aborted) break
      if (!(await sendOne(draft, signal))) failed += 1
    }
    setSending(false)
    await queryClient.invalidateQueries(trpc.registry.attachments.list.queryFilter({ code }))
    if (failed === 0 && !signal.aborted) onAllDone()
  }

  return {
    drafts,
    sending,
    change,
    add: (files: readonly File[]) => setDrafts((before) => [...before, ...files.map(draftOf)]),
    drop: (id: Uuid) => setDrafts((before) => before.filter((draft) => draft.id !== id)),
    send: () => void send(),
    stop: () => stop.current?.abort(),
  }
}
