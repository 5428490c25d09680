import { skipToken, useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useMe } from '../api/me.ts'
import { trpc } from '../api/trpc.ts'

export interface CurrentDivision {
  readonly code: string
  /** Empty until it is known. */
  readonly name: string
}

/**
 * The division that the address names, else the highest one of the reader's scope (for a reader without limits: the
 * first of the tree). Undefined until it is known.
 */
export function useCurrentDivision(): CurrentDivision | undefined {
  const { division: chosen } = useSearch({ from: '/shell' })
  const { permissions } = useMe()
  const places = permissions['division.read'] ?? []
  const own = places.some((place) => place.division === null) ? undefined : places[0]
  const known = places.find((place) => place.division !== null && place.division === chosen)
  const named = useQuery(
    trpc.registry.divisions.get.queryOptions(chosen && !known ? { code: chosen } : skipToken, { staleTime: 600_000 }),
  )
  const top = useQuery(
    trpc.registry.divisions.list.queryOptions(chosen || own ? skipToken : { limit: 1 }, { staleTime: 600_000 }),
  )
  if (chosen) return { code: chosen, name: known?.name ?? named.data?.division.name ?? '' }
  if (own?.division) return { code: own.division, name: own.name }
  const first = top.data?.rows[0]
  return first ? { code: first.code, name: first.name } : undefined
}
