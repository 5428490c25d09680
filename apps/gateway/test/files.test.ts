import { readdir, rm } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { type FileStore, openFileStore } from '@zhanwang/files/file-store'
import { folderStorage } from '@zhanwang/files/storage'
import { newId } from '@zhanwang/kernel/ids'
import { StoredFile, UploadTicket } from '@zhanwang/kernel/stored-file'
import { eventually } from '@zhanwang/testkit/eventually'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { byteRange } from '../src/files/byte-range.ts'
import { contentDisposition } from '../src/files/send-file.ts'
import { uploadQuota } from '../src/files/upload-quota.ts'
import { type Client, signedIn } from './fixtures/client.ts'
import { echoDocuments } from './fixtures/echo-service.ts'
import { type TestGateway, testGateway } from './fixtures/gateway.ts'

let gateway: TestGateway
let me: Client
let files: FileStore
beforeAll(async () => {
  gateway = await testGateway()
  me = await signedIn(gateway.address, 'shiyan-officer')
  files = await openFileStore({
    storage: folderStorage(gateway.filesDir),
    context: 'echo',
    ticketKey: gateway.publicJwk,
  })
})
afterAll(() => gateway?.[Symbol.asyncDispose]())

const PDF = Buffer.from('%PDF-1.7\n站点协议\n%%EOF\n')
const Staged = z.strictObject({ file: StoredFile, ticket: UploadTicket, thumbnail: z.boolean() })
const Me = z.object({ account: z.object({ id: z.string() }) })

const upload = (name: string, body: Buffer<ArrayBuffer> | string, headers: Record<string, string> = me.headers) =>
  fetch(`${gateway.address}/api/v1/files?name=${encodeURIComponent(name)}`, { method: 'POST', headers, body })
const staged = async () => (await readdir(join(gateway.filesDir, 'uploads')).catch(() => [])).toSorted()

/** Uploads a file and has the tests' service take it over. */
async function kept(name: string, body: Buffer<ArrayBuffer> | string): Promise<StoredFile> {
  const { file, ticket } = Staged.parse(await (await upload(name, body)).json())
  await files.claim(ticket, Me.parse((await me.get('/api/v1/me')).body).account.id)
  echoDocuments.set(file.id, file)
  return file
}

const download = (id: string, headers: Record<string, string> = {}) =>
  fetch(`${gateway.address}/api/v1/documents/${id}`, { headers: { ...me.headers, ...headers } })

test('a file is staged for its account and comes back as it was, with its name', async () => {
  const file = await kept('合作协议.PDF', PDF)
  expect(file).toMatchObject({ name: '合作协议.pdf', type: 'application/pdf', size: PDF.length })
  const answer = await download(file.id)
  expect(answer.status).toBe(200)
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(PDF)
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'application/pdf',
    'content-length': String(PDF.length),
    'content-disposition': `inline; filename="____.pdf"; filename*=UTF-8''${encodeURIComponent('合作协议.pdf')}`,
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-cache',
    etag: `"${file.digest}"`,
  })
  // tRPC names the file.
  const named = await me.get(`/trpc/echo.documents.get?input=${encodeURIComponent(JSON.stringify({ id: file.id }))}`)
  expect(named.body).toMatchObject({ result: { data: file } })
})

test('a file made for its answer is the content over REST, kept by nobody, and JSON over tRPC', async () => {
  const answer = await fetch(`${gateway.address}/api/v1/made-documents?words=洈水`, { headers: me.headers })
  expect(await answer.text()).toBe('洈水')
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'application/pdf',
    'content-length': '6',
    'content-disposition': `inline; filename="___.pdf"; filename*=UTF-8''${encodeURIComponent('站点卡.pdf')}`,
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; object-src 'self'; frame-ancestors 'none'",
  })
  const input = encodeURIComponent(JSON.stringify({ words: '洈水' }))
  const named = await me.get(`/trpc/echo.documents.make?input=${input}`)
  expect(named.body).toMatchObject({ result: { data: { base64: Buffer.from('洈水').toString('base64') } } })
})

test('what a browser could take for a page is saved, never shown, and can run nothing', async () => {
  const file = await kept('page.html', '<script>alert(document.cookie)</script>')
  const { headers } = await download(file.id)
  expect(headers.get('content-type')).toBe('text/plain')
  expect(headers.get('content-disposition')).toMatch(/^attachment; filename="page.txt"/)
  expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'; sandbox")
})

test('a known content is not sent again, a part is sent alone, and what is swept is not found', async () => {
  const file = await kept('a.pdf', PDF)
  expect((await download(file.id, { 'if-none-match': `"x", W/"${file.digest}"` })).status).toBe(304)
  const part = await download(file.id, { range: 'bytes=1-3' })
  expect([part.status, await part.text(), part.headers.get('content-range')]).toEqual([
    206,
    'PDF',
    `bytes 1-3/${PDF.length}`,
  ])
  const changed = await download(file.id, { range: 'bytes=1-3', 'if-range': '"another"' })
  expect([changed.status, (await changed.arrayBuffer()).byteLength]).toEqual([200, PDF.length])
  const beyond = await download(file.id, { range: 'bytes=9999-' })
  expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${PDF.length}`])

  // As when its upload was swept: until then a ticket may bring it back.
  await rm(join(gateway.filesDir, 'uploads', file.id))
  await files.remove(file.id)
  const gone = await download(file.id)
  expect([gone.status, gone.headers.get('content-type')]).toEqual([404, 'application/problem+json; charset=utf-8'])
  expect(await gone.json()).toMatchObject({ code: 'not-found', reason: 'file-gone' })
  expect((await download(newId())).status).toBe(404)
})

test('only who is signed in uploads, and no other site for them', async () => {
  const before = await staged()
  expect((await upload('a.pdf', PDF, { origin: gateway.address })).status).toBe(401)
  expect((await upload('a.pdf', PDF, { ...me.headers, origin: 'https://evil.example' })).status).toBe(403)
  expect((await upload('a.pdf', PDF, { authorization: 'Bearer zw_aaaaaaaaaaaaaaaaaaaaaaaa' })).status).toBe(401)
  expect(await staged()).toEqual(before)
})

test('whatever it says that it is, a body is a file', async () => {
  for (const type of ['application/json', 'multipart/form-data; boundary=x', 'text/html', 'nonsense']) {
    const answer = await upload('a', PDF, { ...me.headers, 'content-type': type })
    expect([type, answer.status]).toEqual([type, 200])
  }
  expect((await upload('x'.repeat(2_000), PDF)).status).toBe(400)
  const nameless = await fetch(`${gateway.address}/api/v1/files`, { method: 'POST', headers: me.headers, body: PDF })
  expect(await nameless.json()).toMatchObject({ file: { name: '未命名.pdf' } })
})

test('a refusal says in the reader’s language what to do', async () => {
  const say = async (language: string) => {
    const headers = { ...me.headers, 'accept-language': language }
    const answer = await upload('照片.jpg', Buffer.from('MZ\0\0'), headers)
    return { status: answer.status, ...z.object({ title: z.string(), reason: z.string() }).parse(await answer.json()) }
  }
  expect(await say('zh')).toMatchObject({
    status: 422,
    reason: 'file-type-unknown',
    title: expect.stringContaining('可以上传'),
  })
  expect(await say('en')).toMatchObject({ title: expect.stringContaining('Upload a picture') })
  expect((await upload('a.pdf', '')).status).toBe(422)
})

test('an upload that says it is too large is refused before it is sent', async () => {
  const answer = await new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
    const outgoing = request(`${gateway.address}/api/v1/files?name=a.pdf`, {
      method: 'POST',
      headers: { ...me.headers, 'content-length': String(60 * 2 ** 20) },
    })
    outgoing.on('response', (incoming) => {
      buffer(incoming).then((text) => resolve({ status: incoming.statusCode, text: text.toString() }), reject)
    })
    outgoing.on('error', reject)
    outgoing.write('%PDF')
  })
  expect(answer.status).toBe(413)
  expect(JSON.parse(answer.text)).toMatchObject({ reason: 'file-too-large', params: { megabytes: 50 } })
})

test('an upload that is cut off leaves nothing, and the gateway goes on', async () => {
  const before = await staged()
  const outgoing = request(`${gateway.address}/api/v1/files?name=a.pdf`, {
    method: 'POST',
    headers: { ...me.headers, 'content-length': '1000000' },
  })
  outgoing.on('error', () => undefined)
  outgoing.write(PDF)
  await eventually(async () => (await staged()).length > before.length)
  outgoing.destroy()
  await eventually(async () => (await staged()).length === before.length)
  expect((await upload('a.pdf', PDF)).status).toBe(200)
})

test('an account that has used up its day waits for the next, whatever it announced', () => {
  const quota = uploadQuota()
  for (let gigabyte = 0; gigabyte < 2; gigabyte++) quota.begin('a', 2 ** 30).end(2 ** 30)
  expect(() => quota.begin('a', 1)).toThrow(/upload-quota/)
  quota.begin('b', 1).end(2 ** 31)
  expect(() => quota.begin('b', 1)).toThrow(/upload-quota/)
})

test('an account has at most six uploads under way, and one more when one of them has ended', () => {
  const quota = uploadQuota()
  const [first] = Array.from({ length: 6 }, () => quota.begin('a', 1))
  expect(() => quota.begin('a', 1)).toThrow(/uploads-at-once/)
  first?.end(1)
  quota.begin('a', 1)
})

test('a range lies within the content, whatever is asked', () => {
  expect(byteRange('bytes=0-0', 10)).toEqual({ start: 0, end: 0 })
  expect(byteRange('bytes=-3', 10)).toEqual({ start: 7, end: 9 })
  expect(byteRange('bytes=5-', 10)).toEqual({ start: 5, end: 9 })
  expect(byteRange('bytes=10-', 10)).toBe('unsatisfiable')
  for (const whole of [undefined, 'bytes=', 'bytes=5-4', 'bytes=0-1,3-4', 'lines=1-2', 'bytes=a-b'])
    expect(byteRange(whole, 10)).toBeUndefined()
  fc.assert(
    fc.property(fc.nat(), fc.option(fc.nat()), fc.option(fc.nat()), (size, from, to) => {
      const range = byteRange(`bytes=${from ?? ''}-${to ?? ''}`, size)
      if (typeof range !== 'object') return
      expect(range.start).toBeLessThanOrEqual(range.end)
      expect(range.start).toBeGreaterThanOrEqual(0)
      expect(range.end).toBeLessThan(size)
    }),
  )
})

test('no name breaks out of its header', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 }), (name) => {
      const header = contentDisposition('attachment', name.toWellFormed())
      expect(header).toMatch(/^attachment; filename="[\w.\- ]*"; filename\*=UTF-8''[\w.\-~%]*$/)
    }),
  )
})
