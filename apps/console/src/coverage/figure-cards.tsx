import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { IndicatorDefinition } from '@zhanwang/kernel/indicator'
import { useTranslation } from 'react-i18next'
import { useLabel } from '../locales/use-label.ts'
import { FigureCard } from './figure-card.tsx'

interface Props {
  readonly indicators: readonly IndicatorDefinition[]
  readonly division: string | undefined
  readonly on: BusinessDate
  /** Code of the one that is shown below. */
  readonly chosen: string
  readonly onChoose: (code: string) => void
}

/** Figures side by side, of which one is shown at length below. */
export function FigureCards({ indicators, division, on, chosen, onChoose }: Props) {
  const { t } = useTranslation()
  const label = useLabel()
  return (
    <ul className="card-grid">
      {indicators.map((each) => (
        <li key={each.code}>
          <FigureCard
            indicator={each}
            division={division}
            on={on}
            selected={each.code === chosen}
            actions={
              <button
                type="button"
                className="link-button"
                aria-pressed={each.code === chosen}
                onClick={() => onChoose(each.code)}
              >
                {t(each.code === chosen ? 'coverage.shownBelow' : 'coverage.showBelow')}
                <span className="visually-hidden"> {label(each.name)}</span>
              </button>
            }
          />
        </li>
      ))}
    </ul>
  )
}
