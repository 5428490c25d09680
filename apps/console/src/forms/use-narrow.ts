import { useSyncExternalStore } from 'react'

const NARROW = '(max-width: 767px)'

/** Whether a table would not fit: lists show cards instead. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => window.matchMedia(NARROW).matches)
}

function subscribe(listener: () => void): () => void {
  const query = window.matchMedia(NARROW)
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}
