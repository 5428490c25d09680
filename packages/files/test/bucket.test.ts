import { fork } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { type FileStorage, openStorage } from '@zhanwang/files/storage'
import { sweepUploads } from '@zhanwang/files/sweep'
import { newId, Uuid } from '@zhanwang/kernel/ids'
import { expect, test } from 'vitest'
import { s3Server } from './s3-server.ts'
import { ACCOUNT, contentOf, PDF, testStorage } from './storage.ts'

const MB = 2 ** 20
const AWAY = { code: 'unavailable', details: { reason: 'storage-away' } }

async function* megabytes(count: number): AsyncGenerator<Buffer> {
  for (let index = 0; index < count; index++) yield Buffer.alloc(MB, index)
}

test('what is wrong with a bucket is said in one sentence, and one that does not answer may yet', async () => {
  await using s3 = await s3Server()
  const settings = { FILES_DIR: 'unused', ...s3.settings }
  const check = async (changed: object) => (await openStorage({ ...settings, ...changed })).check()
  expect(await check({})).toBeUndefined()
  expect(await check({ FILES_S3_URL: `${settings.FILES_S3_URL}/` })).toBeUndefined()
  expect(await check({ FILES_S3_URL: settings.FILES_S3_URL?.replace(/zhanwang.*/, 'other') })).toContain(
    'there is no bucket other',
  )
  const wrongKey = 'FILES_S3_ACCESS_KEY_ID or FILES_S3_SECRET_ACCESS_KEY is wrong'
  expect(await check({ FILES_S3_SECRET_ACCESS_KEY: 'guessed' })).toContain(wrongKey)
  expect(await check({ FILES_S3_ACCESS_KEY_ID: 'guessed' })).toContain(wrongKey)
  await s3.cutAfter(0, 'up')
  await expect(check({})).rejects.toMatchObject(AWAY)
})

test('a bucket is named with its key, or not at all', async () => {
  const settings = {
    FILES_DIR: 'unused',
    FILES_S3_REGION: 'r',
    FILES_S3_URL: 'https://s3.example.gov.cn/zhanwang',
    FILES_S3_ACCESS_KEY_ID: 'a',
    FILES_S3_SECRET_ACCESS_KEY: 'b',
  }
  for (const missing of ['FILES_S3_URL', 'FILES_S3_ACCESS_KEY_ID', 'FILES_S3_SECRET_ACCESS_KEY'])
    await expect(openStorage({ ...settings, [missing]: undefined })).rejects.toThrow('set all three of them or none')
})

test('while the bucket is away everything may be sent again, nothing is half there, and it heals by itself', async () => {
  await using storage = await testStorage('bucket')
  const kept = await storage.stage('a.pdf', PDF)
  await storage.s3?.cutAfter(0, 'up')
  const { files } = storage
  await expect(storage.stage('b.pdf', PDF)).rejects.toMatchObject(AWAY)
  await expect(files.claim(kept.ticket, ACCOUNT)).rejects.toMatchObject(AWAY)
  await expect(files.read(kept.file.id)).rejects.toMatchObject(AWAY)
  await expect(files.remove(kept.file.id)).rejects.toMatchObject(AWAY)
  await expect(files.write('a.csv', 'text/csv', megabytes(1))).rejects.toMatchObject(AWAY)
  await expect(sweepUploads(storage.area('uploads'))).rejects.toMatchObject(AWAY)
  storage.s3?.mend()
  await files.claim(kept.ticket, ACCOUNT)
  expect(await contentOf(files, kept.file.id)).toEqual(PDF)
  expect(await storage.inArea('uploads')).toEqual([kept.file.id])
  expect(await storage.inArea('library')).toEqual([kept.file.id])
})

test('a content whose line breaks is told to be broken, not to have ended', async () => {
  await using storage = await testStorage('bucket')
  const { id } = await storage.files.write('a.bin', 'application/octet-stream', megabytes(20))
  const content = await storage.files.read(id)
  const cut = storage.s3?.cutAfter(4 * MB, 'down')
  await expect(buffer(content)).rejects.toMatchObject(AWAY)
  await cut
})

test('a process killed in the middle of an upload leaves nothing that a sweep does not take', async () => {
  await using storage = await testStorage('bucket')
  const source = join(storage.dir, 'large.txt')
  await writeFile(source, Buffer.alloc(40 * MB, 'a'))
  const settings = JSON.stringify({ FILES_DIR: storage.dir, ...storage.s3?.settings })
  const held = storage.s3?.holdAfter(4 * MB)
  const child = fork(join(import.meta.dirname, 'staging-process.ts'), [settings, source], { stdio: 'ignore' })
  const ended = once(child, 'exit')
  await held
  child.kill('SIGKILL')
  expect((await ended)[1]).toBe('SIGKILL')
  storage.s3?.mend()
  expect(await storage.inArea('uploads')).toContainEqual(expect.stringMatching(/\.part$/))
  // This server, unlike S3, may keep the half that it got: under an id that no ticket names.
  const swept = async () => {
    await sweepUploads(storage.area('uploads'), new Date(Date.now() + 26 * 3_600_000))
    return storage.inArea('uploads')
  }
  await expect.poll(swept, { timeout: 30_000 }).toEqual([])
})

test('a large file goes there and back as it is, in parts too, without being held in memory', {
  timeout: 180_000,
}, async () => {
  await using storage = await testStorage('bucket')
  const count = 300
  const before = process.memoryUsage()
  let most = 0
  const look = setInterval(() => {
    const { arrayBuffers, heapUsed } = process.memoryUsage()
    most = Math.max(most, arrayBuffers + heapUsed - before.arrayBuffers - before.heapUsed)
  }, 20)
  const file = await storage.files.write('a.bin', 'application/octet-stream', megabytes(count))
  const hash = createHash('sha256')
  for await (const chunk of await storage.files.read(file.id)) hash.update(chunk)
  clearInterval(look)
  expect(file.size).toBe(count * MB)
  expect(hash.digest('hex')).toBe(file.digest)
  expect(most).toBeGreaterThan(0)
  expect(most).toBeLessThan((count / 2) * MB)

  const part = await storage.area('library').read(file.id, { start: 2 * MB - 1, end: 2 * MB })
  expect(part && [...(await buffer(part))]).toEqual([1, 2])
})

test('a reader that leaves early lets the line go', async () => {
  await using storage = await testStorage('bucket')
  const { id } = await storage.files.write('a.bin', 'application/octet-stream', megabytes(20))
  for (let index = 0; index < 50; index++) (await storage.files.read(id)).destroy()
  expect((await contentOf(storage.files, id)).length).toBe(20 * MB)
  await expect.poll(() => storage.s3?.connections(), { timeout: 30_000 }).toBeLessThan(20)
})

test.each([
  ['a way out of the area', '../identity/secret'],
  ['another area', `identity/${newId()}`],
  ['a query', `${newId()}?acl`],
  ['nothing', ''],
])('%s never becomes a key', async (_what, id) => {
  await using storage = await testStorage('bucket')
  await expect(storage.files.read(id)).rejects.toMatchObject({ code: 'not-found' })
  await expect(storage.files.remove(id)).rejects.toThrow()
  const areaOf = (name: string): ReturnType<FileStorage['area']> => storage.storage.area(name)
  await expect(areaOf(id || '..').has(Uuid.parse(newId()))).rejects.toThrow('not the name of an area')
  await expect(areaOf('library').adopt(id || '..', newId())).rejects.toThrow('not the name of an area')
})
