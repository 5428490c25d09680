import type { Page, Request } from 'playwright-core'

declare global {
  interface Window {
    /** TanStack Router's own, for its developer tools. */
    readonly __TSR_ROUTER__?: {
      readonly state: { readonly status: string; readonly resolvedLocation?: { readonly href: string } }
    }
  }
}

/** What the console shows where something is still to come: lines that hold a page's place, spinners, lists being fetched. */
const WAITING = '.waiting-lines, .ant-spin-spinning, .ant-btn-loading, [aria-busy="true"]'

/**
 * Watches what a page asks for, from now on, and returns what waits until the page has come: its address is the one that
 * the router shows, nothing stands in for what is to come, and nothing that the page asked for is on its way, but for its
 * stream of changes. What an answer makes the page ask for next is waited for, too. Unlike playwright's `networkidle`, which
 * holds once a document, it also tells of a step inside the console. @throws Error that names what is missing
 */
export function watchLoading(page: Page, timeoutMs: number): () => Promise<void> {
  const open = new Set<Request>()
  let begun = 0
  page.on('request', (request) => {
    if (request.resourceType() === 'eventsource') return
    begun += 1
    open.add(request)
  })
  page.on('requestfinished', (request) => open.delete(request))
  page.on('requestfailed', (request) => open.delete(request))

  return async () => {
    const until = performance.now() + timeoutMs
    for (;;) {
      const before = begun
      const waiting = await waitingNow(page)
      if (waiting.length === 0 && open.size === 0 && begun === before) return
      if (performance.now() > until) {
        const asked = [...open].map((request) => request.url())
        throw new Error(`${page.url()} is still loading after ${timeoutMs} ms: ${[...waiting, ...asked].join(', ')}`)
      }
    }
  }
}

/** What the page waits for, once it has drawn what it knows now and asked for what it then misses. */
function waitingNow(page: Page): Promise<string[]> {
  return page.evaluate(async (selector) => {
    // Effects of what was drawn run before the second frame, and calls that are sent together go in a task after them.
    for (let frame = 0; frame < 2; frame += 1) await new Promise((drawn) => requestAnimationFrame(drawn))
    await new Promise((resolve) => setTimeout(resolve))
    const waiting = [...document.querySelectorAll(selector)]
      .filter((element) => element.checkVisibility())
      .map((element) => element.className || element.tagName)
    const router = window.__TSR_ROUTER__?.state
    const here = `${location.pathname}${location.search}`
    if (router && (router.status !== 'idle' || router.resolvedLocation?.href !== here)) waiting.push(`router: ${here}`)
    return waiting
  }, WAITING)
}
