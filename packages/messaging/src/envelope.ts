import { DomainError, ERROR_CODES, type ErrorCode, type ErrorDetails, isErrorCode } from '@zhanwang/kernel/errors'
import type { Language } from '@zhanwang/kernel/localized-text'
import { headers, type Msg, type MsgHdrs, MsgHdrsImpl } from 'nats'
import { z } from 'zod'
import { readTraceparent } from './trace-context.ts'

/** Largest body of a request, in bytes. Larger things go through file storage. */
export const MAX_REQUEST_BYTES = 256 * 1024

const TOKEN = 'zw-token'
const COMMAND = 'zw-command'
const CORRELATION = 'zw-correlation'
const LANGUAGE = 'zw-language'
const TRACE = 'traceparent'
/** The services framework's own names: `nats micro` tools and clients in other languages understand them. */
const ERROR_NUMBER = 'Nats-Service-Error-Code'
const ERROR_NAME = 'Nats-Service-Error'

/** What travels beside a request's body. */
export interface RequestMeta {
  readonly token: string
  readonly commandId?: string | undefined
  readonly correlationId: string
  readonly language: Language
  /** W3C trace context, as it came: handlers and logs of the service have it, and tools that watch NATS. */
  readonly traceparent?: string | undefined
}

/** The same as a server reads it: nothing in it is believed yet, an absent header is an empty text. */
export interface ReceivedMeta {
  token: string
  commandId: string
  correlationId: string
  language: Language
  traceparent?: string | undefined
}

/** What a header's value may consist of; above all no line break, which would start another header. */
const PRINTABLE = /^[\x21-\x7e]*$/
const NOT_PRINTABLE = { zh: '只能含可见的 ASCII 字符', en: 'Only printable ASCII characters' }

/**
 * Writes the headers; zh-CN, the usual language, is said by saying nothing. Throws DomainError `invalid-input` where a
 * value has other than printable ASCII characters: a command id is what a caller of the API wrote.
 */
export function writeMeta(meta: RequestMeta): MsgHdrs {
  const record: Record<string, string[]> = { [TOKEN]: [meta.token], [CORRELATION]: [meta.correlationId] }
  if (meta.language !== 'zh') record[LANGUAGE] = [meta.language]
  if (meta.commandId) record[COMMAND] = [meta.commandId]
  if (meta.traceparent) record[TRACE] = [meta.traceparent]
  for (const name in record) {
    if (!PRINTABLE.test(record[name]?.[0] ?? '')) {
      throw new DomainError('invalid-input', {
        issues: [{ path: [name === COMMAND ? 'commandId' : name], message: NOT_PRINTABLE[meta.language] }],
      })
    }
  }
  // Not `set`, which searches for what it would replace: with three headers that is a tenth of a request.
  return MsgHdrsImpl.fromRecord(record)
}

/** Reads the headers in one pass; an unknown language is zh-CN. */
export function readMeta(received: MsgHdrs | undefined): ReceivedMeta {
  const meta: ReceivedMeta = { token: '', commandId: '', correlationId: '', language: 'zh' }
  if (!received) return meta
  for (const [key, [value = '']] of received) {
    if (key === TOKEN) meta.token = value
    else if (key === COMMAND) meta.commandId = value
    // Longer ones are not ours; logs would carry whatever a caller puts here.
    else if (key === CORRELATION) meta.correlationId = value.slice(0, 64)
    else if (key === TRACE) meta.traceparent = readTraceparent(value)
    else if (key === LANGUAGE) meta.language = value === 'en' ? 'en' : 'zh'
  }
  return meta
}

const ErrorBody = z.object({
  code: z.string(),
  reason: z.string().optional(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  issues: z.array(z.object({ path: z.array(z.union([z.string(), z.number()])), message: z.string() })).optional(),
  correlationId: z.string(),
})

/** An error as it is answered: headers for tools, body for our client. Carries no message of the error itself. */
export function writeError(error: DomainError, correlationId: string): { body: string; headers: MsgHdrs } {
  const written = headers()
  written.append(ERROR_NUMBER, String(ERROR_CODES[error.code].http))
  written.append(ERROR_NAME, error.code)
  return { body: JSON.stringify({ code: error.code, ...error.details, correlationId }), headers: written }
}

/** The error in a reply; undefined when the reply is a result. What does not read as our error is `internal`. */
export function readError(reply: Msg): DomainError | undefined {
  if (!reply.headers?.has(ERROR_NUMBER)) return undefined
  let body: z.infer<typeof ErrorBody>
  try {
    body = ErrorBody.parse(JSON.parse(reply.string()))
  } catch (cause) {
    return new DomainError('internal', {}, { cause })
  }
  const code: ErrorCode = isErrorCode(body.code) ? body.code : 'internal'
  const details: ErrorDetails = {
    ...(body.reason === undefined ? {} : { reason: body.reason }),
    ...(body.params === undefined ? {} : { params: body.params }),
    ...(body.issues === undefined ? {} : { issues: body.issues }),
  }
  return new DomainError(code, details)
}
