import type { RestClient } from './rest-client.ts'

/** The codes of all villages below a division, as far as the caller may see them. */
export async function villagesBelow(client: RestClient, division: string): Promise<string[]> {
  const villages: string[] = []
  let cursor = ''
  do {
    const after = cursor && `&cursor=${encodeURIComponent(cursor)}`
    const { body } = await client.get(`/divisions?parent=${division}&deep=true&level=village&limit=200${after}`)
    for (const { code, kind } of body.rows) if (kind === 'village') villages.push(code)
    cursor = body.next ?? ''
  } while (cursor)
  return villages
}
