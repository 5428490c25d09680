import type { Division } from '@zhanwang/domain-station-registry/division'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { DivisionCode } from '@zhanwang/kernel/division-code'
import type { ScopePath } from '@zhanwang/kernel/scope'

/** Where a division lies and what it is called, for what stands there. */
export interface Place {
  readonly code: DivisionCode
  readonly path: ScopePath
  readonly name: string
  /** Its last day, where it has ended. */
  readonly until: BusinessDate | null
}

/** The newest version of each code. */
export function newestOf(versions: readonly Division[]): Division[] {
  const inOrder = versions.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
  return [...new Map(inOrder.map((version) => [version.code, version])).values()]
}

/** The places of divisions by the newest version of each. */
export function placesOf(versions: readonly Division[], paths: ReadonlyMap<DivisionCode, ScopePath>): Place[] {
  return newestOf(versions).flatMap(({ code, name, validTo: until }) => {
    const path = paths.get(code)
    return path ? [{ code, path, name, until }] : []
  })
}
