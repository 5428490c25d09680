import { createReadStream } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { AwsV4Signer } from 'aws4fetch'
import { storageAway } from './s3-answer.ts'

const ATTEMPTS = 3
const PAUSE_MS = 200
/** Nobody waits long for an answer; only what failed at once is worth another attempt. */
const RETRY_WITHIN_MS = 5_000
const ANSWER_MS = 30_000
/** A large export over a slow line. */
const UPLOAD_MS = 600_000
/** SHA-256 of no content. */
const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

export interface S3Settings {
  /** Endpoint and bucket, path-style: every server that speaks S3 knows that, and it needs no name in the DNS per bucket. */
  readonly url: string
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

export interface S3Request {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'DELETE'
  /** Within the bucket; left out: the bucket itself. */
  readonly key?: string
  readonly query?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
  /** What is sent. Its digest is signed, and the server refuses a content that has another. */
  readonly content?: { readonly path: string; readonly size: number; readonly digest: string }
  /** Ends the answer's body. */
  readonly signal?: AbortSignal
}

/**
 * Sends a signed request, again where it failed at once: each of ours may be repeated. Resolves with whatever was answered
 * below 500. Throws `unavailable` with `storage-away` where there is no such answer.
 */
export type SendS3 = (request: S3Request) => Promise<Response>

export function createS3Client({ url, region, accessKeyId, secretAccessKey }: S3Settings): SendS3 {
  const bucket = url.replace(/\/+$/, '')
  const keys = new Map<string, ArrayBuffer>()
  const once = async ({ method, key, query, headers, content, signal }: S3Request): Promise<Response> => {
    const target = new URL(key === undefined ? bucket : `${bucket}/${key}`)
    for (const [name, value] of Object.entries(query ?? {})) target.searchParams.set(name, value)
    const signed = await new AwsV4Signer({
      method,
      url: target.href,
      headers: { ...headers, 'x-amz-content-sha256': content?.digest ?? EMPTY },
      service: 's3',
      region,
      accessKeyId,
      secretAccessKey,
      cache: keys,
    }).sign()
    // Else it goes in chunks, which S3 does not take.
    if (content) signed.headers.set('content-length', String(content.size))
    const late = new AbortController()
    const timer = setTimeout(() => late.abort(new Error('no answer in time')), content ? UPLOAD_MS : ANSWER_MS)
    try {
      return await fetch(signed.url, {
        method,
        headers: signed.headers,
        redirect: 'manual',
        signal: signal ? AbortSignal.any([signal, late.signal]) : late.signal,
        ...(content && { body: streamOf(content.path), duplex: 'half' as const }),
      })
    } finally {
      clearTimeout(timer)
    }
  }
  return async (request) => {
    const began = performance.now()
    for (let attempt = 1; ; attempt++) {
      const answer = await once(request).catch((cause: unknown) => storageAway(cause))
      if (answer instanceof Response) {
        if (answer.status < 500 && answer.status !== 429) return answer
        await answer.body?.cancel()
      }
      if (attempt === ATTEMPTS || performance.now() - began > RETRY_WITHIN_MS)
        throw answer instanceof Response ? storageAway(new Error(`S3 answered ${answer.status}`)) : answer
      await delay(PAUSE_MS * attempt)
    }
  }
}

/** As it is sent, and no faster: a Blob of the file (`openAsBlob`) is read ahead of a slow line, whole. */
function streamOf(path: string): ReadableStream<Uint8Array<ArrayBuffer>> {
  const file = createReadStream(path)
  const chunks: AsyncIterator<Buffer<ArrayBuffer>> = file[Symbol.asyncIterator]()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    cancel: () => void file.destroy(),
  })
}
