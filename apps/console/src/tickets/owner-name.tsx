import { levelOfPlace, placeAtLevel } from '@zhanwang/domain-station-registry/place-at-level'
import type { TicketSummary } from '@zhanwang/domain-station-registry/ticket'
import { OWNER_LEVELS, ownerText } from '@zhanwang/domain-station-registry/ticket-export'
import { useTranslation } from 'react-i18next'
import { useLabel, useLanguage } from '../locales/use-label.ts'

/** Whose matter a ticket is; while it has no owner, who is to assign it. */
export function OwnerName({
  ticket: { owner, scopePath },
}: {
  readonly ticket: Pick<TicketSummary, 'owner' | 'scopePath'>
}) {
  const { t } = useTranslation()
  const language = useLanguage()
  const label = useLabel()
  if (owner) return ownerText(owner, language)
  const level = levelOfPlace(placeAtLevel(scopePath, 'county')) ?? 'county'
  return <span className="quiet">{t('tickets.unassigned', { level: label(OWNER_LEVELS[level]) })}</span>
}
