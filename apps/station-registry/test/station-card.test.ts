import { expect, test } from 'vitest'
import { readPdf } from './pdf-content.ts'
import { aStation, operating, PUBLIC_URL, shiyan } from './registry.ts'

const TOWN = '420304101'
const PREMISES = { type: 'shared', sharedWith: '民政所', address: '郧阳区杨溪铺镇洈水路 1 号', areaM2: 60 } as const

test('the card of a station is a small PDF with its name, code and place, and a QR code of its public page', async () => {
  await using registry = await shiyan()
  const all = registry.as()
  const { code } = await operating(
    all,
    aStation(TOWN, { name: '杨溪铺镇社工站', premises: PREMISES, phone: '0719-7000000' }),
  )
  const card = await registry.as('/42/4203/420304/').stations.card({ code })
  expect(card).toMatchObject({ type: 'application/pdf', name: `杨溪铺镇社工站 ${code}.pdf` })
  const pdf = Buffer.from(card.base64, 'base64')
  expect(pdf.length).toBeLessThan(300_000)
  const { text, qr, pages } = await readPdf(pdf)
  for (const words of [
    '杨溪铺镇社工站',
    code,
    '湖北省 / 十堰市 / 郧阳区 / 杨溪铺镇',
    '运行',
    '洈水路',
    '0719-7000000',
    '60 m²',
  ])
    expect(text).toContain(words)
  expect(qr).toBe(`${PUBLIC_URL}/p/${code}`)
  expect(pages).toBe(1)
})

test('a card is in the language of its reader', async () => {
  await using registry = await shiyan()
  const { code } = await registry.as().stations.found(aStation(TOWN, { premises: PREMISES }))
  const { text } = await readPdf(Buffer.from((await registry.in('en').stations.card({ code })).base64, 'base64'))
  expect(text).toContain('Social work station card')
  expect(text).toContain('Preparing')
})

test('what is made up says so on its card', async () => {
  await using registry = await shiyan()
  const all = registry.as()
  const { code } = await all.stations.found(aStation(TOWN, { provenance: 'demonstration' }))
  const { text } = await readPdf(Buffer.from((await all.stations.card({ code })).base64, 'base64'))
  expect(text).toContain('数据来源:演示数据')
})

test('the longest card still is one file below the limit of a message', async () => {
  await using registry = await shiyan()
  const all = registry.as()
  const signs = Array.from({ length: 500 }, (_, index) => String.fromCodePoint(0x4e00 + index * 7)).join('')
  const { code } = await all.stations.found(
    aStation(TOWN, {
      remark: signs,
      features: Array.from({ length: 20 }, (_, index) => ({ kind: 'brand', text: signs.slice(index, index + 100) })),
      responsible: Array.from({ length: 20 }, () => ({
        duty: 'leads',
        name: signs.slice(0, 50),
        title: signs.slice(0, 60),
      })),
    }),
  )
  const { base64 } = await all.stations.card({ code })
  expect(base64.length).toBeLessThan(700_000)
})

test('the card of a station outside the scope is not found', async () => {
  await using registry = await shiyan()
  const { code } = await registry.as().stations.found(aStation(TOWN))
  await expect(registry.as('/42/4203/420302/').stations.card({ code })).rejects.toMatchObject({ code: 'not-found' })
})
