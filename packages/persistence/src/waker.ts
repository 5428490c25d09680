import type pg from 'pg'

/** The channel on which a commit that left events says so. */
export const OUTBOX_CHANNEL = 'zhanwang_outbox'
/** Wake-ups within this time are one. */
const GATHER_MS = 5

/** Tells the relay that something waits. */
export interface Waker {
  /** Returns at once. A wake-up that is lost costs the relay's poll interval, nothing else. */
  wake(): void
  /** Waits until what is gathered is sent and answered; what is already sent, the pool itself waits for as it ends. */
  settle(): Promise<void>
}

/**
 * Notifies after the commit, and once for many. Inside the transactions NOTIFY would take a lock over the whole server
 * from before the flush to after it, so that they would commit one after another.
 */
export function createWaker(pool: pg.Pool): Waker {
  let underWay: Promise<void> | undefined
  return {
    wake() {
      underWay ??= new Promise((resolve) => {
        setTimeout(() => {
          underWay = undefined
          // A failure is the loss that wake() allows: the relay polls, and the next command meets the same fault aloud.
          pool.query(`SELECT pg_notify('${OUTBOX_CHANNEL}', '')`).then(
            () => resolve(),
            () => resolve(),
          )
        }, GATHER_MS)
      })
    },
    async settle() {
      await underWay
    },
  }
}
