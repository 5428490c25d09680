import { nextEscalation } from '@zhanwang/domain-station-registry/ticket-life'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import { DomainError } from '@zhanwang/kernel/errors'
import { EVERYWHERE } from '@zhanwang/kernel/scope'
import type { DailyDay, DailyRun } from '@zhanwang/persistence/daily-runs'
import type { Database } from '@zhanwang/persistence/database'
import type { RegistryTables } from '../registry-tables.ts'
import { holidaysOf } from '../rules/local-holidays.ts'
import { saveStep } from './change-ticket.ts'
import type { StoredTicket } from './ticket-columns.ts'
import { listOverdue, lockTicket } from './ticket-store.ts'

/** Tickets looked at at a time. */
const BATCH = 200

/**
 * Tells the level above of each ticket whose deadline has passed: once when it passes, and once more each further period,
 * one level up a time. What fell due while the service was down is told when it is back, once.
 */
export function ticketEscalation(db: Database<RegistryTables>): DailyRun {
  return {
    name: 'ticket-escalation',
    async run(day) {
      let after: Parameters<typeof listOverdue>[1]['after']
      for (;;) {
        const tickets = await listOverdue(db.read, { before: day.today, after, limit: BATCH })
        for (const ticket of tickets) {
          day.signal.throwIfAborted()
          await escalate(db, day, ticket)
        }
        const last = tickets.at(-1)
        if (!last || tickets.length < BATCH) return
        after = [last.dueOn, last.id]
      }
    },
  }
}

async function escalate(db: Database<RegistryTables>, day: DailyDay, seen: StoredTicket): Promise<void> {
  const holidays = await holidaysOf(db.read, seen.scopePath, earlier(seen.dueOn, seen.escalatedOn))
  if (!nextEscalation(seen, day.today, holidays)) return
  const call = day.call(`escalate/${seen.id}`)
  const work = db.command(call, async (tx) => {
    const ticket = await lockTicket(tx.db, seen.number, [EVERYWHERE])
    const level = ticket && nextEscalation(ticket, day.today, holidays)
    if (!ticket || !level) throw new DomainError('stale')
    const changes = { escalatedTo: level, escalatedOn: day.today }
    return saveStep(tx, call, ticket, changes, { step: 'escalate', on: day.today, text: '', files: [] })
  })
  await work.catch((error: unknown) => {
    // Solved, or given more time, since it was looked at: there is nothing to tell any more.
    if (!(error instanceof DomainError && error.code === 'stale')) throw error
  })
}

function earlier(dueOn: BusinessDate, escalatedOn: BusinessDate | null): BusinessDate {
  return escalatedOn !== null && escalatedOn < dueOn ? escalatedOn : dueOn
}
