import type { BusinessDate } from '@zhanwang/kernel/calendar'
import { lastCode, type ScopePath } from '@zhanwang/kernel/scope'
import { placeAtLevel } from './place-at-level.ts'
import { TicketNumber, VisitNumber } from './ticket.ts'

/** 问题单, 督办记录. */
const PREFIXES = { ticket: 'WT', visit: 'DB' } as const
/** China as a whole: what lies in no province. */
const COUNTRY = '00'

/**
 * What a paper's number begins with: `WT-420304-2026`. Serials run within it: in the county where the matter lies (or the
 * division above, where it has none), in the year in which it came up.
 */
export function paperStem(paper: keyof typeof PREFIXES, scopePath: ScopePath, on: BusinessDate): string {
  return `${PREFIXES[paper]}-${lastCode(placeAtLevel(scopePath, 'county')) ?? COUNTRY}-${on.slice(0, 4)}`
}

/** The number of the `serial`th (from 1) ticket of a stem: `WT-420304-2026-0007`. */
export function ticketNumber(stem: string, serial: number): TicketNumber {
  return TicketNumber.parse(`${stem}-${String(serial).padStart(4, '0')}`)
}

/** The number of the `serial`th (from 1) visit of a stem: `DB-420304-2026-0003`. */
export function visitNumber(stem: string, serial: number): VisitNumber {
  return VisitNumber.parse(`${stem}-${String(serial).padStart(4, '0')}`)
}
