import type { DivisionCode } from '@zhanwang/kernel/division-code'
import { DomainError } from '@zhanwang/kernel/errors'
import { STATION_KINDS, StationCode, type StationKind } from './station.ts'

/** Two digits: domain 2.1, `ST-{region9}-{nn}`. */
const LAST_SERIAL = 99

/** What a station's code begins with: `ST-420304101`. Serials run within it. */
export function stationCodeStem(kind: StationKind, division: DivisionCode): string {
  return `${STATION_KINDS[kind].prefix}-${division}`
}

/**
 * The code of the `serial`th (from 1) station of this kind in a division: `ST-420304101-01`.
 * Serials are never given twice, so that a closed station's code stays its own. Throws `rule-broken` past 99.
 */
export function stationCode(kind: StationKind, division: DivisionCode, serial: number): StationCode {
  if (serial > LAST_SERIAL) throw new DomainError('rule-broken', { reason: 'serials-used-up' })
  return StationCode.parse(`${stationCodeStem(kind, division)}-${String(serial).padStart(2, '0')}`)
}
