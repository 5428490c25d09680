import { useSuspenseQuery } from '@tanstack/react-query'
import type { ROLES, Role } from '@zhanwang/domain-identity/roles'
import type { ScopePath } from '@zhanwang/kernel/scope'
import { trpc } from './trpc.ts'

/** Every permission that a role holds: the union follows the roles. */
export type Permission = (typeof ROLES)[Role]['permissions'][number]

export const meOptions = () => trpc.identity.me.get.queryOptions({}, { staleTime: 60_000 })

/** Who is signed in. The shell has loaded it before a page renders. */
export function useMe() {
  return useSuspenseQuery(meOptions()).data
}

export type Holds = (permission: Permission, place?: ScopePath) => boolean

/** Whether the reader holds a permission: anywhere, or over a place. The server decides; this only hides what it would refuse. */
export function useHolds(): Holds {
  const { permissions } = useMe()
  return (permission, place) => {
    const divisions = permissions[permission] ?? []
    if (place === undefined) return divisions.length > 0
    return divisions.some(({ division }) => division === null || place.includes(`/${division}/`))
  }
}
