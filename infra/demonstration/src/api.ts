import { setTimeout as pause } from 'node:timers/promises'
import { ERROR_CODES } from '@zhanwang/kernel/errors'
import type { Uuid } from '@zhanwang/kernel/ids'
import { UploadTicket } from '@zhanwang/kernel/stored-file'
import { z } from 'zod'
import type { Credentials } from './credentials.ts'

const TIMEOUT_MS = 60_000
const MAX_ATTEMPTS = 8
const FIRST_PAUSE_MS = 250
const MAX_PAUSE_MS = 8_000

/** What is read of the platform's problem details (RFC 9457). */
const Problem = z.object({
  title: z.string(),
  code: z.string(),
  issues: z.array(z.object({ path: z.array(z.union([z.string(), z.number()])), message: z.string() })).default([]),
  correlationId: z.string().default(''),
})

/** The platform refused a command, or could not be reached: `message` is one sentence for the person. */
export class ApiFailure extends Error {
  override readonly name = 'ApiFailure'
  /** As the platform's table of errors names it; empty where something else answered or nothing. */
  readonly code: string

  constructor(message: string, code: string) {
    super(message)
    this.code = code
  }
}

/** The command side of the platform's public API, as one key. */
export interface Api {
  /**
   * Sends a command and returns its answer. Sends it again, under the same id, when the platform says that it is worth it
   * or does not answer: the id makes that safe. Throws `ApiFailure`.
   * @param route as a contract writes it (`POST /stations/{code}/rectify`); its places are filled from `input`
   */
  send(route: string, input: Readonly<Record<string, unknown>>, commandId: Uuid): Promise<unknown>
  /** The answer of a query, by its path with its places filled. Asked again as a command is sent again. Throws `ApiFailure`. */
  read(path: string): Promise<unknown>
  /** Uploads a file and returns the ticket that a command hands in for it. Sent again as a command is. Throws `ApiFailure`. */
  upload(name: string, content: Uint8Array): Promise<UploadTicket>
}

const Staged = z.object({ ticket: UploadTicket })

/** Opens it at `address` (`http://127.0.0.1:8080`) for who the credentials' headers say. Nothing is sent yet. */
export function openApi(address: string, credentials: Credentials): Api {
  const ask = async (path: string, { headers, ...what }: RequestInit & { headers?: Record<string, string> }) => {
    const request = { ...what, headers: { ...credentials, ...headers, 'accept-language': 'zh-CN' } }
    for (let attempt = 1; ; attempt += 1) {
      const answer = await once(new URL(`/api/v1${path}`, address), request)
      if (answer.ok) return answer.body
      if (!answer.isWorthRepeating || attempt === MAX_ATTEMPTS)
        throw new ApiFailure(`${path}: ${answer.sentence}`, answer.code)
      await pause(Math.max(answer.afterMs, Math.min(MAX_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempt - 1))))
    }
  }
  return {
    async send(route, input, commandId) {
      const { path, body } = fill(route, input)
      const headers = { 'content-type': 'application/json', 'idempotency-key': commandId }
      return ask(path, { method: 'POST', headers, body: JSON.stringify(body) })
    },
    read: (path) => ask(path, {}),
    async upload(name, content) {
      const headers = { 'content-type': 'application/octet-stream' }
      const path = `/files?name=${encodeURIComponent(name)}`
      const staged = await ask(path, { method: 'POST', headers, body: new Uint8Array(content) })
      return Staged.parse(staged).ticket
    },
  }
}

/** The path with its places filled, and the rest of the input as the body. */
function fill(route: string, input: Readonly<Record<string, unknown>>) {
  const body: Record<string, unknown> = { ...input }
  const path = route.replace(/^POST /, '').replace(/\{(\w+)\}/g, (_, name: string) => {
    delete body[name]
    return encodeURIComponent(String(input[name]))
  })
  return { path, body }
}

type Answer =
  | { readonly ok: true; readonly body: unknown }
  | {
      readonly ok: false
      readonly isWorthRepeating: boolean
      readonly afterMs: number
      readonly sentence: string
      readonly code: string
    }

async function once(url: URL, request: RequestInit): Promise<Answer> {
  try {
    const response = await fetch(url, { ...request, signal: AbortSignal.timeout(TIMEOUT_MS) })
    const text = await response.text()
    if (response.ok) return { ok: true, body: JSON.parse(text) }
    return {
      ok: false,
      isWorthRepeating: isWorthRepeating(response.status),
      afterMs: 1000 * (Number(response.headers.get('retry-after')) || 0),
      ...saidBy(response.status, text),
    }
  } catch (error) {
    const cause = error instanceof Error ? (error.cause ?? error) : error
    return {
      ok: false,
      isWorthRepeating: true,
      afterMs: 0,
      sentence: `没有应答 | no answer (${String(cause)})`,
      code: '',
    }
  }
}

/** By the platform's own table; what a proxy answers in its place, by the number. */
function isWorthRepeating(status: number): boolean {
  const known = Object.values(ERROR_CODES).find(({ http }) => http === status)
  return known ? known.retry !== 'never' : status >= 500
}

function saidBy(status: number, text: string): { readonly sentence: string; readonly code: string } {
  const problem = Problem.safeParse(parseJson(text))
  if (!problem.success) return { sentence: `HTTP ${status}`, code: '' }
  const { title, code, issues, correlationId } = problem.data
  const fields = issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')
  const sentence = `${title}${fields ? ` (${fields})` : ''} [${code}${correlationId ? `, ${correlationId}` : ''}]`
  return { sentence, code }
}

/** Undefined for what is not JSON: an error page of a proxy. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
