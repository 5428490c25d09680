import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type Import, ROW_OUTCOMES, RowOutcome } from '@zhanwang/domain-ledger/import'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../feedback/empty-state.tsx'
import { PageLoading } from '../feedback/page-loading.tsx'
import { ProblemAlert } from '../feedback/problem-alert.tsx'
import { knownFilters } from '../forms/known-filters.ts'
import { Pager } from '../forms/pager.tsx'
import { useNarrow } from '../forms/use-narrow.ts'
import { usePageTurner } from '../forms/use-page-turner.ts'
import { useLabel } from '../locales/use-label.ts'
import { ImportRowCards } from './import-row-cards.tsx'
import { ImportRowTable } from './import-row-table.tsx'
import type { LedgerOffer } from './ledger-offers.ts'

const ROWS_AT_A_TIME = 50
/** What needs the clerk comes first. */
const FILTERS: readonly RowOutcome[] = ['error', 'create', 'update', 'kept', 'unchanged', 'ignored']

/** The rows as they were checked, all or those of one outcome. */
export function ImportRows({ offer, shown }: { readonly offer: LedgerOffer; readonly shown: Import }) {
  const { t } = useTranslation()
  const label = useLabel()
  const narrow = useNarrow()
  const navigate = useNavigate()
  const { outcome, cursor } = knownFilters(useSearch({ from: '/shell/imports/$ledger/$id' }), { outcome: RowOutcome })
  const rows = useQuery(
    offer.queries.rows.queryOptions(
      {
        id: shown.id,
        limit: ROWS_AT_A_TIME,
        ...(outcome ? { outcome: [outcome] } : {}),
        ...(cursor ? { cursor } : {}),
      },
      { placeholderData: keepPreviousData },
    ),
  )
  const turner = usePageTurner(cursor, rows.data?.next)
  const choose = (chosen: RowOutcome | undefined) =>
    void navigate({
      to: '.',
      search: (before) => ({ ...before, outcome: chosen, cursor: undefined }),
      replace: true,
      resetScroll: false,
    })
  const total = FILTERS.reduce((sum, each) => sum + (shown.counts[each] ?? 0), 0)
  const filters = [undefined, ...FILTERS.filter((each) => each === outcome || (shown.counts[each] ?? 0) > 0)]
  const found = rows.data?.rows ?? []
  return (
    <section className="stack" aria-label={t('imports.rows')}>
      <fieldset className="row field-list import-filters">
        <legend className="visually-hidden">{t('imports.filter')}</legend>
        {filters.map((each) => (
          <button
            key={each ?? 'all'}
            type="button"
            className="import-filter"
            aria-pressed={each === outcome}
            onClick={() => choose(each)}
          >
            {each ? label(ROW_OUTCOMES[each]) : t('imports.all')}{' '}
            <span className="numbers">{each ? (shown.counts[each] ?? 0) : total}</span>
          </button>
        ))}
      </fieldset>
      {rows.isError ? <ProblemAlert error={rows.error} onRetry={() => void rows.refetch()} /> : null}
      {rows.isPending ? <PageLoading /> : null}
      {rows.isSuccess && found.length === 0 ? <EmptyState text={t('imports.noRows')} /> : null}
      {found.length > 0 ? (
        <div aria-busy={rows.isFetching}>
          {narrow ? (
            <ImportRowCards ledger={offer.ledger} rows={found} />
          ) : (
            <ImportRowTable ledger={offer.ledger} columns={shown.columns} rows={found} />
          )}
        </div>
      ) : null}
      <Pager turner={turner} />
    </section>
  )
}
