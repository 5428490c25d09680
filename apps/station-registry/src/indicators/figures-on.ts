import { getIndicator } from '@zhanwang/domain-station-registry/indicator-reading'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { DivisionCode } from '@zhanwang/kernel/division-code'
import type { IndicatorReading } from '@zhanwang/kernel/indicator'
import { indicatorReading } from '@zhanwang/kernel/indicator-reading'
import type { Language } from '@zhanwang/kernel/localized-text'
import type { Kysely } from 'kysely'
import type { RegistryTables } from '../registry-tables.ts'
import { countByDate } from './indicator-store.ts'

/** The figures that a reorganisation of divisions touches. */
const OF_DIVISIONS = ['station-coverage', 'room-coverage', 'independent-office-rate'] as const

/** Those figures of a division on some days (in order), as `db` sees them; a day on which it is not valid has none. */
export async function figuresOn(
  db: Kysely<RegistryTables>,
  division: DivisionCode,
  days: readonly BusinessDate[],
  language: Language,
): Promise<IndicatorReading[]> {
  const counts = await Promise.all(
    OF_DIVISIONS.map(async (code) =>
      (await countByDate(db, code, division, days)).map((count) =>
        indicatorReading(getIndicator(code), count, language),
      ),
    ),
  )
  return counts.flat()
}
