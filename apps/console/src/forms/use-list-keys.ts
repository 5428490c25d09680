import { type RefObject, useEffect, useState } from 'react'

interface ListKeys {
  /** How many rows are shown. */
  readonly count: number
  readonly onOpen: (index: number) => void
  readonly search: RefObject<{ focus(): void } | null>
  /** Any other key, pressed while a row is marked. */
  readonly onKey?: (key: string, index: number) => void
}

/** The keyboard of a list: `/` to the search, `j` and `k` through the rows, Enter opens. Returns the marked row, -1 for none. */
export function useListKeys({ count, onOpen, search, onKey }: ListKeys): number {
  const [marked, setMarked] = useState(-1)
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      if (event.key === '/') {
        event.preventDefault()
        search.current?.focus()
      } else if (event.key === 'j') setMarked((index) => Math.min(index + 1, count - 1))
      else if (event.key === 'k') setMarked((index) => Math.max(index - 1, 0))
      else if (event.key === 'Enter' && marked >= 0 && marked < count && !isControl(event.target)) onOpen(marked)
      else if (marked >= 0 && marked < count) onKey?.(event.key, marked)
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [count, marked, onOpen, search, onKey])
  return marked < count ? marked : -1
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, [role="combobox"], [role="dialog"]') !== null
  )
}

function isControl(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('a, button') !== null
}
