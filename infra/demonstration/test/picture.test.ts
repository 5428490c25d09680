import { CHECK_ITEMS } from '@zhanwang/domain-station-registry/acceptance-checklist'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { drawPicture } from '../src/picture.ts'
import { PICTURE } from '../src/scenes.ts'

const WORDS = { seed: '2022', station: '杨溪铺镇社会工作站<甲&乙>', item: 'plaque', caption: '统一挂牌 · 自查' }

test('a picture is small, of one size, and the same for the same words and seed', async () => {
  const drawn = await drawPicture(WORDS)
  expect(drawn.length).toBeLessThan(16_000)
  expect(await sharp(drawn).metadata()).toMatchObject({ format: 'jpeg', ...PICTURE })
  expect((await drawPicture(WORDS)).equals(drawn)).toBe(true)
})

test('every well-known item, one of a place’s own, and what is lacking look different from each other', async () => {
  const items = [...Object.keys(CHECK_ITEMS), 'own-item']
  const drawn = await Promise.all([
    ...items.map((item) => drawPicture({ ...WORDS, item })),
    drawPicture({ ...WORDS, lacking: true }),
  ])
  expect(new Set(drawn.map((picture) => picture.toString('base64'))).size).toBe(items.length + 1)
})

test('the words are there: the band is not one colour, and other words are another picture', async () => {
  const band = { left: 0, top: PICTURE.height - 64, width: PICTURE.width, height: 64 }
  const { channels } = await sharp(await drawPicture(WORDS))
    .extract(band)
    .stats()
  expect(Math.max(...channels.map(({ stdev }) => stdev))).toBeGreaterThan(20)
})
