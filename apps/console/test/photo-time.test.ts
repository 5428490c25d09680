import sharp from 'sharp'
import { expect, test } from 'vitest'
import { photoTime } from '../src/photos/photo-time.ts'

const NOW = new Date('2026-11-28T04:00:00Z')
const CHANGED = Date.parse('2026-11-27T00:00:00Z')

async function jpeg(exif: Record<string, string>): Promise<ArrayBuffer> {
  const picture = sharp({ create: { width: 40, height: 30, channels: 3, background: '#a03020' } }).jpeg()
  const bytes = await picture.withExif({ IFD0: { Model: 'Phone' }, IFD2: exif }).toBuffer()
  return new Uint8Array(bytes).buffer
}

test('a photo was taken when its camera says so, by the offset of its clock or else by Shanghai’s', async () => {
  const DateTimeOriginal = '2026:11:24 09:30:15'
  const shanghai = new Date('2026-11-24T01:30:15Z')
  expect(await photoTime(await jpeg({ DateTimeOriginal }), CHANGED, NOW)).toEqual(shanghai)
  const abroad = await jpeg({ DateTimeOriginal, OffsetTimeOriginal: '+07:00' })
  expect(await photoTime(abroad, CHANGED, NOW)).toEqual(new Date('2026-11-24T02:30:15Z'))
})

test('without a time in it, or with one that is none, the file’s own time holds, and never one that is yet to come', async () => {
  for (const exif of [{}, { DateTimeOriginal: '0000:00:00 00:00:00' }, { DateTimeOriginal: '昨天' }])
    expect(await photoTime(await jpeg(exif), CHANGED, NOW)).toEqual(new Date(CHANGED))
  expect(await photoTime(new TextEncoder().encode('no picture at all').buffer, CHANGED, NOW)).toEqual(new Date(CHANGED))
  const fast = await jpeg({ DateTimeOriginal: '2027:01:01 00:00:00' })
  expect(await photoTime(fast, CHANGED, NOW)).toEqual(NOW)
})
