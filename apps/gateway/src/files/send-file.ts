import type { FileContents } from '@zhanwang/files/file-contents'
import { DomainError } from '@zhanwang/kernel/errors'
import { MadeFile, StoredFile } from '@zhanwang/kernel/stored-file'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { byteRange } from './byte-range.ts'

/** What a browser shows by itself, in a page that can run nothing. */
const SHOWN = /^(image\/(jpeg|png|webp)|application\/pdf)$/

/** Nothing in it may load or run, should a browser take it for a page. The PDF viewers of browsers refuse a sandbox. */
const CONTENT_SECURITY_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox"
const PDF_SECURITY_POLICY = "default-src 'none'; object-src 'self'; frame-ancestors 'none'"

/**
 * Answers with the content of the file that a context named. Browsers keep it for its reader alone and ask again before
 * they show it: rights may have gone meanwhile. Throws `not-found` where the content is there no more.
 */
export async function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  { contents, context, answer }: { contents: FileContents; context: string; answer: Uint8Array },
): Promise<FastifyReply> {
  const { id, name, type, size, digest } = StoredFile.parse(JSON.parse(Buffer.from(answer).toString()))
  const etag = `"${digest}"`
  reply.headers({
    etag,
    'cache-control': 'private, no-cache',
    'accept-ranges': 'bytes',
    'content-security-policy': type === 'application/pdf' ? PDF_SECURITY_POLICY : CONTENT_SECURITY_POLICY,
  })
  if (holdsAlready(request.headers['if-none-match'], etag)) return reply.code(304).send()
  const { range: asked, 'if-range': known } = request.headers
  const range = known === undefined || known === etag ? byteRange(asked, size) : undefined
  if (range === 'unsatisfiable') return reply.code(416).header('content-range', `bytes */${size}`).send()
  const content = await contents.open(context, id, range)
  if (!content) throw new DomainError('not-found', { reason: 'file-gone' })
  reply.headers({
    'content-type': type,
    'content-disposition': contentDisposition(SHOWN.test(type) ? 'inline' : 'attachment', name),
    'content-length': range ? range.end - range.start + 1 : size,
  })
  if (range) reply.code(206).header('content-range', `bytes ${range.start}-${range.end}/${size}`)
  return reply.send(content)
}

/**
 * Answers with a file that a context made for this very answer. Nobody keeps it: what it is made of may have changed by
 * the next time.
 */
export function sendMadeFile(reply: FastifyReply, answer: Uint8Array): FastifyReply {
  const { name, type, base64 } = MadeFile.parse(JSON.parse(Buffer.from(answer).toString()))
  const content = Buffer.from(base64, 'base64')
  return reply
    .headers({
      'cache-control': 'no-store',
      'content-security-policy': type === 'application/pdf' ? PDF_SECURITY_POLICY : CONTENT_SECURITY_POLICY,
      'content-type': type,
      'content-disposition': contentDisposition(SHOWN.test(type) ? 'inline' : 'attachment', name),
      'content-length': content.length,
    })
    .send(content)
}

/** RFC 6266: the name in UTF-8 (RFC 8187), and an ASCII one for what does not know that. */
export function contentDisposition(kind: 'inline' | 'attachment', name: string): string {
  const ascii = name.replace(/[^\w.\- ]/g, '_')
  const utf8 = encodeURIComponent(name).replace(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${utf8}`
}

function holdsAlready(header: string | undefined, etag: string): boolean {
  return header?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag) ?? false
}
