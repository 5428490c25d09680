import { Link } from '@tanstack/react-router'
import type { StationSummary } from '@zhanwang/domain-station-registry/station'
import { HOST_TYPES, OPERATING_MODES, PREMISES_TYPES, STATION_KINDS } from '@zhanwang/domain-station-registry/station'
import type { TableColumnsType } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { DataTable } from '../feedback/data-table.tsx'
import { useLabel } from '../locales/use-label.ts'
import { ProvenanceTag } from './provenance-tag.tsx'
import { StatusTag } from './status-tag.tsx'
import type { StationColumn } from './use-chosen-columns.ts'
import './stations.css'

interface Props {
  readonly stations: readonly StationSummary[]
  readonly columns: readonly StationColumn[]
  /** The row that the keyboard marks, -1 for none. */
  readonly marked: number
}

export function StationTable({ stations, columns, marked }: Props) {
  const { t } = useTranslation()
  const label = useLabel()
  const cells: Record<StationColumn, (station: StationSummary) => ReactNode> = {
    code: (station) => <span className="numbers">{station.code}</span>,
    kind: (station) => label(STATION_KINDS[station.kind]),
    division: (station) => station.divisionName,
    hostType: (station) => label(HOST_TYPES[station.hostType]),
    status: (station) => <StatusTag status={station.status} />,
    statusSince: (station) => station.statusSince,
    mode: (station) => (station.mode ? label(OPERATING_MODES[station.mode]) : t('common.notRecorded')),
    premises: (station) => (station.premises ? label(PREMISES_TYPES[station.premises.type]) : t('common.notRecorded')),
    parent: (station) => station.parent ?? t('common.none'),
    foundedOn: (station) => station.foundedOn,
    plaqueOn: (station) => station.plaqueOn ?? t('common.none'),
    provenance: (station) => <ProvenanceTag provenance={station.provenance} />,
  }
  const table: TableColumnsType<StationSummary> = [
    {
      key: 'name',
      title: t('station.name'),
      fixed: 'start',
      width: 200,
      render: (_, station) => (
        <Link to="/stations/$code" params={{ code: station.code }}>
          {station.name}
        </Link>
      ),
    },
    ...columns.map((key) => ({
      key,
      title: t(`station.${key}`),
      render: (_: unknown, station: StationSummary) => cells[key](station),
    })),
  ]
  return (
    <DataTable<StationSummary>
      rowKey="id"
      columns={table}
      dataSource={stations}
      rowClassName={(_, index) => (index === marked ? 'marked-row' : '')}
    />
  )
}
