import type { Actor } from '@zhanwang/kernel/actor'
import { DomainError } from '@zhanwang/kernel/errors'
import type { LiveNotice, LiveOffice } from '@zhanwang/kernel/live'
import type { LiveChange } from '@zhanwang/messaging/live-listener'
import { Counter, Gauge, type Registry } from 'prom-client'
import { createLivePage, type LivePage } from './live-page.ts'

/** Pages that one account may have open. A laptop that sleeps leaves its own behind for a while. */
const MOST_PAGES = 20

/** The first word to every page, and later that something may have been missed: ask again for all that is shown. */
export const OPEN: LiveNotice = { topic: 'open', key: '' }

export interface OpenPage extends Disposable {
  readonly page: LivePage
}

export interface LiveHub {
  /** How many pages are open. */
  readonly size: number
  /** A page for somebody, until disposed of. One too many ends that account's oldest with `too-many-requests`. */
  open(actor: Actor): OpenPage
  changed(change: LiveChange): void
  /** Tells the pages of one account. */
  own(accountId: string, notice: LiveNotice): void
  /** Tells the pages of those who hold an office. */
  office(office: LiveOffice, notice: LiveNotice): void
  /** Tells every page that something may have been missed. */
  missed(): void
  /** Counts what was sent. */
  sent(notice: LiveNotice): void
  /** Ends every page; those that open later end at once. */
  close(): void
}

/** Brings what happened to the open pages of those who may know of it. */
export function createLiveHub(metrics: Registry): LiveHub {
  // In the order in which they were opened.
  const pages = new Set<LivePage>()
  let closed = false
  const sent = new Counter({
    name: 'zw_live_notices_total',
    help: 'Live notices sent to open pages, by topic',
    labelNames: ['topic'] as const,
    registers: [metrics],
  })
  new Gauge({
    name: 'zw_live_pages',
    help: 'Pages that are open and hear of changes',
    registers: [metrics],
    collect() {
      this.set(pages.size)
    },
  })

  return {
    get size() {
      return pages.size
    },
    open(actor) {
      const [oldest, ...others] = [...pages].filter(({ accountId }) => accountId === actor.id)
      if (oldest && others.length + 1 >= MOST_PAGES) {
        pages.delete(oldest)
        oldest.end(new DomainError('too-many-requests'))
      }
      const page = createLivePage(actor)
      if (closed) page.end()
      pages.add(page)
      return {
        page,
        [Symbol.dispose]() {
          pages.delete(page)
          page.end()
        },
      }
    },
    changed({ permission, place, notice }) {
      for (const page of pages) if (page.mayKnow(permission, place)) page.tell(notice)
    },
    own(accountId, notice) {
      for (const page of pages) if (page.accountId === accountId) page.tell(notice)
    },
    office(office, notice) {
      for (const page of pages) if (page.holds(office)) page.tell(notice)
    },
    missed() {
      for (const page of pages) page.tell(OPEN)
    },
    sent: ({ topic }) => sent.inc({ topic }),
    close() {
      closed = true
      for (const page of pages) page.end()
    },
  }
}
