import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { StationCode } from '@zhanwang/domain-station-registry/station'
import { TicketKind, TicketSource, TicketStatus } from '@zhanwang/domain-station-registry/ticket'
import { DivisionLevel } from '@zhanwang/kernel/division-code'
import { Button, type InputRef } from 'antd'
import { useCallback, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useHolds, useMe } from '../api/me.ts'
import { client, trpc } from '../api/trpc.ts'
import { ExportButton } from '../exports/export-button.tsx'
import type { ListExport } from '../exports/list-export.ts'
import { ListBody } from '../feedback/list-body.tsx'
import { PageHeading } from '../feedback/page-heading.tsx'
import { knownFilters } from '../forms/known-filters.ts'
import { DEFAULT_PAGE_SIZE } from '../forms/page-search.ts'
import { Pager } from '../forms/pager.tsx'
import { useListKeys } from '../forms/use-list-keys.ts'
import { useNarrow } from '../forms/use-narrow.ts'
import { usePageTurner } from '../forms/use-page-turner.ts'
import { useCurrentDivision } from '../shell/current-division.ts'
import { TicketFilters } from './ticket-filters.tsx'
import { TicketList } from './ticket-list.tsx'
import type { TicketSearch } from './ticket-search.ts'

/** The issue tickets of a division, overdue ones first; the filters stand in the address. */
export function TicketsPage() {
  const { t } = useTranslation()
  const { division: _shared, mine, cursor, limit, ...asked } = useSearch({ from: '/shell/tickets' })
  const filters = knownFilters(asked, {
    status: TicketStatus,
    kind: TicketKind,
    source: TicketSource,
    ownerLevel: DivisionLevel,
    station: StationCode,
  })
  const division = useCurrentDivision()
  const navigate = useNavigate({ from: '/tickets' })
  const holds = useHolds()
  const { account } = useMe()
  const narrow = useNarrow()
  const searchBox = useRef<InputRef>(null)
  const wanted = { ...filters, ...(mine ? { raisedBy: account.id } : {}) }
  const page = { cursor, limit: limit ?? DEFAULT_PAGE_SIZE }
  const list = useQuery(
    trpc.registry.tickets.list.queryOptions(division ? { ...wanted, ...page, division: division.code } : skipToken, {
      placeholderData: keepPreviousData,
    }),
  )
  const rows = list.data?.rows ?? []
  const turner = usePageTurner(cursor, list.data?.next)
  const change = (changed: Partial<TicketSearch>) =>
    void navigate({ to: '/tickets', search: (before) => ({ ...before, cursor: undefined, ...changed }), replace: true })
  const clear = () => void navigate({ to: '/tickets', search: (before) => ({ division: before.division }) })
  const open = useCallback(
    (index: number) => {
      const number = rows[index]?.number
      if (number) void navigate({ to: '/tickets/$number', params: { number } })
    },
    [rows, navigate],
  )
  const marked = useListKeys({ count: rows.length, onOpen: open, search: searchBox })
  const ticketExport = (code: string): ListExport => ({
    title: t('tickets.title'),
    context: 'station-registry',
    list: 'tickets',
    send: (choice, send) => client.registry.tickets.export.mutate({ ...wanted, division: code, ...choice }, send),
  })
  return (
    <>
      <PageHeading
        title={t('tickets.title')}
        note={narrow ? division?.name : t('tickets.note', { name: division?.name ?? '' })}
        actions={
          <>
            {division ? <ExportButton list={ticketExport(division.code)} permission="ticket.export" /> : null}
            {holds('ticket.raise') ? (
              <Link to="/tickets/new">
                <Button type="primary" tabIndex={-1}>
                  {t('tickets.raise')}
                </Button>
              </Link>
            ) : null}
          </>
        }
      />
      <TicketFilters
        key={division?.code}
        search={{ ...filters, mine, cursor, limit }}
        onChange={change}
        onClear={clear}
        searchBox={searchBox}
      />
      <ListBody list={list} count={rows.length} empty={t('tickets.empty')} onClear={clear}>
        <TicketList tickets={rows} loading={list.isFetching && list.isPlaceholderData} marked={marked} />
      </ListBody>
      <Pager turner={turner} size={limit} onSize={(size) => change({ limit: size })} />
    </>
  )
}
