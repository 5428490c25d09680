import { createTRPCClient, httpSubscriptionLink } from '@trpc/client'
import type { AppRouter } from '@zhanwang/gateway/router-type'
import { createRefresh } from './live-refresh.ts'
import { problemOf } from './problem.ts'
import { reportSessionEnd } from './session.ts'

const FIRST_RETRY_MS = 1_000
const MAX_RETRY_MS = 30_000
/** After a refusal: it would be the same at once. */
const REFUSED_MS = 60_000

const client = createTRPCClient<AppRouter>({ links: [httpSubscriptionLink({ url: '/trpc' })] })

/**
 * Keeps the page's stream of changes open while the page is shown, and refreshes what it shows, until the returned
 * function is called. A hidden page lets its connection go, for a browser has six to one server, and asks for everything
 * when it is shown again. `waiting` hears whether a connection is missing that should be there.
 */
export function listenToChanges(waiting: (isWaiting: boolean) => void): () => void {
  const refresh = createRefresh()
  let stream: { unsubscribe(): void } | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let failures = 0

  const begin = () => {
    clearTimeout(timer)
    if (stream || document.visibilityState === 'hidden') return
    waiting(true)
    const begun = client.live.changes.subscribe(
      {},
      {
        onData(notice) {
          failures = 0
          waiting(false)
          refresh.hear(notice)
        },
        onConnectionStateChange({ state, error }) {
          // The browser's own stream connects again by itself after a connection that broke.
          if (state === 'connecting' && error) waiting(true)
        },
        onError(error) {
          if (stream !== begun) return
          stream = undefined
          waiting(true)
          const { code } = problemOf(error)
          if (code === 'unauthenticated') return reportSessionEnd()
          again(code === 'forbidden' || code === 'too-many-requests' ? REFUSED_MS : retryMs())
        },
        onComplete() {
          if (stream !== begun) return
          stream = undefined
          waiting(true)
          again(retryMs())
        },
      },
    )
    stream = begun
  }
  const end = () => {
    clearTimeout(timer)
    const ended = stream
    stream = undefined
    ended?.unsubscribe()
    waiting(false)
  }
  const again = (ms: number) => {
    timer = setTimeout(begin, ms)
  }
  // Spread out: when the gateway restarts, all pages come at once.
  const retryMs = () => Math.min(MAX_RETRY_MS, FIRST_RETRY_MS * 2 ** failures++) * (0.5 + Math.random())
  const follow = () => (document.visibilityState === 'hidden' ? end() : begin())

  document.addEventListener('visibilitychange', follow)
  window.addEventListener('online', begin)
  begin()
  return () => {
    document.removeEventListener('visibilitychange', follow)
    window.removeEventListener('online', begin)
    end()
    refresh.stop()
  }
}
