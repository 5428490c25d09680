import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ExportButton } from '../exports/export-button.tsx'
import type { ListExport } from '../exports/list-export.ts'
import { ListBody } from '../feedback/list-body.tsx'
import { PageHeading } from '../feedback/page-heading.tsx'
import { DEFAULT_PAGE_SIZE } from '../forms/page-search.ts'
import { Pager } from '../forms/pager.tsx'
import { usePageTurner } from '../forms/use-page-turner.ts'
import { ViewSwitch } from '../forms/view-switch.tsx'
import { useLabel } from '../locales/use-label.ts'
import { type AuditChange, AuditFilters } from './audit-filters.tsx'
import { AUDIT_SOURCES } from './audit-search.ts'
import { AUDITS } from './audit-sources.ts'
import { AuditTable } from './audit-table.tsx'
import { SealCard } from './seal-card.tsx'
import './audit.css'

/** 审计: who did what, context by context, and whether what was written down is still what it was. */
export function AuditPage() {
  const { t } = useTranslation()
  const label = useLabel()
  const search = useSearch({ from: '/shell/audit' })
  const navigate = useNavigate({ from: '/audit' })
  const { source = 'station-registry', cursor, limit = DEFAULT_PAGE_SIZE, ...filters } = search
  const { title, queries, client } = AUDITS[source]
  const list = useQuery(
    queries.search.queryOptions({ ...filters, cursor, limit }, { placeholderData: keepPreviousData }),
  )
  const entries = list.data?.rows ?? []
  const turner = usePageTurner(cursor, list.data?.next)
  const change = (changed: AuditChange) =>
    void navigate({
      search: (before) => ({ ...before, cursor: undefined, ...changed }),
      replace: true,
      resetScroll: false,
    })
  const exported: ListExport = {
    title: `${t('audit.title')} · ${label(title)}`,
    context: source,
    list: 'audit',
    send: (choice, send) => client.export.mutate({ ...filters, ...choice }, send),
  }
  return (
    <>
      <PageHeading
        title={t('audit.title')}
        note={t('audit.note')}
        actions={<ExportButton list={exported} permission="audit.export" />}
      />
      <ViewSwitch
        label={t('audit.source')}
        current={source}
        views={AUDIT_SOURCES.map((key) => ({ key, label: label(AUDITS[key].title) }))}
        onChange={(chosen) => change({ source: chosen, procedure: undefined, subject: undefined })}
      />
      <SealCard key={source} source={source} />
      <AuditFilters source={source} search={search} onChange={change} />
      <ListBody list={list} count={entries.length} empty={t('audit.empty')}>
        <div aria-busy={list.isFetching}>
          <AuditTable source={source} entries={entries} />
        </div>
      </ListBody>
      <Pager turner={turner} size={limit} onSize={(size) => change({ limit: size })} />
    </>
  )
}
