import { useNavigate, useRouterState } from '@tanstack/react-router'

export interface PageTurner {
  /** Undefined where there is nothing before: the first page. */
  readonly previous: (() => void) | undefined
  readonly next: (() => void) | undefined
}

/**
 * Turns the pages of a list whose cursor stands in the address. The cursors of the pages before travel in the history
 * entry; an address opened from outside has none, and "previous" then leads to the first page.
 */
export function usePageTurner(cursor: string | undefined, next: string | null | undefined): PageTurner {
  const navigate = useNavigate()
  const trail = useRouterState({ select: (state) => state.location.state.trail }) ?? []
  const go = (to: string | undefined, passed: readonly string[]) =>
    void navigate({
      to: '.',
      search: (search) => ({ ...search, cursor: to }),
      state: { trail: passed },
      resetScroll: true,
    })
  return {
    previous: cursor === undefined ? undefined : () => go(trail.at(-1) || undefined, trail.slice(0, -1)),
    next: next ? () => go(next, [...trail, cursor ?? '']) : undefined,
  }
}
