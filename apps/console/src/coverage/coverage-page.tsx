import { useNavigate, useSearch } from '@tanstack/react-router'
import {
  INDICATORS,
  ITEM_INDICATORS,
  MAIN_INDICATORS,
  STATION_COVERAGE,
} from '@zhanwang/domain-station-registry/indicators'
import { Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PageHeading } from '../feedback/page-heading.tsx'
import { PageLoading } from '../feedback/page-loading.tsx'
import { BusinessDatePicker } from '../forms/business-date-picker.tsx'
import { today } from '../forms/today.ts'
import { useLabel } from '../locales/use-label.ts'
import { useCurrentDivision } from '../shell/current-division.ts'
import { COVERAGE_VIEWS, type CoverageSearch } from './coverage-search.ts'
import { DivisionTrail } from './division-trail.tsx'
import { FigureCards } from './figure-cards.tsx'
import { IndicatorByChild } from './indicator-by-child.tsx'
import { IndicatorByMonth } from './indicator-by-month.tsx'
import { IndicatorRows } from './indicator-rows.tsx'

const USUAL_MONTHS = 24

/** The figures of a division on a date, by what lies below it, over time, and the rows behind them. */
export function CoveragePage() {
  const { t } = useTranslation()
  const label = useLabel()
  const search = useSearch({ from: '/shell/coverage' })
  const navigate = useNavigate()
  const division = useCurrentDivision()
  const indicator = INDICATORS.find(({ code }) => code === search.indicator) ?? STATION_COVERAGE
  const on = search.on ?? today()
  const view = search.view ?? 'child'
  const months = search.months ?? USUAL_MONTHS
  const change = (changed: Partial<CoverageSearch> & { division?: string }) =>
    void navigate({
      to: '/coverage',
      search: (before) => ({ ...before, cursor: undefined, ...changed }),
      resetScroll: false,
    })
  const [byItem, setByItem] = useState(ITEM_INDICATORS.some(({ code }) => code === indicator.code))
  const cards = {
    division: division?.code,
    on,
    chosen: indicator.code,
    onChoose: (code: string) => change({ indicator: code }),
  }
  return (
    <>
      <PageHeading
        title={t('coverage.title')}
        note={division ? <DivisionTrail code={division.code} onChoose={(code) => change({ division: code })} /> : null}
        actions={
          <BusinessDatePicker
            label={t('coverage.on')}
            value={on}
            max={today()}
            onChange={(date) => change({ on: date ?? undefined })}
          />
        }
      />
      <FigureCards {...cards} indicators={MAIN_INDICATORS} />
      <details className="panel" open={byItem} onToggle={({ currentTarget }) => setByItem(currentTarget.open)}>
        <summary>{t('coverage.byItem')}</summary>
        {byItem ? <FigureCards {...cards} indicators={ITEM_INDICATORS} /> : null}
      </details>
      <section className="panel stack" aria-label={label(indicator.name)}>
        <div>
          <h2>{label(indicator.name)}</h2>
          <p className="quiet">{label(indicator.formula)}</p>
        </div>
        <Segmented
          value={view}
          aria-label={t('coverage.view')}
          options={COVERAGE_VIEWS.map((value) => ({ value, label: t(`coverage.views.${value}`) }))}
          onChange={(chosen) => change({ view: chosen })}
        />
        {!division ? <PageLoading /> : null}
        {division && view === 'child' ? (
          <IndicatorByChild
            indicator={indicator}
            division={division.code}
            on={on}
            onDrill={(code) => change({ division: code })}
          />
        ) : null}
        {division && view === 'month' ? (
          <IndicatorByMonth
            indicator={indicator}
            division={division.code}
            on={on}
            months={months}
            onMonths={(count) => change({ months: count })}
          />
        ) : null}
        {division && (view === 'gaps' || view === 'counted') ? (
          <IndicatorRows
            indicator={indicator}
            division={division.code}
            on={on}
            counted={view === 'counted'}
            cursor={search.cursor}
          />
        ) : null}
      </section>
    </>
  )
}
