import { BusinessDate } from '@zhanwang/kernel/calendar'
import type { LocalizedText } from '@zhanwang/kernel/localized-text'
import { z } from 'zod'
import { Feature, Provenance, type Station, StationCode, StationKind, type StationStatus } from './station.ts'

/** What somebody at the door wants to know of a station's status. That it has something to mend is no matter of theirs. */
export const OPENINGS = {
  'not-yet': { zh: '筹建中,尚未开放', en: 'Being set up, not open yet' },
  open: { zh: '正常开放', en: 'Open' },
  paused: { zh: '暂停开放', en: 'Closed for the time being' },
  closed: { zh: '已撤销', en: 'Closed for good' },
  merged: { zh: '已并入其他站点', en: 'Merged into another station' },
} as const satisfies Record<string, LocalizedText>
export const Opening = z.enum(['not-yet', 'open', 'paused', 'closed', 'merged'])
export type Opening = z.infer<typeof Opening>

/** A status as the public page says it. */
export function openingOf(status: StationStatus): Opening {
  switch (status) {
    case 'preparing':
    case 'awaiting-acceptance':
      return 'not-yet'
    case 'operating':
    case 'rectifying':
      return 'open'
    case 'suspended':
      return 'paused'
    case 'closed':
      return 'closed'
    case 'merged':
      return 'merged'
  }
}

/** What anybody may know of a station: a place and a telephone to go to, and nothing about persons. */
export const PublicCard = z.object({
  code: StationCode,
  name: z.string(),
  kind: StationKind,
  opening: Opening,
  /** From when it is closed, paused or merged; null while it is open or not yet. */
  since: BusinessDate.nullable(),
  /** Names of the divisions, from the province down to its own. */
  place: z.array(z.string()),
  /** Empty where not recorded, and where there is nothing to go to. */
  address: z.string(),
  phone: z.string(),
  features: z.array(Feature),
  /** Where to go instead of a station that was merged. */
  successor: z.object({ code: StationCode, name: z.string() }).nullable(),
  provenance: Provenance,
})
export type PublicCard = z.infer<typeof PublicCard>

/** The public part of a station's state. Where there is nothing to go to, its address and telephone lead nobody there. */
export function publicCard(
  station: Station,
  place: readonly string[],
  successor: PublicCard['successor'],
): z.input<typeof PublicCard> {
  const { code, name, kind, status, statusSince, premises, phone, features, provenance } = station
  const opening = openingOf(status)
  const isThere = opening === 'open' || opening === 'paused'
  return {
    code,
    name,
    kind,
    opening,
    since: opening === 'open' || opening === 'not-yet' ? null : statusSince,
    place: [...place],
    address: isThere ? (premises?.address ?? '') : '',
    phone: isThere ? phone : '',
    features: isThere ? features : [],
    successor,
    provenance,
  }
}
