import { isDeepStrictEqual } from 'node:util'
import { DomainError } from '@zhanwang/kernel/errors'
import type { LiveNotice } from '@zhanwang/kernel/live'
import type { Log } from '@zhanwang/messaging/log'
import type { Authenticate } from '../authentication/principal.ts'
import { admit, type Caller } from '../forward.ts'
import { type LiveHub, OPEN } from './live-hub.ts'
import type { LivePage } from './live-page.ts'

export interface LiveParts {
  readonly hub: LiveHub
  /** Without counting as use of the session: a page that stays open is nobody at work. */
  readonly look: Authenticate
  /** A silent stream says that it is alive this often, and asks this often whether its reader is still signed in. */
  readonly pingMs: number
  readonly log: Log
}

/**
 * What a page hears from now on until `signal`: first `open`, then each change that its reader may know of. It ends with
 * `unauthenticated` when the session does, and with `forbidden` while the account must first mend its sign-in; when the
 * reader's rights change it says `open` again.
 */
export async function* liveChanges(
  { hub, look, pingMs, log }: LiveParts,
  caller: Caller,
  signal: AbortSignal | undefined,
): AsyncGenerator<LiveNotice, void> {
  const reader = () => admit(look, caller, 'live.changes')
  let { actor } = await reader()
  using opened = hub.open(actor)
  const { page } = opened
  const close = () => page.end()
  signal?.addEventListener('abort', close, { once: true })
  if (signal?.aborted) close()
  const check = setInterval(() => {
    reader().then(
      (now) => {
        if (isDeepStrictEqual(now.actor, actor)) return
        actor = now.actor
        page.become(actor)
        page.tell(OPEN)
      },
      (error: unknown) => endWith(page, error, log),
    )
  }, pingMs)
  try {
    hub.sent(OPEN)
    yield OPEN
    for (let notices = await page.next(); notices; notices = await page.next()) {
      for (const notice of notices) {
        hub.sent(notice)
        yield notice
      }
    }
  } finally {
    clearInterval(check)
    signal?.removeEventListener('abort', close)
  }
}

/** Nobody is believed to be signed in whose session cannot be asked for: the page comes back by itself. */
function endWith(page: LivePage, error: unknown, log: Log): void {
  if (!(error instanceof DomainError)) log.error({ err: error }, 'a live page ended by a fault')
  page.end(error instanceof DomainError ? error : new DomainError('unavailable', {}, { cause: error }))
}
