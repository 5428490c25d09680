import { Actor } from '@zhanwang/kernel/actor'
import { command, defineContract, type Handlers, procedureEntries, query } from '@zhanwang/kernel/contract'
import { DomainError } from '@zhanwang/kernel/errors'
import { newId } from '@zhanwang/kernel/ids'
import { createTokenSigner, createTokenVerifier } from '@zhanwang/messaging/actor-token'
import { connectNats } from '@zhanwang/messaging/connection'
import { createContractClient, type RawReply } from '@zhanwang/messaging/contract-client'
import { serveContract } from '@zhanwang/messaging/contract-server'
import { exportJWK, generateKeyPair } from 'jose'
import { z } from 'zod'

const Book = z.object({ code: z.string(), title: z.string().max(20) })

/** A made-up contract with one procedure for each way that a request can go. */
export const library = defineContract({
  context: 'library',
  title: { zh: '图书', en: 'Library' },
  reasons: { 'lent-out': { zh: '已借出', en: 'Lent out' } },
  indicators: [],
  procedures: {
    books: {
      get: query({
        summary: { zh: '书', en: 'A book' },
        input: z.strictObject({ code: z.string().min(3).max(8), copies: z.int().max(9).default(1) }),
        output: Book,
        permission: 'book.read',
        scope: 'division',
        sensitivity: 'L1',
        rest: 'GET /books/{code}',
      }),
      lend: command({
        summary: { zh: '借出', en: 'Lend' },
        input: z.strictObject({ code: z.string() }),
        output: z.object({ commandId: z.string(), digest: z.string(), today: z.string() }),
        permission: 'book.lend',
        scope: 'division',
        sensitivity: 'L1',
        rest: 'POST /books/{code}/lend',
      }),
      shelf: query({
        summary: { zh: '书架', en: 'The shelf' },
        input: z.strictObject({}),
        output: z.object({ asker: z.string() }),
        scope: 'public',
        sensitivity: 'L1',
        rest: 'GET /shelf',
      }),
      slow: query({
        summary: { zh: '慢', en: 'Slow' },
        input: z.strictObject({}),
        output: z.object({}),
        scope: 'signed-in',
        sensitivity: 'L1',
        rest: 'GET /slow',
      }),
      big: query({
        summary: { zh: '大', en: 'Big' },
        input: z.strictObject({}),
        output: z.object({ text: z.string() }),
        scope: 'signed-in',
        sensitivity: 'L1',
        rest: 'GET /big',
      }),
    },
  },
})

/** Handlers whose answers the tests know; `slow` answers when `open` is called. */
export function libraryHandlers() {
  const gate = Promise.withResolvers<void>()
  let waiting = 0
  /** The trace context of each question for a book. */
  const traces: (string | undefined)[] = []
  const handlers: Handlers<typeof library> = {
    books: {
      async get({ code }, { traceparent }) {
        traces.push(traceparent)
        if (code === 'lent') throw new DomainError('rule-broken', { reason: 'lent-out', params: { code } })
        if (code === 'broken') throw new Error('the shelf fell over 110101188001011237')
        return { code, title: code === 'wrong' ? 'longer than the contract allows' : '社区工作' }
      },
      async lend(_input, call) {
        return { commandId: call.commandId, digest: call.inputDigest, today: call.today }
      },
      async shelf(_input, { actor }) {
        return { asker: actor.kind }
      },
      async slow() {
        waiting++
        await gate.promise
        return {}
      },
      async big() {
        return { text: 'x'.repeat(2_000_000) }
      },
    },
  }
  return { handlers, open: gate.resolve, waiting: () => waiting, traces }
}

export const entries = new Map([...procedureEntries(library)].map((entry) => [entry.name, entry]))

export const reader = Actor.parse({
  kind: 'account',
  id: 'a1',
  name: '王敏',
  grants: [{ permissions: ['book.read', 'book.lend'], scope: '/42/' }],
})

interface LogLine {
  readonly level: string
  readonly fields: Record<string, unknown>
  readonly message: string
}

/** A log that keeps what was said, and apart from it what is said for who asks for everything. */
export function keptLog() {
  const lines: LogLine[] = []
  const debugLines: LogLine[] = []
  const at = (level: string) => (fields: object, message: string) => {
    const kept = level === 'debug' ? debugLines : lines
    kept.push({ level, fields: { ...fields }, message })
  }
  return { lines, debugLines, debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}

export async function keyPair() {
  const { publicKey, privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true })
  return { publicJwk: await exportJWK(publicKey), privateJwk: await exportJWK(privateKey) }
}

/** The library served on the NATS at `url`, and a client of it. */
export async function openLibrary(url: string) {
  const keys = await keyPair()
  const log = keptLog()
  const connection = await connectNats({ url, name: 'library', log })
  const clientConnection = await connectNats({ url, name: 'gateway', log })
  const { verify } = await createTokenVerifier(keys.publicJwk, 'library')
  const signer = await createTokenSigner(keys.privateJwk)
  const { handlers, open, waiting, traces } = libraryHandlers()
  const answered: [string, string][] = []
  const server = await serveContract({
    connection,
    contract: library,
    handlers,
    verify,
    log,
    version: '1.0.0',
    validateOutput: true,
    metrics: { answered: (procedure, code) => answered.push([procedure, code]) },
  })
  const client = createContractClient(clientConnection, [library])
  return {
    keys,
    log,
    server,
    client,
    connection,
    clientConnection,
    signer,
    open,
    waiting,
    traces,
    answered,
    /** Asks as `reader` unless told otherwise. */
    async ask(
      name: string,
      input: unknown,
      meta: {
        token?: string
        language?: 'zh' | 'en'
        commandId?: string
        raw?: string
        timeoutMs?: number
        traceparent?: string
      } = {},
    ): Promise<RawReply> {
      const entry = entries.get(name)
      if (!entry) throw new Error(`no procedure ${name}`)
      return client.request(entry, meta.raw ?? JSON.stringify(input), {
        token: meta.token ?? (await signer.sign(reader, 'library')),
        commandId: meta.commandId ?? (entry.procedure.kind === 'command' ? newId() : undefined),
        correlationId: 'c-1',
        language: meta.language ?? 'zh',
        timeoutMs: meta.timeoutMs,
        traceparent: meta.traceparent,
      })
    },
    async [Symbol.asyncDispose]() {
      open()
      await server.stop()
      await Promise.all([connection.close(), clientConnection.close()])
    },
  }
}

/** The parsed answer, or the error's code and details. */
export function read(reply: RawReply): unknown {
  return reply.ok ? JSON.parse(Buffer.from(reply.body).toString()) : { code: reply.error.code, ...reply.error.details }
}
