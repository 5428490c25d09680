import type { Division } from '@zhanwang/domain-station-registry/division'
import { checkPlacement } from '@zhanwang/domain-station-registry/placement'
import { REASONS } from '@zhanwang/domain-station-registry/reasons'
import {
  type HostType,
  STATION_KINDS,
  type StationKind,
  type StationSummary,
} from '@zhanwang/domain-station-registry/station'
import { DomainError } from '@zhanwang/kernel/errors'
import { fillText } from '@zhanwang/kernel/localized-text'
import { keysOf, useLanguage } from '../locales/use-label.ts'

interface ParentRefusal {
  /** The kinds that may stand above; empty where nothing does. */
  readonly kinds: readonly StationKind[]
  /** Where to look, so that the list is short: a room's station is its township's, the others are a prefecture's. */
  readonly within: string | undefined
  readonly reasonFor: (parent: StationSummary) => string | undefined
}

/** Asks the domain's own rule which stations can stand above, so that the form and the server say the same. */
export function useParentRefusal(
  division: Division | undefined,
  kind: StationKind | undefined,
  hostType: HostType | undefined,
): ParentRefusal {
  const language = useLanguage()
  const refusal = (parent: Pick<StationSummary, 'kind' | 'status' | 'scopePath'>): string | undefined => {
    if (!division || !kind || !hostType) return undefined
    try {
      checkPlacement({ kind, hostType, division, parent })
      return undefined
    } catch (error) {
      if (error instanceof DomainError) return error.details.reason
      throw error
    }
  }
  const kinds = keysOf(STATION_KINDS).filter(
    (each) => division && refusal({ kind: each, status: 'operating', scopePath: division.scopePath }) === undefined,
  )
  return {
    kinds,
    // The path below the root: province, prefecture.
    within: kind === 'room' ? (division?.parent ?? undefined) : division?.scopePath.split('/').filter(Boolean)[1],
    reasonFor: (parent) => {
      const reason = refusal(parent)
      return reason && isReason(reason) ? fillText(REASONS[reason], language) : undefined
    },
  }
}

function isReason(reason: string): reason is keyof typeof REASONS {
  return Object.hasOwn(REASONS, reason)
}
