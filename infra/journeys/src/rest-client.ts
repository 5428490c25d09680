import { newId } from '@zhanwang/kernel/ids'

export interface Answer {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: a test reads the answer of any procedure
  readonly body: any
}

/** One caller of `/api/v1`: a signed-in person, or a program with a key. */
export interface RestClient {
  readonly address: string
  readonly headers: Readonly<Record<string, string>>
  get(path: string): Promise<Answer>
  /** A command; `commandId` is made where the caller does not repeat one. */
  post(path: string, body: object, commandId?: string): Promise<Answer>
}

export async function signedIn(address: string, username: string, password: string): Promise<RestClient> {
  const response = await fetch(`${address}/api/auth/sign-in/username`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address },
    body: JSON.stringify({ username, password }),
  })
  if (!response.ok) throw new Error(`sign-in of ${username}: ${response.status} ${await response.text()}`)
  const cookie = response.headers
    .getSetCookie()
    .map((header) => header.split(';', 1)[0])
    .join('; ')
  return clientWith(address, { cookie, origin: address })
}

export function withKey(address: string, key: string): RestClient {
  return clientWith(address, { authorization: `Bearer ${key}` })
}

export function clientWith(address: string, headers: Record<string, string>): RestClient {
  return {
    address,
    headers,
    get: async (path) => answerOf(await fetch(`${address}/api/v1${path}`, { headers })),
    post: async (path, body, commandId = newId()) =>
      answerOf(
        await fetch(`${address}/api/v1${path}`, {
          method: 'POST',
          headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': commandId },
          body: JSON.stringify(body),
        }),
      ),
  }
}

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text()
  // A file's content is no JSON, and no test reads it this way.
  const isJson = response.headers.get('content-type')?.includes('json')
  return { status: response.status, body: isJson ? JSON.parse(text) : null }
}
