import { newId } from '@zhanwang/kernel/ids'
import type pg from 'pg'
import { ClientTransaction } from './client-transaction.ts'

/** A message that could not be applied. */
export interface DeadLetter {
  readonly consumer: string
  readonly subject: string
  /** The sender's id of the message, where it had one. */
  readonly messageId: string | null
  /** The message as it came. */
  readonly body: string
  /** Why; without personal data. */
  readonly reason: string
}

const INSERT = `INSERT INTO dead_letter (id, consumer, subject, message_id, body, reason) VALUES ($1, $2, $3, $4, $5, $6)`

/** Writes it in a transaction of its own. NUL characters, which Postgres cannot store, are shown as ␀. */
export async function writeDeadLetter(pool: pg.Pool, letter: DeadLetter): Promise<void> {
  const client = await pool.connect()
  const transaction = new ClientTransaction(client)
  try {
    const values = [newId(), letter.consumer, letter.subject, letter.messageId, letter.body, letter.reason]
    transaction.enqueue({
      text: INSERT,
      values: values.map((value) => value?.toWellFormed().replaceAll('\0', '␀') ?? null),
    })
    await transaction.commit()
  } catch (error) {
    await transaction.rollback()
    throw error
  } finally {
    transaction.release()
  }
}
