import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { newId } from '@zhanwang/kernel/ids'
import { expect, it } from 'vitest'
import { openApi } from '../src/api.ts'
import { byKey } from '../src/credentials.ts'

it('fills the route from the input and sends the rest as the body, with key and command id', async () => {
  await using server = await answering([{ status: 200, body: '{"version":2}' }])
  const id = newId()
  const answer = await openApi(server.address, byKey('a-key')).send(
    'POST /stations/{code}/rectify',
    { code: 'ST-1', version: 1 },
    id,
  )
  expect(answer).toEqual({ version: 2 })
  expect(server.seen).toEqual([
    { path: '/api/v1/stations/ST-1/rectify', key: 'Bearer a-key', id, body: '{"version":1}' },
  ])
})

it('sends a command again under the same id when the platform is away or answers late, and not otherwise', async () => {
  await using server = await answering([{ status: 503 }, { status: 504 }, 'cut', { status: 200, body: '{}' }])
  const id = newId()
  await openApi(server.address, byKey('a-key')).send('POST /stations', { name: 'x' }, id)
  expect(server.seen.map((request) => request.id)).toEqual([id, id, id, id])
})

it('tells in one sentence what the platform refused, at once', async () => {
  const body = JSON.stringify({
    title: '该乡镇(街道)已有社工站',
    status: 422,
    code: 'rule-broken',
    correlationId: 'c-1',
  })
  await using server = await answering([{ status: 422, body }])
  const sending = openApi(server.address, byKey('a-key')).send('POST /stations', {}, newId())
  await expect(sending).rejects.toThrow('/stations: 该乡镇(街道)已有社工站 [rule-broken, c-1]')
  await expect(sending).rejects.toHaveProperty('code', 'rule-broken')
  expect(server.seen).toHaveLength(1)
})

it('uploads a file as it is and returns its ticket, again when the platform is away', async () => {
  await using server = await answering([{ status: 429 }, { status: 200, body: '{"ticket":"a-ticket"}' }])
  const ticket = await openApi(server.address, byKey('a-key')).upload('门牌.jpg', Buffer.from('a picture'))
  expect(ticket).toBe('a-ticket')
  const request = {
    path: `/api/v1/files?name=${encodeURIComponent('门牌.jpg')}`,
    key: 'Bearer a-key',
    body: 'a picture',
  }
  expect(server.seen).toEqual([expect.objectContaining(request), expect.objectContaining(request)])
})

type Answer = { readonly status: number; readonly body?: string } | 'cut'

/** An HTTP server that gives these answers in turn, and keeps what it was asked. */
async function answering(answers: readonly Answer[]) {
  const seen: { path: string | undefined; key: string | undefined; id: unknown; body: string }[] = []
  const server = createServer(async (request: IncomingMessage, response) => {
    const { authorization, 'idempotency-key': id } = request.headers
    const answer = answers[seen.length] ?? { status: 500 }
    seen.push({ path: request.url, key: authorization, id, body: await text(request) })
    if (answer === 'cut') request.socket.destroy()
    else response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body ?? '')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    seen,
    address: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
