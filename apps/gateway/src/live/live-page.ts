import { type Actor, scopesOf } from '@zhanwang/kernel/actor'
import type { DomainError } from '@zhanwang/kernel/errors'
import type { LiveNotice, LiveOffice } from '@zhanwang/kernel/live'
import { anyCovers, type ScopePath } from '@zhanwang/kernel/scope'

/** What happens to one thing within this time is told once. */
const GAP_MS = 250
/** After more than a reader could follow, the page has this long to itself before it is told again. */
const MANY_GAP_MS = 3_000
/** Different things of one topic that are told by name; more than these are told as "much changed". */
const MOST_KEYS = 50
/** The key of "much changed", and of a topic that is about nothing in particular. */
const MUCH = ''

/** An open page of somebody, and what it is still to be told. */
export interface LivePage {
  readonly accountId: string
  /** Whether its reader holds `permission` where `place` lies, or anywhere (null). */
  mayKnow(permission: string, place: ScopePath | null): boolean
  /** Whether its reader holds an office. */
  holds(office: LiveOffice): boolean
  /** Keeps a notice until it is taken; however many come, what is kept stays bounded. */
  tell(notice: LiveNotice): void
  /** What was kept, once its time has come; undefined when the page has ended. Throws what it ended with. One at a time. */
  next(): Promise<readonly LiveNotice[] | undefined>
  /** The same reader with other rights. */
  become(actor: Actor): void
  /** Ends the page, for a reason or because it was closed. A second call changes nothing. */
  end(reason?: DomainError): void
}

export function createLivePage(reader: Actor): LivePage {
  let actor = reader
  const places = new Map<string, readonly ScopePath[]>()
  const kept = new Map<string, Set<string>>()
  let due = false
  let quietUntil = 0
  let timer: NodeJS.Timeout | undefined
  let ended: { readonly reason: DomainError | undefined } | undefined
  let wake: (() => void) | undefined

  return {
    accountId: reader.id,
    mayKnow(permission, place) {
      const scopes = places.get(permission) ?? scopesOf(actor, permission)
      places.set(permission, scopes)
      return place === null ? scopes.length > 0 : anyCovers(scopes, place)
    },
    holds({ permission, place, notFor }) {
      return (
        !notFor.includes(reader.id) &&
        actor.grants.some(({ scope, permissions }) => scope === place && permissions.includes(permission))
      )
    },
    tell({ topic, key }) {
      if (ended) return
      const keys = kept.get(topic) ?? new Set()
      if (keys.has(MUCH)) return
      const many = key === MUCH || (keys.size === MOST_KEYS && !keys.has(key))
      kept.set(topic, many ? new Set([MUCH]) : keys.add(key))
      timer ??= setTimeout(ring, Math.max(GAP_MS, quietUntil - performance.now()))
    },
    async next() {
      while (!ended && !due) {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
      if (ended?.reason) throw ended.reason
      return ended ? undefined : take()
    },
    become(changed) {
      actor = changed
      places.clear()
    },
    end(reason) {
      ended ??= { reason }
      clearTimeout(timer)
      wake?.()
    },
  }

  function ring(): void {
    due = true
    wake?.()
  }

  function take(): LiveNotice[] {
    const notices = [...kept].flatMap(([topic, keys]) => [...keys].map((key) => ({ topic, key })))
    const many = notices.some(({ key }) => key === MUCH)
    quietUntil = performance.now() + (many ? MANY_GAP_MS : GAP_MS)
    kept.clear()
    due = false
    timer = undefined
    return notices
  }
}
