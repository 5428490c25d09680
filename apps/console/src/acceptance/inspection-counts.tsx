import { INSPECTION_STATUSES, type InspectionStatus } from '@zhanwang/domain-station-registry/inspection'
import { useTranslation } from 'react-i18next'
import { useLabel } from '../locales/use-label.ts'

export type Counts = Readonly<Record<InspectionStatus | 'overdue', number>>

interface Props {
  readonly counts: Counts
  readonly chosen: InspectionStatus | 'overdue' | undefined
  readonly onChoose: (chosen: InspectionStatus | 'overdue' | undefined) => void
}

/** What waits for somebody comes first. */
const ORDER = ['self-check', 'on-site', 'rectifying', 'overdue', 'approval', 'passed', 'abandoned'] as const

/** How many files stand where; each count filters the list below, and once more shows all. */
export function InspectionCounts({ counts, chosen, onChoose }: Props) {
  const { t } = useTranslation()
  const label = useLabel()
  return (
    <ul className="inspection-counts" aria-label={t('acceptance.counts')}>
      {ORDER.map((key) => (
        <li key={key}>
          <button
            type="button"
            className="inspection-count"
            data-late={key === 'overdue' && counts.overdue > 0}
            aria-pressed={chosen === key}
            onClick={() => onChoose(chosen === key ? undefined : key)}
          >
            <span className="inspection-count-value numbers">{counts[key]}</span>
            <span>{key === 'overdue' ? t('acceptance.overdue') : label(INSPECTION_STATUSES[key])}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
