import { type EventDefinition, storedEventSubject } from '@zhanwang/kernel/event'
import { LiveNotice, type LiveOffice, LiveOfficeNotice, liveOfficeSubject } from '@zhanwang/kernel/live'
import type { ScopePath } from '@zhanwang/kernel/scope'
import type { Msg, NatsConnection } from 'nats'
import type { z } from 'zod'
import { readEvent } from './event-consumer.ts'
import { EVENT_STREAM, ensureEventStream } from './event-stream.ts'
import type { Log } from './log.ts'

/** A change, and who may know of it: those who hold `permission` where `place` lies. */
export interface LiveChange {
  readonly permission: string
  readonly place: ScopePath | null
  readonly notice: LiveNotice
}

export interface LiveListenerOptions {
  readonly connection: NatsConnection
  /** Those without `live` are not listened to. */
  readonly events: readonly EventDefinition[]
  /** False: nobody is there to be told, and what comes is not even read. */
  readonly wanted: () => boolean
  readonly changed: (change: LiveChange) => void
  readonly own: (accountId: string, notice: LiveNotice) => void
  readonly office: (office: LiveOffice, notice: LiveNotice) => void
  /** NATS was away: what happened meanwhile was not heard. */
  readonly missed: () => void
  readonly log: Log
}

export interface LiveListener {
  stop(): void
}

/**
 * Hears every change and every word to an account as they are published, in each process that listens, without
 * acknowledgement: a hint that is lost costs a page its freshness, never its truth. Changes are heard as NATS repeats them:
 * as published they ask for an answer, which is for the stream to give. Nothing that arrives makes it throw;
 * what cannot be read is logged without a value of it.
 */
export function listenLive({ connection, events, log, ...ears }: LiveListenerOptions): LiveListener {
  let stopped = false
  const subscriptions = [
    ...events.flatMap((definition) => {
      const { live } = definition
      return live ? [subscribe(storedEventSubject(definition), (message) => hearEvent(definition, live, message))] : []
    }),
    subscribe('zw.live.*.*', hearOwn),
    subscribe(liveOfficeSubject('*'), hearOffice),
  ]
  void watch()
  void checkStream()
  return {
    stop() {
      stopped = true
      for (const subscription of subscriptions) subscription.unsubscribe()
    },
  }

  function subscribe(subject: string, hear: (message: Msg) => void) {
    return connection.subscribe(subject, {
      callback: (error, message) => {
        if (error) return log.error({ err: error, subject }, 'live updates may not listen')
        if (!ears.wanted()) return
        try {
          hear(message)
        } catch (err) {
          log.error({ err, subject: message.subject }, 'a live notice was not passed on')
        }
      },
    })
  }

  function hearEvent(definition: EventDefinition, live: NonNullable<EventDefinition['live']>, message: Msg): void {
    const event = readEvent(definition, message.data)
    if (!event.ok) {
      log.warn({ subject: message.subject, reason: event.reason }, 'a live event cannot be read')
      return
    }
    const key = live.key?.(event.state) ?? event.envelope.aggregateId
    const notice = { topic: `${definition.context}.${definition.type}`, key }
    ears.changed({ permission: live.permission, place: live.place(event.state), notice })
  }

  function hearOwn(message: Msg): void {
    const [, , context, accountId] = message.subject.split('.')
    const notice = read(LiveNotice, message)
    // The server lets a service speak in its context's name only; the topic must not say another's.
    if (!notice || accountId === undefined || !notice.topic.startsWith(`${context}.`)) {
      log.warn({ context }, 'a live notice cannot be read')
      return
    }
    ears.own(accountId, notice)
  }

  function hearOffice(message: Msg): void {
    const context = message.subject.split('.')[2]
    const told = read(LiveOfficeNotice, message)
    if (!told?.topic.startsWith(`${context}.`)) {
      log.warn({ context }, 'a live notice to an office cannot be read')
      return
    }
    const { office, ...notice } = told
    ears.office(office, notice)
  }

  async function checkStream(): Promise<void> {
    try {
      const { repeats } = await ensureEventStream(connection)
      if (!repeats)
        log.error({ stream: EVENT_STREAM }, 'the stream was made without republish: open pages hear of no changes')
    } catch (err) {
      if (!stopped) log.warn({ err }, 'whether the stream repeats its events is not known')
    }
  }

  async function watch(): Promise<void> {
    for await (const { type } of connection.status()) {
      if (stopped) return
      if (type === 'reconnect') ears.missed()
    }
  }
}

function read<T extends z.ZodType>(schema: T, message: Msg): z.output<T> | undefined {
  try {
    return schema.safeParse(JSON.parse(message.string())).data
  } catch {
    // The parser's message quotes its input; the caller logs that there was one.
    return undefined
  }
}
