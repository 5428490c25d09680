import { useEffect, useSyncExternalStore } from 'react'
import { useSessionEnded } from './session.ts'

/** A shorter gap is nobody's concern: what was missed is fetched when it closes. */
const TOLERATED_MS = 10_000

let lost = false
const listeners = new Set<() => void>()

function setLost(value: boolean): void {
  if (lost === value) return
  lost = value
  for (const listener of listeners) listener()
}

/** Keeps what the page shows up to date by itself for as long as somebody is signed in. For the shell, once. */
export function useLive(): void {
  const ended = useSessionEnded()
  useEffect(() => {
    if (ended) return
    let closed = false
    let stop: (() => void) | undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const waiting = (isWaiting: boolean) => {
      if (!isWaiting || closed) {
        clearTimeout(timer)
        timer = undefined
        setLost(false)
      } else {
        timer ??= setTimeout(() => setLost(true), TOLERATED_MS)
      }
    }
    waiting(true)
    import('./live-connection.ts').then(
      ({ listenToChanges }) => {
        if (!closed) stop = listenToChanges(waiting)
      },
      () => setLost(!closed),
    )
    return () => {
      closed = true
      stop?.()
      waiting(false)
    }
  }, [ended])
}

/** Whether the page has not heard of changes for more than 10 s, so that what it shows may be old. */
export function useLiveLost(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => lost,
  )
}
