import { CHECK_ITEMS } from '@zhanwang/domain-station-registry/acceptance-checklist'
import { getIndicator } from '@zhanwang/domain-station-registry/indicator-reading'
import type { RegistryIndicatorCode } from '@zhanwang/domain-station-registry/indicators'
import { ITEM_RESULTS } from '@zhanwang/domain-station-registry/inspection'
import { OPERATING_MODES, OperatingMode, PREMISES_TYPES, PremisesType } from '@zhanwang/domain-station-registry/station'
import { checkNotInFuture } from '@zhanwang/domain-station-registry/station-change'
import { toDivisionCode } from '@zhanwang/kernel/division-code'
import type { Language, LocalizedText } from '@zhanwang/kernel/localized-text'
import type { Database } from '@zhanwang/persistence/database'
import { decodeCursor, pageOf } from '@zhanwang/persistence/keyset'
import { z } from 'zod'
import { checkInScope } from '../division-access.ts'
import { findPath } from '../division-reads.ts'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { countHidden, type FigureRow, listRows } from './indicator-store.ts'

const Cursor = z.tuple([z.string().max(60)])

/** The rows behind a figure, each with whether it counts; says how many more there are that the reader may not see. */
export function handleRows({ read }: Database<RegistryTables>): RegistryHandler<'indicators', 'rows'> {
  return async (input, call) => {
    const indicator = getIndicator(input.code).code
    const division = toDivisionCode(input.division)
    checkInScope(division, await findPath(read, division), call.scopes)
    const on = input.on ?? call.today
    checkNotInFuture(on, call.today)

    const filter = { indicator, division, on, scopes: call.scopes, counted: input.counted }
    const after = input.cursor === undefined ? undefined : decodeCursor(input.cursor, Cursor)[0]
    const [rows, hidden] = await Promise.all([
      listRows(read, filter, { after, limit: input.limit }),
      countHidden(read, filter),
    ])
    const page = pageOf(rows, input.limit, (row) => [row.code])
    return { rows: page.rows.map((row) => answer(row, indicator, call.language)), hidden, next: page.next }
  }
}

function answer(row: FigureRow, indicator: RegistryIndicatorCode, language: Language) {
  const { code, name, division, division_name: divisionName, counted } = row
  return { code, name, division, divisionName, counted, detail: detailOf(row, indicator, language) }
}

function detailOf(row: FigureRow, indicator: RegistryIndicatorCode, language: Language): string {
  if (indicator.startsWith('acceptance-')) return acceptanceDetail(row, language)
  const { stations, premises, mode } = row
  const type = PremisesType.safeParse(premises)
  const operated = OperatingMode.safeParse(mode)
  return [
    stations,
    type.success && PREMISES_TYPES[type.data][language],
    operated.success && OPERATING_MODES[operated.data][language],
  ]
    .filter(Boolean)
    .join(' · ')
}

/** The checklist, and each item that is not met: `五统一 · 统一着装:部分达标`. */
function acceptanceDetail({ checklist, results }: FigureRow, language: Language): string {
  if (checklist === null) return language === 'zh' ? '无验收记录' : 'No acceptance on record'
  const names: Readonly<Record<string, LocalizedText>> = CHECK_ITEMS
  const missing = Object.entries(results ?? {})
    .filter(([, result]) => result !== 'met')
    .map(([key, result]) => `${names[key]?.[language] ?? key}:${ITEM_RESULTS[result][language]}`)
  return [checklist, ...missing].join(' · ')
}
