import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { isRunning } from '@zhanwang/domain-ledger/import-steps'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useHolds } from '../api/me.ts'
import { ListBody } from '../feedback/list-body.tsx'
import { PageHeading } from '../feedback/page-heading.tsx'
import { DEFAULT_PAGE_SIZE } from '../forms/page-search.ts'
import { Pager } from '../forms/pager.tsx'
import { useNarrow } from '../forms/use-narrow.ts'
import { usePageTurner } from '../forms/use-page-turner.ts'
import { ViewSwitch } from '../forms/view-switch.tsx'
import { useLabel } from '../locales/use-label.ts'
import { ImportCards } from './import-cards.tsx'
import { ImportTable } from './import-table.tsx'
import { isLedgerName, LEDGER_NAMES, LEDGER_OFFERS } from './ledger-offers.ts'

/** How often a page asks how far the server's work has come, in milliseconds. */
const ASK_AGAIN_MS = 2_000

/** What this person imported, newest first; each leads back to where it stands. */
export function ImportsPage() {
  const { t } = useTranslation()
  const label = useLabel()
  const narrow = useNarrow()
  const { ledger: chosen = '', cursor, limit } = useSearch({ from: '/shell/imports' })
  const navigate = useNavigate({ from: '/imports' })
  const holds = useHolds()
  const offered = LEDGER_NAMES.filter((each) => holds(LEDGER_OFFERS[each].permission))
  const name = isLedgerName(chosen) ? chosen : (offered[0] ?? 'stations')
  const { ledger, queries } = LEDGER_OFFERS[name]
  const list = useQuery(
    queries.list.queryOptions(
      { limit: limit ?? DEFAULT_PAGE_SIZE, ...(cursor ? { cursor } : {}) },
      {
        placeholderData: keepPreviousData,
        refetchInterval: ({ state }) => (state.data?.rows.some((row) => isRunning(row.state)) ? ASK_AGAIN_MS : false),
      },
    ),
  )
  const rows = list.data?.rows ?? []
  const turner = usePageTurner(cursor, list.data?.next)
  const begin = (
    <Link to="/imports/$ledger/new" params={{ ledger: name }}>
      <Button type="primary" tabIndex={-1}>
        {t('imports.begin', { ledger: label(ledger.title) })}
      </Button>
    </Link>
  )
  return (
    <>
      <PageHeading title={t('imports.title')} note={t('imports.note')} actions={begin} />
      <ViewSwitch
        label={t('imports.ledgers')}
        current={name}
        views={offered.map((key) => ({ key, label: label(LEDGER_OFFERS[key].ledger.title) }))}
        onChange={(key) => void navigate({ to: '/imports', search: { ledger: key } })}
      />
      <ListBody list={list} count={rows.length} empty={t('imports.empty')}>
        {narrow ? <ImportCards imports={rows} /> : <ImportTable imports={rows} />}
        <Pager turner={turner} />
      </ListBody>
    </>
  )
}
