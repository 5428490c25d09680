import type { RestClient } from '@zhanwang/journeys/rest-client'

export interface StationToChange {
  readonly code: string
  readonly name: string
  readonly version: number
}

/** More than clients wait at a time, so that a station is changed again only after its last change was answered. */
const WANTED = 600

/** Rooms that may still be changed, as they are now. */
export async function stationsToChange(client: RestClient): Promise<StationToChange[]> {
  const stations: StationToChange[] = []
  let cursor = ''
  do {
    const after = cursor && `&cursor=${encodeURIComponent(cursor)}`
    const { body } = await client.get(`/stations?kind=room&limit=200${after}`)
    for (const { code, name, version, status } of body.rows) {
      if (status !== 'closed' && status !== 'merged') stations.push({ code, name, version })
    }
    cursor = body.next ?? ''
  } while (cursor && stations.length < WANTED)
  return stations
}
