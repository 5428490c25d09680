import type { Population } from '@zhanwang/domain-station-registry/division'

import { useTranslation } from 'react-i18next'
import { DataTable } from '../feedback/data-table.tsx'
import { EmptyState } from '../feedback/empty-state.tsx'

export function PopulationTable({ populations }: { readonly populations: readonly Population[] }) {
  const { t } = useTranslation()
  const number = { align: 'right', className: 'numbers' } as const
  const count = (value: number | null) => value?.toLocaleString('en-US') ?? t('common.notRecorded')
  return (
    <section className="panel">
      <h2>{t('divisions.population')}</h2>
      {populations.length === 0 ? (
        <EmptyState text={t('divisions.noPopulation')} />
      ) : (
        <DataTable<Population>
          rowKey="year"
          dataSource={populations}
          columns={[
            { key: 'year', title: t('divisions.year'), dataIndex: 'year' },
            {
              key: 'registered',
              title: t('divisions.registered'),
              ...number,
              render: (_, row) => count(row.registered),
            },
            { key: 'resident', title: t('divisions.resident'), ...number, render: (_, row) => count(row.resident) },
            { key: 'source', title: t('divisions.source'), dataIndex: 'source' },
          ]}
        />
      )}
    </section>
  )
}
