import { randomBytes } from 'node:crypto'
import { stationRegistry } from '@zhanwang/domain-station-registry/contract'
import type { TicketNumber } from '@zhanwang/domain-station-registry/ticket'
import { newId, type Uuid } from '@zhanwang/kernel/ids'
import { dailyDay } from '@zhanwang/persistence/daily-runs'
import { actorOver, askerOf } from '@zhanwang/service-testkit/asker'
import { sql } from 'kysely'
import { registryHandlers } from '../src/service.ts'
import { ticketEscalation } from '../src/tickets/escalate-tickets.ts'
import { aStation, NOW, operating, shiyan, type TestRegistry } from './registry.ts'

export const COUNTY = '/42/4203/420304/'
export const TOWN = '/42/4203/420304/420304101/'
export const PREFECTURE = '/42/4203/'

/** 十堰 with a station in 杨溪铺镇 and one in 青曲镇, its people, and a clock that tests move. */
export async function paperOffice() {
  const registry = await shiyan()
  const handlers = registryHandlers(registry.parts)
  const clock = { now: NOW }
  const { code: station } = await operating(registry.as(), aStation('420304101', { name: '杨溪铺镇社工站' }))
  const { code: other } = await operating(registry.as(), aStation('420304102', { name: '青曲镇社工站' }))
  const person = (name: string, ...scopes: string[]) => {
    const id: Uuid = newId()
    const actor = { ...actorOver(stationRegistry, ...scopes), id, name }
    return { id, name, ...askerOf(stationRegistry, handlers, actor, () => clock.now) }
  }
  return {
    registry,
    station,
    other,
    clock,
    person,
    town: person('李民政', TOWN),
    county: person('张经办', COUNTY),
    prefecture: person('王科长', PREFECTURE),
    /** Does today's escalation. */
    async escalate(at: string) {
      clock.now = new Date(`${at}T09:00:00+08:00`)
      const run = ticketEscalation(registry.db)
      await run.run(dailyDay({ service: 'station-registry', run: run.name, now: clock.now }))
    },
    [Symbol.asyncDispose]: () => registry[Symbol.asyncDispose](),
  }
}
export type PaperOffice = Awaited<ReturnType<typeof paperOffice>>

/** A text file that nobody uploaded before. */
export const proof = () => Buffer.from(`%PDF-1.7\n% ${randomBytes(8).toString('hex')}\n%%EOF\n`)

/** The open to-dos of a ticket: kind, whom it waits for, until when. */
export async function todosOf({ db }: TestRegistry, number: TicketNumber) {
  const { rows } = await sql<{ kind: string; addressee: string; due_on: string | null; not_for: string[] }>`
    SELECT kind, coalesce(account_id, permission || ' ' || place) AS addressee, due_on, not_for FROM todo
    WHERE subject_type = 'ticket' AND subject_id = ${number} AND status = 'open' ORDER BY kind`.execute(db.read)
  return rows
}
