import { expect, inject, test } from 'vitest'
import { signedInAs } from '../src/matrix-people.ts'
import { PIXEL } from '../src/pictures.ts'
import type { RestClient } from '../src/rest-client.ts'

const platform = inject('platform')
const PDF = Buffer.from('%PDF-1.7\n场地合作协议\n%%EOF\n')

const upload = async (client: RestClient, name: string, body: Uint8Array<ArrayBuffer>) => {
  const url = `${platform.address}/api/v1/files?name=${encodeURIComponent(name)}`
  const answer = await fetch(url, { method: 'POST', headers: client.headers, body })
  return { status: answer.status, body: await answer.json() }
}
const download = (client: RestClient, path: string) =>
  fetch(`${platform.address}/api/v1${path}`, { headers: client.headers })

test('a clerk keeps an agreement and a picture with a station; who reads there gets them as they are, nobody else does', async () => {
  const clerk = await signedInAs(platform, 'yunyang-officer')
  const [{ code }] = (await clerk.get('/stations?division=420304&kind=station&limit=1')).body.rows
  const attach = async (kind: string, title: string, file: string) =>
    clerk.post(`/stations/${code}/attachments`, { kind, title, file })

  const agreement = await upload(clerk, '场地合作协议.pdf', PDF)
  expect(agreement).toMatchObject({ status: 200, body: { thumbnail: false, file: { name: '场地合作协议.pdf' } } })
  const kept = await attach('agreement', '场地合作协议', agreement.body.ticket)
  expect(kept.status).toBe(200)
  const again = await attach('agreement', '场地合作协议', agreement.body.ticket)
  expect(again).toMatchObject({ status: 409, body: { reason: 'upload-used' } })

  const picture = await upload(clerk, '标牌.png', PIXEL)
  expect(picture).toMatchObject({ status: 200, body: { thumbnail: true } })
  const plaque = await attach('plaque', '标牌', picture.body.ticket)

  const prefecture = await signedInAs(platform, 'shiyan-officer')
  const list = await prefecture.get(`/stations/${code}/attachments?limit=2`)
  expect(list.body.rows).toMatchObject([
    { id: plaque.body.id, title: '标牌', hasThumbnail: true },
    { id: kept.body.id, title: '场地合作协议', hasThumbnail: false, file: { size: PDF.length } },
  ])
  const content = await download(prefecture, `/attachments/${kept.body.id}/content`)
  expect(Buffer.from(await content.arrayBuffer())).toEqual(PDF)
  expect(content.headers.get('content-disposition')).toContain(encodeURIComponent('场地合作协议.pdf'))
  const thumbnail = await download(prefecture, `/attachments/${plaque.body.id}/thumbnail`)
  expect([thumbnail.status, thumbnail.headers.get('content-type')]).toEqual([200, 'image/webp'])

  const foreign = await signedInAs(platform, 'taicang-officer')
  for (const path of [`/attachments/${kept.body.id}/content`, `/attachments/${plaque.body.id}/thumbnail`])
    expect((await download(foreign, path)).status).toBe(404)
  expect((await foreign.get(`/stations/${code}/attachments`)).status).toBe(404)
  // Another's ticket is worth nothing, even to who may write there.
  const mine = await upload(foreign, 'a.pdf', PDF)
  expect(await attach('other', '别人的上传', mine.body.ticket)).toMatchObject({
    status: 422,
    body: { reason: 'upload-expired' },
  })

  const removed = await clerk.post(`/attachments/${kept.body.id}/remove`, { reason: '协议已续签' })
  expect(removed.status).toBe(200)
  expect((await download(clerk, `/attachments/${kept.body.id}/content`)).status).toBe(404)
})
