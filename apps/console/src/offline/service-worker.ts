/// <reference lib="webworker" />

/**
 * Lets the console open without a network. It keeps the shell (`SHELL`, see ../../shell-for-offline.ts) and nothing else:
 * no answer of the server, since those belong to whoever is signed in. Built as /service-worker.js, by itself: it imports
 * nothing.
 */
declare const SHELL: { readonly version: string; readonly files: readonly string[] }

/** The console's program knows `self` as a window. */
const worker = self as unknown as ServiceWorkerGlobalScope

const PREFIX = 'zhanwang.shell.'
const CACHE = PREFIX + SHELL.version
/** The console itself, whatever its address below `/`. */
const PAGE = '/'
/** A network that is slower to give the page is taken for none. */
const SLOWEST_MS = 8_000
/** What the gateway answers by itself: never the console's page. */
const NO_PAGE_OF_THE_CONSOLE = /^\/(?:api|trpc|p|openapi\.json|health)(?:\/|$)/

worker.addEventListener('install', (event) => {
  event.waitUntil(keepShell())
})

worker.addEventListener('activate', (event) => {
  event.waitUntil(dropOlderShells())
})

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== worker.location.origin) return
  if (request.mode === 'navigate') {
    if (!NO_PAGE_OF_THE_CONSOLE.test(pathname)) event.respondWith(page(request))
  } else if (SHELL.files.includes(pathname)) event.respondWith(asset(request))
})

async function keepShell(): Promise<void> {
  const cache = await caches.open(CACHE)
  // Assets have their hash in the name: what the browser has already is right. The page is asked for anew.
  await cache.addAll([...SHELL.files, new Request(PAGE, { cache: 'no-cache' })])
  // Nothing of an open page depends on which worker serves it.
  await worker.skipWaiting()
}

async function dropOlderShells(): Promise<void> {
  const older = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE)
  await Promise.all(older.map((name) => caches.delete(name)))
}

/** The page as the server has it now, so that nobody works with an old console; the kept one where there is no network. */
async function page(request: Request): Promise<Response> {
  const kept = await caches.match(PAGE)
  try {
    return await fetch(request, kept ? { signal: AbortSignal.timeout(SLOWEST_MS) } : {})
  } catch (error) {
    if (kept) return kept
    throw error
  }
}

async function asset(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request)
}
