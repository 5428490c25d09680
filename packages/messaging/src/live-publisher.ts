import { type LiveNotice, liveSubject, type Notify } from '@zhanwang/kernel/live'
import type { NatsConnection } from 'nats'
import type { Log } from './log.ts'

/** What may stand as one token of a subject: an account's id does, a name with spaces does not. */
const SUBJECT_TOKEN = /^[\w-]{1,100}$/

/**
 * Tells the open pages of one account, in the name of `context`. Sent at once, kept nowhere; while NATS is away the
 * connection holds it back and sends it late, which is harmless. Never throws: what could not be told is logged.
 */
export function createNotify(connection: NatsConnection, context: string, log: Log): Notify {
  return (accountId, topic, key) => {
    if (!SUBJECT_TOKEN.test(accountId)) {
      log.warn({ topic, key }, 'a live notice names no account and was dropped')
      return
    }
    const notice: LiveNotice = { topic: `${context}.${topic}`, key }
    try {
      connection.publish(liveSubject(context, accountId), JSON.stringify(notice))
    } catch (err) {
      log.warn({ err, topic, key }, 'a live notice was not sent')
    }
  }
}
