import type { Actor } from './actor.ts'
import type { BusinessDate } from './calendar.ts'
import type { Language } from './localized-text.ts'
import type { ScopePath } from './scope.ts'

/** What a handler knows about the request it answers. */
export interface Call {
  readonly actor: Actor
  /** Where the actor holds the procedure's permission. Never empty, except for a procedure that needs none. */
  readonly scopes: readonly ScopePath[]
  /** `stations.found`: group and name in the contract. */
  readonly procedure: string
  readonly now: Date
  /** The date in Asia/Shanghai of `now`. */
  readonly today: BusinessDate
  readonly language: Language
  readonly correlationId: string
  /** W3C trace context of the request, where the caller sent one. */
  readonly traceparent?: string | undefined
}

/** A call that changes something: it carries the id under which it may be repeated. */
export interface CommandCall extends Call {
  readonly commandId: string
  /** SHA-256 of the procedure and its canonical input: a repeat with another input is a conflict. */
  readonly inputDigest: string
}
