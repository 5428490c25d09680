import type { WallPhoto } from '@zhanwang/domain-station-registry/inspection-photo'
import { byTime } from './shown-photo.ts'

export interface WallItem {
  readonly key: string
  readonly name: string
  /** What was: of the self-check, else of the on-site check. */
  readonly before: readonly WallPhoto[]
  /** What came of it, after a rectification. */
  readonly after: readonly WallPhoto[]
}

export interface WallStation {
  readonly station: WallPhoto['station']
  readonly stationName: string
  readonly divisionName: string
  readonly items: readonly WallItem[]
}

/** The pictures of a wall by station and item, in the order in which stations come; documents are no pictures. */
export function wallGroups(photos: readonly WallPhoto[]): WallStation[] {
  const pictures = photos.filter(({ hasThumbnail }) => hasThumbnail)
  return [...Map.groupBy(pictures, ({ station }) => station)].flatMap(([station, own]) => {
    const [first] = own
    if (!first) return []
    const { stationName, divisionName } = first
    const items = [...Map.groupBy(own, ({ item }) => item)].map(([key, taken]) => {
      const inOrder = [...taken].sort(byTime)
      return {
        key,
        name: taken[0]?.itemName ?? key,
        before: inOrder.filter(({ phase }) => phase !== 'after'),
        after: inOrder.filter(({ phase }) => phase === 'after'),
      }
    })
    return [{ station, stationName, divisionName, items }]
  })
}

/** What opens together: the last picture before a rectification and the last one after it, or each picture by itself. */
export function picturesToOpen({ before, after }: WallItem): (readonly WallPhoto[])[] {
  const [was, is] = [before.at(-1), after.at(-1)]
  if (!was || !is) return [...before, ...after].map((photo) => [photo])
  const others = [...before.slice(0, -1), ...after.slice(0, -1)]
  return [[was, is], ...others.map((photo) => [photo])]
}
