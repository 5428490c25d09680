import { type Actor, scopesOf } from '@zhanwang/kernel/actor'
import type { Contract, Procedure, ProcedureEntry } from '@zhanwang/kernel/contract'
import { DomainError, ERROR_CODES, type ErrorCode } from '@zhanwang/kernel/errors'
import { CommandId } from '@zhanwang/kernel/ids'
import type { Language } from '@zhanwang/kernel/localized-text'
import type { ScopePath } from '@zhanwang/kernel/scope'
import type { Msg, NatsConnection } from 'nats'
import type { TokenVerifier } from './actor-token.ts'
import { MAX_REQUEST_BYTES, type ReceivedMeta, readMeta, writeError } from './envelope.ts'
import { parseInput } from './input-issues.ts'
import type { Log } from './log.ts'
import { ReceivedCall } from './received-call.ts'
import { unstorableText } from './storable-text.ts'

/** Hears of every answered request. */
export interface ProcedureMetrics {
  /** `procedure` is group and name; `code` is `ok` or the error's. */
  answered(procedure: string, code: ErrorCode | 'ok', seconds: number): void
}

export interface EndpointOptions {
  readonly connection: NatsConnection
  readonly contract: Contract
  /** One function for each procedure of the contract, by group and name. */
  readonly handlers: object
  readonly verify: TokenVerifier['verify']
  readonly log: Log
  readonly validateOutput: boolean
  readonly metrics?: ProcedureMetrics
}

type Handler = (input: unknown, call: ReceivedCall) => unknown

/**
 * The way of one procedure's requests, in this order: token, permission, size, JSON, input, command id, handler, output.
 * The returned function answers a message and never rejects. Throws where the procedure has no handler.
 */
export function serveProcedure(entry: ProcedureEntry, options: EndpointOptions): (message: Msg) => Promise<void> {
  const { connection, verify, log, metrics } = options
  const { procedure } = entry
  const handler = handlerOf(entry, options.handlers)
  const scopes = rememberedScopes(procedure)

  return async (message) => {
    const startedAt = performance.now()
    const meta = readMeta(message.headers)
    let code: ErrorCode | 'ok' = 'ok'
    try {
      const body = await result(message, meta)
      message.respond(body)
    } catch (error) {
      code = reject(message, meta, error)
    }
    const durationMs = performance.now() - startedAt
    metrics?.answered(entry.path, code, durationMs / 1000)
    log.debug({ ...named(meta), code, durationMs: Math.round(durationMs * 10) / 10 }, 'answered')
  }

  async function result(message: Msg, meta: ReceivedMeta): Promise<Uint8Array> {
    const actor = await verify(meta.token)
    if (actor.kind === 'public' && procedure.scope !== 'public') throw new DomainError('unauthenticated')
    const allowed = scopes(actor)
    if (procedure.permission && allowed.length === 0) throw new DomainError('forbidden')
    if (message.data.length > MAX_REQUEST_BYTES) throw new DomainError('too-large')
    const input = parseInput(procedure.input, parseJson(message.data, meta.language), meta.language)
    if (!input.ok) throw new DomainError('invalid-input', { issues: input.issues })
    if (procedure.kind === 'command') requireCommandId(meta)
    const output = await handler(input.value, new ReceivedCall(entry, actor, allowed, meta, input.value))
    if (options.validateOutput) procedure.output.parse(output)
    return encode(output)
  }

  /** A request as logs name it. */
  function named({ correlationId, traceparent }: ReceivedMeta): object {
    return { procedure: entry.path, correlationId, ...(traceparent ? { traceparent } : {}) }
  }

  function encode(output: unknown): Uint8Array {
    const body = Buffer.from(JSON.stringify(output))
    const limit = connection.info?.max_payload
    if (limit !== undefined && body.length > limit) {
      throw new RangeError(`the answer has ${body.length} bytes, more than the ${limit} that NATS carries`)
    }
    return body
  }

  function reject(message: Msg, meta: ReceivedMeta, error: unknown): ErrorCode {
    const domainError = error instanceof DomainError ? error : new DomainError('internal')
    if (ERROR_CODES[domainError.code].http >= 500) {
      log.error({ err: error, ...named(meta) }, 'a request failed')
    }
    const { body, headers } = writeError(domainError, meta.correlationId)
    try {
      message.respond(body, { headers })
    } catch (cause) {
      log.error({ err: cause, ...named(meta) }, 'an answer was not sent')
    }
    return domainError.code
  }
}

/** Handlers are typed by their contract in `serveContract`; here only their place in it is known. */
function handlerOf(entry: ProcedureEntry, handlers: object): Handler {
  const group: unknown = Reflect.get(handlers, entry.group)
  const handler: unknown = typeof group === 'object' && group !== null ? Reflect.get(group, entry.name) : undefined
  if (typeof handler !== 'function') throw new Error(`${entry.context} ${entry.path}: no handler`)
  return (input, call): unknown => Reflect.apply(handler, group, [input, call])
}

/** Where an actor holds the procedure's permission, found once for each token. */
function rememberedScopes(procedure: Procedure): (actor: Actor) => readonly ScopePath[] {
  const { permission } = procedure
  if (!permission) return () => []
  const known = new WeakMap<Actor, readonly ScopePath[]>()
  return (actor) => {
    const scopes = known.get(actor) ?? scopesOf(actor, permission)
    known.set(actor, scopes)
    return scopes
  }
}

const NOT_JSON = { zh: '不是有效的 JSON', en: 'This is not valid JSON' }
const NO_COMMAND_ID = {
  zh: '缺少命令编号,或它不是 UUID(小写)',
  en: 'The command id is missing or not a UUID in lower case',
}

const NOT_STORABLE = { zh: '含有无法保存的字符', en: 'It has characters that cannot be kept' }

function parseJson(data: Uint8Array, language: Language): unknown {
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.length)
  const json = parse(bytes, language)
  // What cannot be kept can only be written as an escape, which hardly any input has.
  const path = bytes.includes('\\u') ? unstorableText(json) : undefined
  if (path) throw new DomainError('invalid-input', { issues: [{ path, message: NOT_STORABLE[language] }] })
  return json
}

function parse(bytes: Buffer, language: Language): unknown {
  try {
    return JSON.parse(bytes.toString())
  } catch {
    // The parser's message quotes the input, which may be personal data: it goes nowhere.
    throw new DomainError('invalid-input', { issues: [{ path: [], message: NOT_JSON[language] }] })
  }
}

function requireCommandId({ commandId, language }: ReceivedMeta): void {
  if (CommandId.safeParse(commandId).success) return
  throw new DomainError('invalid-input', { issues: [{ path: ['commandId'], message: NO_COMMAND_ID[language] }] })
}
