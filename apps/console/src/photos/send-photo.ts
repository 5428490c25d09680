import type { UploadTicket } from '@zhanwang/kernel/stored-file'
import { restError } from '../api/rest-problem.ts'
import { client } from '../api/trpc.ts'
import { uploadFile } from '../api/upload-file.ts'
import type { KeptPhoto } from './kept-photo.ts'
import type { QueueParts } from './photo-queue.ts'

/** A network that moves nothing for so long has gone, though no error says so. */
const STALLED_MS = 45_000

/** Uploads a kept photo. One that stands still fails as if the network were away, which it is. */
export const uploadPhoto: QueueParts['upload'] = async ({ name, type }, content, { onProgress, signal }) => {
  const stalled = new AbortController()
  const giveUp = () => stalled.abort(restError(undefined))
  let timer = setTimeout(giveUp, STALLED_MS)
  try {
    const { ticket } = await uploadFile(new File([content], name, { type }), {
      signal: AbortSignal.any([signal, stalled.signal]),
      onProgress: (share) => {
        clearTimeout(timer)
        timer = setTimeout(giveUp, STALLED_MS)
        onProgress(share)
      },
    })
    return ticket
  } finally {
    clearTimeout(timer)
  }
}

/** The command that a photo is kept for, under the photo's own id. */
export async function recordPhoto({ id, target, takenAt, place }: KeptPhoto, ticket: UploadTicket): Promise<void> {
  const { inspection, item, phase } = target
  await client.registry.acceptance.addPhoto.mutate(
    { id: inspection, item, phase, file: ticket, takenAt, position: place },
    { context: { commandId: id } },
  )
}
