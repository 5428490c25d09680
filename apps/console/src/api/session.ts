import { useSyncExternalStore } from 'react'

/**
 * Whether the server said that the session is over while a page was open. The page then stays as it is, with every
 * draft in it, under a dialog that signs in again.
 */
let ended = false
const listeners = new Set<() => void>()

function set(value: boolean): void {
  if (ended === value) return
  ended = value
  for (const listener of listeners) listener()
}

export function reportSessionEnd(): void {
  set(true)
}

export function reportSessionStart(): void {
  set(false)
}

/** Calls `listener` each time a session that was over begins anew, until the returned function is called. */
export function onSessionStart(listener: () => void): () => void {
  const hear = () => {
    if (!ended) listener()
  }
  listeners.add(hear)
  return () => listeners.delete(hear)
}

export function useSessionEnded(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => ended,
  )
}
