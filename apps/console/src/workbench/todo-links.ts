import type { LinkProps } from '@tanstack/react-router'

/** Where a to-do leads, by what it is about; a page that shows something of a to-do's subject is named here. */
const LINKS: Readonly<Record<string, (id: string) => LinkProps>> = {
  approval: (id) => ({ to: '/approvals/$id', params: { id } }),
  inspection: (id) => ({ to: '/inspections/$id', params: { id } }),
  station: (code) => ({ to: '/stations/$code', params: { code } }),
  ticket: (number) => ({ to: '/tickets/$number', params: { number } }),
}

/** The page of a to-do's subject; undefined where this console has none. */
export function todoLink({ type, id }: { readonly type: string; readonly id: string }): LinkProps | undefined {
  return LINKS[type]?.(id)
}
