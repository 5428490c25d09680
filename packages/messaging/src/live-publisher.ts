import {
  type LiveNotice,
  type LiveOfficeNotice,
  liveOfficeSubject,
  liveSubject,
  type Notify,
  type NotifyOffice,
} from '@zhanwang/kernel/live'
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
    send(connection, liveSubject(context, accountId), { topic: `${context}.${topic}`, key }, log)
  }
}

/** The same for those who hold an office. */
export function createNotifyOffice(connection: NatsConnection, context: string, log: Log): NotifyOffice {
  return (office, topic, key) => {
    send(connection, liveOfficeSubject(context), { topic: `${context}.${topic}`, key, office }, log)
  }
}

function send(connection: NatsConnection, subject: string, notice: LiveNotice | LiveOfficeNotice, log: Log): void {
  try {
    connection.publish(subject, JSON.stringify(notice))
  } catch (err) {
    log.warn({ err, topic: notice.topic, key: notice.key }, 'a live notice was not sent')
  }
}
