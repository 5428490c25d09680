import { useEffect } from 'react'

/** Forms that are open over what they change. */
let open = 0
const listeners = new Set<() => void>()

/**
 * While the calling form is open, nothing that others change is fetched under it: what it sends still names the version
 * that its reader saw, so that the server tells when somebody else was faster.
 */
export function useOpenDraft(): void {
  useEffect(() => {
    open++
    return () => {
      open--
      if (open === 0) for (const listener of listeners) listener()
    }
  }, [])
}

export function hasOpenDrafts(): boolean {
  return open > 0
}

/** Calls `listener` each time the last form closes, until the returned function is called. */
export function onDraftsClosed(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
