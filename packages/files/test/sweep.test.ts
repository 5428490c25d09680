import { utimes, writeFile } from 'node:fs/promises'
import type { StorageArea } from '@zhanwang/files/storage-area'
import { type FileRecords, sweepOwnFiles, sweepUploads } from '@zhanwang/files/sweep'
import { describe, expect, test } from 'vitest'
import { ACCOUNT, contentOf, KINDS, PDF, testStorage } from './storage.ts'

const HOUR_MS = 3_600_000
const inHours = (hours: number) => new Date(Date.now() + hours * HOUR_MS)
const recordsOf = (...ids: string[]): FileRecords => ({
  takeExpired: async () => [],
  kept: async (asked) => new Set(asked.filter((id) => ids.includes(id))),
})

describe.each(KINDS)('in a %s', (kind) => {
  test('an upload that nobody claims is there for a day and gone after it', async () => {
    await using storage = await testStorage(kind)
    const { file } = await storage.stage('a.pdf', PDF)
    const uploads = storage.area('uploads')
    expect(await sweepUploads(uploads, inHours(24))).toBe(0)
    expect(await storage.inArea('uploads')).toEqual([file.id])
    expect(await sweepUploads(uploads, inHours(26))).toBe(1)
    expect(await storage.inArea('uploads')).toEqual([])
  })

  test('what a killed upload left is gone after an hour, what is being written stays', async () => {
    await using storage = await testStorage(kind)
    const uploads = storage.area('uploads')
    const dead = await uploads.unfinished()
    const living = await uploads.unfinished()
    await writeFile(dead, 'half')
    await writeFile(living, 'half')
    await utimes(dead, inHours(-2), inHours(-2))
    expect(await sweepUploads(uploads)).toBe(1)
    expect(await storage.inArea('uploads')).toHaveLength(1)
  })

  test('what was claimed and recorded stays; what was claimed and rolled back goes after a day', async () => {
    await using storage = await testStorage(kind)
    const [kept, dropped] = [await storage.stage('a.pdf', PDF), await storage.stage('b.pdf', PDF)]
    for (const { ticket } of [kept, dropped]) await storage.files.claim(ticket, ACCOUNT)
    // The uploads are swept on their own; what was taken over does not go with them.
    expect(await sweepUploads(storage.area('uploads'), inHours(26))).toBe(2)
    const area = storage.area('library')
    expect(await sweepOwnFiles(area, recordsOf(kept.file.id), inHours(24))).toBe(0)
    expect(await sweepOwnFiles(area, recordsOf(kept.file.id), inHours(26))).toBe(1)
    expect(await contentOf(storage.files, kept.file.id)).toEqual(PDF)
    await expect(storage.files.read(dropped.file.id)).rejects.toMatchObject({ code: 'not-found' })
  })

  test('a file past its keeping time goes with its row; a sweep killed between the two is mended by the next', async () => {
    await using storage = await testStorage(kind)
    const file = await storage.files.write(
      '导出.csv',
      'text/csv',
      (async function* () {
        yield Buffer.from('a,b\r\n')
      })(),
    )
    expect(file).toMatchObject({ name: '导出.csv', type: 'text/csv', size: 5 })
    const area = storage.area('library')
    let expired = [file.id as string]
    const records: FileRecords = { takeExpired: async () => expired.splice(0), kept: async () => new Set() }
    expect(await sweepOwnFiles(area, records)).toBe(1)
    await area.finish(await withContent(area), file.id)
    expired = []
    expect(await sweepOwnFiles(area, records, inHours(26))).toBe(1)
    expect(await storage.inArea('library')).toEqual([])
  })

  test('more files than one question holds are all swept, and what is not ours is left', {
    timeout: 180_000,
  }, async () => {
    await using storage = await testStorage(kind)
    const old = (index: number) => `01900000-0000-7000-8000-${String(index).padStart(12, '0')}`
    await storage.putRaw('library', [...Array.from({ length: 1_201 }, (_, index) => old(index)), 'lost+found.txt'])
    expect(await sweepOwnFiles(storage.area('library'), recordsOf(old(7), old(1_200)))).toBe(1_199)
    expect(await storage.inArea('library')).toEqual([old(7), old(1_200), 'lost+found.txt'])
  })

  test('writing that fails leaves nothing behind', async () => {
    await using storage = await testStorage(kind)
    const failing = (async function* () {
      yield Buffer.from('a')
      throw new Error('the query broke')
    })()
    await expect(storage.files.write('a.csv', 'text/csv', failing)).rejects.toThrow('the query broke')
    expect(await storage.inArea('library')).toEqual([])
  })
})

async function withContent(area: StorageArea): Promise<string> {
  const path = await area.unfinished()
  await writeFile(path, 'again')
  return path
}
