import { DIVISION_KINDS, type Division } from '@zhanwang/domain-station-registry/division'

import { useTranslation } from 'react-i18next'
import { DataTable } from '../feedback/data-table.tsx'
import { useLabel } from '../locales/use-label.ts'

/** All versions, newest first: a division is versioned, never deleted. */
export function DivisionVersions({ versions }: { readonly versions: readonly Division[] }) {
  const { t } = useTranslation()
  const label = useLabel()
  return (
    <section className="panel">
      <h2>{t('divisions.versions')}</h2>
      <DataTable<Division>
        rowKey="validFrom"
        dataSource={versions}
        columns={[
          { key: 'from', title: t('divisions.validFrom'), dataIndex: 'validFrom', className: 'numbers' },
          { key: 'to', title: t('divisions.validTo'), render: (_, { validTo }) => validTo ?? t('divisions.now') },
          { key: 'name', title: t('divisions.name'), dataIndex: 'name' },
          { key: 'kind', title: t('divisions.kind'), render: (_, { kind }) => label(DIVISION_KINDS[kind]) },
          { key: 'parent', title: t('divisions.parent'), render: (_, { parent }) => parent ?? t('common.none') },
          { key: 'source', title: t('divisions.source'), dataIndex: 'source', className: 'wrapped' },
          { key: 'remark', title: t('station.remark'), dataIndex: 'remark', className: 'wrapped' },
        ]}
      />
    </section>
  )
}
