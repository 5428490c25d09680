import { useRouter } from '@tanstack/react-router'
import { useHolds } from '../api/me.ts'
import type { MenuEntry } from './menu-entry.ts'

/** The pages with a menu entry that the reader's permissions allow, in the order in which the router puts them together. */
export function useMenu(): (MenuEntry & { readonly to: string })[] {
  const holds = useHolds()
  const { routesById } = useRouter()
  return Object.values(routesById).flatMap(({ options, fullPath }) => {
    const menu = options.staticData?.menu
    return menu && (!menu.permission || holds(menu.permission)) ? [{ ...menu, to: fullPath }] : []
  })
}
