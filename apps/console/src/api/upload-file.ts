import { StoredFile, UploadTicket } from '@zhanwang/kernel/stored-file'
import { z } from 'zod'
import { chosenLanguage, LANGUAGE_TAGS } from '../locales/language.ts'
import { isAttended } from './presence.ts'
import { restError } from './rest-problem.ts'
import { reportSessionEnd } from './session.ts'

const Uploaded = z.object({ file: StoredFile, ticket: UploadTicket })
export type Uploaded = z.infer<typeof Uploaded>

export interface UploadOptions {
  /** From 0 to 1, as far as the bytes have left. */
  readonly onProgress: (share: number) => void
  readonly signal: AbortSignal
}

/**
 * Sends a file to the gateway and returns the ticket that a command hands in for it. By XMLHttpRequest, because fetch
 * does not tell how far an upload has come. Throws RestError, and the signal's reason where it was stopped.
 */
export function uploadFile(file: File, { onProgress, signal }: UploadOptions): Promise<Uploaded> {
  signal.throwIfAborted()
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/api/v1/files?name=${encodeURIComponent(file.name)}`)
    // What the file is, is told by its content; the type that a browser guesses from the name is of no use.
    request.setRequestHeader('Content-Type', 'application/octet-stream')
    request.setRequestHeader('Accept-Language', LANGUAGE_TAGS[chosenLanguage()])
    if (!isAttended()) request.setRequestHeader('X-Unattended', 'true')
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0)
    request.onerror = () => reject(restError(undefined))
    request.onabort = () => reject(signal.reason)
    request.onload = () => {
      const body = jsonOf(request.responseText)
      const uploaded = request.status < 300 ? Uploaded.safeParse(body).data : undefined
      if (request.status === 401) reportSessionEnd()
      if (uploaded) resolve(uploaded)
      else reject(restError(body))
    }
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(file)
  })
}

/** Null for what is no JSON: a proxy's own page. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
