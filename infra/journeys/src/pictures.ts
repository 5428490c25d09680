import { z } from 'zod'
import type { RestClient } from './rest-client.ts'

/** One grey pixel (PNG). */
export const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
)

const Staged = z.object({ ticket: z.string() })

/** Uploads a picture and returns the ticket that a command hands in for it. */
export async function uploadPicture(officer: RestClient, name: string): Promise<string> {
  const uploaded = await fetch(`${officer.address}/api/v1/files?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: officer.headers,
    body: PIXEL,
  })
  if (!uploaded.ok) throw new Error(`upload: ${uploaded.status} ${await uploaded.text()}`)
  return Staged.parse(await uploaded.json()).ticket
}

/** Attaches pictures to a station as its officer does, and returns their ids. */
export async function attachPictures(officer: RestClient, station: string, count: number): Promise<string[]> {
  const ids: string[] = []
  for (let n = 1; n <= count; n++) {
    const title = `门牌${n}`
    const file = await uploadPicture(officer, `${title}.png`)
    const added = await officer.post(`/stations/${station}/attachments`, { kind: 'photo', title, file })
    if (added.status !== 200) throw new Error(`attach to ${station}: ${JSON.stringify(added.body)}`)
    ids.push(String(added.body.id))
  }
  return ids
}
