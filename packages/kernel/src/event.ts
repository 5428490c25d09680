import { z } from 'zod'
import { Uuid } from './ids.ts'
import type { ScopePath } from './scope.ts'

/**
 * A fact of one aggregate, as other services read it. It carries the aggregate's public state whole, with its version:
 * a consumer keeps the newest version, so repeats and reordering are harmless and a gap is no fault.
 */
export interface EventDefinition<State extends z.ZodType = z.ZodType> {
  readonly context: string
  /** Past tense, kebab-case: `station-changed`. */
  readonly type: string
  readonly version: number
  readonly state: State
  /** A frozen example of this version: every consumer's test parses it. */
  readonly golden: unknown
  /** Who is told at once, on an open page, that the aggregate changed: those who hold `permission` where it lies, or anywhere (null). */
  readonly live?: {
    readonly permission: string
    readonly place: (state: z.output<State>) => ScopePath | null
    /** What pages know the aggregate by, where that is not its id: a station's code. */
    readonly key?: (state: z.output<State>) => string
  }
}

export function defineEvent<State extends z.ZodType>(definition: EventDefinition<State>): EventDefinition<State> {
  return definition
}

type EventName = Pick<EventDefinition, 'context' | 'type' | 'version'>

/** NATS subject: `zw.event.station-registry.station-changed.v1`. */
export function eventSubject({ context, type, version }: EventName): string {
  return `zw.event.${context}.${type}.v${version}`
}

/** Subject under which NATS says the same once it holds the event: `zw.stored.station-registry.station-changed.v1`. */
export function storedEventSubject({ context, type, version }: EventName): string {
  return `zw.stored.${context}.${type}.v${version}`
}

/** What travels around every event's state. */
export const EventEnvelope = z.object({
  /** Outbox id: also the message id under which JetStream drops repeats. */
  id: Uuid,
  context: z.string(),
  type: z.string(),
  version: z.int(),
  aggregateId: z.string(),
  /** Grows by one with each change of the aggregate. */
  aggregateVersion: z.int(),
  occurredAt: z.iso.datetime(),
  actorId: z.string(),
  correlationId: z.string(),
  state: z.unknown(),
})
export type EventEnvelope = z.infer<typeof EventEnvelope>
