import { skipToken, useQuery } from '@tanstack/react-query'
import type { IndicatorDefinition } from '@zhanwang/kernel/indicator'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { trpc } from '../api/trpc.ts'
import { ProblemAlert } from '../feedback/problem-alert.tsx'
import { WaitingLines } from '../feedback/waiting-lines.tsx'
import { useLabel } from '../locales/use-label.ts'
import { useApartLabel } from './apart-label.ts'
import { FigureNotes } from './figure-notes.tsx'
import './figure-card.css'

interface Props {
  readonly indicator: Pick<IndicatorDefinition, 'code' | 'name' | 'unit'>
  /** Undefined while it is not known. */
  readonly division: string | undefined
  readonly on?: string | undefined
  readonly selected?: boolean
  readonly actions?: ReactNode
}

/** One figure with its numerator, denominator, what is counted apart and what a reader must know about it. */
export function FigureCard({ indicator, division, on, selected = false, actions }: Props) {
  const { t } = useTranslation()
  const label = useLabel()
  const apartLabel = useApartLabel()
  const read = useQuery(
    trpc.indicators.read.queryOptions(division ? { code: indicator.code, division, ...(on ? { on } : {}) } : skipToken),
  )
  const reading = read.data?.reading
  return (
    <article className={selected ? 'figure-card is-selected' : 'figure-card'}>
      <h3>{label(indicator.name)}</h3>
      {read.isError ? <ProblemAlert error={read.error} onRetry={() => void read.refetch()} /> : null}
      {reading ? (
        <>
          <p className="figure-value numbers">
            {reading.value ?? t('coverage.noValue')}
            {reading.value === null ? null : <span>{reading.unit}</span>}
          </p>
          <p className="quiet numbers">
            {t('coverage.fraction', {
              numerator: reading.numerator,
              denominator: reading.denominator,
              date: reading.asOf,
            })}
          </p>
          {Object.entries(reading.apart).map(([key, count]) => (
            <p key={key} className="quiet numbers">
              {t('coverage.apart', { name: apartLabel(key), count })}
            </p>
          ))}
          <FigureNotes notes={reading.notes} />
        </>
      ) : read.isError ? null : (
        <WaitingLines count={3} />
      )}
      {actions ? <div className="row figure-actions">{actions}</div> : null}
    </article>
  )
}
