import { buffer } from 'node:stream/consumers'
import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ACCOUNT, contentOf, KINDS, type TestStorage, testStorage } from './storage.ts'

describe.each(KINDS)('in a %s', (kind) => {
  let storage: TestStorage
  beforeAll(async () => {
    storage = await testStorage(kind)
  })
  afterAll(() => storage[Symbol.asyncDispose]())

  const PLACE = '110 47 0'

  /** 800 x 400 as the camera saw it, held upright: left half red, right half blue. With place, device, XMP and a comment. */
  async function phonePicture(): Promise<Buffer> {
    const half = await sharp({ create: { width: 400, height: 400, channels: 3, background: 'blue' } })
      .png()
      .toBuffer()
    const jpeg = await sharp({ create: { width: 800, height: 400, channels: 3, background: 'red' } })
      .composite([{ input: half, left: 400, top: 0 }])
      .withMetadata({ orientation: 6 })
      .withExifMerge({
        IFD0: { Make: 'PhoneMaker' },
        IFD3: { GPSLongitudeRef: 'E', GPSLongitude: '110/1 47/1 0/1' },
      })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><author>王五</author></x:xmpmeta>')
      .jpeg()
      .toBuffer()
    const comment = Buffer.from('taken at home')
    const segment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, comment.length + 2]), comment])
    return Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2), Buffer.from('PK\x03\x04 hidden behind it')])
  }

  test('of a picture only the picture is kept: upright, without place, device, author, comment and what hides behind it', async () => {
    const original = await phonePicture()
    const before = await sharp(original).metadata()
    expect(before).toMatchObject({ orientation: 6, width: 800, height: 400 })
    for (const secret of ['PhoneMaker', '王五', 'taken at home', 'hidden']) expect(original.includes(secret)).toBe(true)
    expect(before.exif?.length).toBeGreaterThan(100)

    const { file, ticket, thumbnail } = await storage.stage('标牌.JPEG', original)
    expect({ ...file, thumbnail }).toMatchObject({ name: '标牌.jpg', type: 'image/jpeg', thumbnail: true })
    const claimed = await storage.files.claim(ticket, ACCOUNT)
    const kept = await contentOf(storage.files, file.id)
    const after = await sharp(kept).metadata()
    expect(after).toMatchObject({ format: 'jpeg', width: 400, height: 800 })
    expect([after.exif, after.xmp, after.iptc, after.icc, after.orientation, after.comments]).toEqual(
      Array(6).fill(undefined),
    )
    for (const secret of ['PhoneMaker', '王五', 'taken at home', 'hidden', PLACE, 'Exif'])
      expect(kept.includes(secret)).toBe(false)
    // Turned by a quarter to the right: what was left is now at the top.
    const { data } = await sharp(kept)
      .extract({ left: 200, top: 10, width: 1, height: 1 })
      .raw()
      .toBuffer({ resolveWithObject: true })
    expect(data[0]).toBeGreaterThan(200)

    expect(claimed.thumbnail).toMatchObject({ name: '标牌-缩略图.webp', type: 'image/webp' })
    const small = await contentOf(storage.files, claimed.thumbnail?.id ?? '')
    expect(small.length).toBe(claimed.thumbnail?.size)
    expect(await sharp(small).metadata()).toMatchObject({ format: 'webp', width: 160, height: 320 })
  })

  test.each(['png', 'webp'] as const)('a %s loses its metadata too, and keeps what is transparent', async (format) => {
    const picture = await sharp({
      create: { width: 40, height: 30, channels: 4, background: { r: 0, g: 0, b: 255, alpha: 0.5 } },
    })
      .withExif({ IFD0: { Make: 'PhoneMaker' } })
      .toFormat(format)
      .toBuffer()
    expect(picture.includes('PhoneMaker')).toBe(true)
    const { file } = await storage.stage('a', picture)
    const content = await storage.area('uploads').read(file.id)
    const kept = content ? await buffer(content) : Buffer.alloc(0)
    expect(kept.includes('PhoneMaker')).toBe(false)
    expect(await sharp(kept).metadata()).toMatchObject({ format, width: 40, height: 30, hasAlpha: true })
  })

  /** A PNG whose header promises a size that its data need not have. */
  function pngOf(width: number, height: number): Buffer {
    const chunk = (type: string, data: Buffer) => {
      const body = Buffer.concat([Buffer.from(type), data])
      const frame = Buffer.alloc(8)
      frame.writeUInt32BE(data.length, 0)
      frame.writeUInt32BE(crc32(body), 4)
      return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
    }
    const header = Buffer.alloc(13)
    header.writeUInt32BE(width, 0)
    header.writeUInt32BE(height, 4)
    header.set([8, 0], 8)
    const rows = deflateSync(Buffer.alloc(10 * 2 ** 20))
    const signature = Buffer.from('89504e470d0a1a0a', 'hex')
    return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))])
  }

  test('a picture that unpacks to more than 50 million pixels is refused before it is unpacked', async () => {
    const before = process.memoryUsage.rss()
    for (const [width, height] of [
      [50_000, 50_000],
      [7_100, 7_100],
      [1_000_000, 2_000],
    ] as const) {
      await expect(storage.stage('a.png', pngOf(width, height))).rejects.toMatchObject({
        code: 'rule-broken',
        details: { reason: 'picture-too-large', params: { megapixels: 50 } },
      })
    }
    expect(process.memoryUsage.rss() - before).toBeLessThan(100 * 2 ** 20)
  })

  test('what only begins like a picture is refused, and nothing of it stays', async () => {
    const before = await storage.inArea('uploads')
    const whole = await phonePicture()
    for (const content of [
      Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]),
      Buffer.from('RIFF\x10\0\0\0WEBPVP8 ', 'latin1'),
      pngOf(100, 100).subarray(0, 60),
      whole.subarray(0, whole.length / 2),
    ])
      await expect(storage.stage('a.jpg', content)).rejects.toMatchObject({ details: { reason: 'file-damaged' } })
    expect(await storage.inArea('uploads')).toEqual(before)
  })
})
