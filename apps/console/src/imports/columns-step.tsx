import { useNavigate } from '@tanstack/react-router'
import type { Import } from '@zhanwang/domain-ledger/import'
import { missingColumns } from '@zhanwang/domain-ledger/match-columns'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../feedback/problem-alert.tsx'
import { useNarrow } from '../forms/use-narrow.ts'
import { useLabel } from '../locales/use-label.ts'
import { ColumnCards } from './column-cards.tsx'
import { ColumnTable } from './column-table.tsx'
import { LayoutFields } from './layout-fields.tsx'
import type { LedgerOffer } from './ledger-offers.ts'
import { keepMapping, readMapping, withChoice } from './mapping-draft.ts'
import { UpdateOptions } from './update-options.tsx'
import { useCheck } from './use-check.ts'

/** Which column of the file is which of the ledger: proposed by the server, decided by the clerk. */
export function ColumnsStep({ offer, shown }: { readonly offer: LedgerOffer; readonly shown: Import }) {
  const { t } = useTranslation()
  const label = useLabel()
  const narrow = useNarrow()
  const navigate = useNavigate()
  const [mapping, setMapping] = useState(() => readMapping(shown))
  const [options, setOptions] = useState({ onExisting: shown.onExisting, asOf: shown.asOf })
  const { check, reload } = useCheck(offer, shown, () =>
    navigate({ to: '.', search: ({ columns: _done, ...rest }) => rest, replace: true }),
  )
  const { ledger } = offer
  const columns = [...mapping].map(([column, key]) => ({ column, key }))
  const missing = missingColumns(ledger, columns)
  const kept = shown.columns.some(({ by }) => by === 'kept')
  const choose = (column: number, key: string | null) => {
    const chosen = withChoice(mapping, column, key)
    keepMapping(shown, chosen)
    setMapping(chosen)
  }
  const Columns = narrow ? ColumnCards : ColumnTable
  return (
    <>
      <LayoutFields offer={offer} shown={shown} />
      {kept ? <Alert type="info" showIcon title={t('imports.keptMapping')} /> : null}
      <Columns ledger={ledger} columns={shown.columns} mapping={mapping} onChoose={choose} />
      {missing.length > 0 ? (
        <Alert
          type="warning"
          showIcon
          role="alert"
          title={t('imports.missing', { columns: missing.map(({ header }) => label(header)).join(t('imports.comma')) })}
          description={t('imports.missingText')}
        />
      ) : null}
      <UpdateOptions value={options} dated={offer.dated} onChange={setOptions} />
      {check.error ? <ProblemAlert error={check.error} onReload={reload} /> : null}
      <div className="row">
        <Button
          type="primary"
          disabled={missing.length > 0}
          loading={check.isPending}
          onClick={() => check.mutate({ columns, ...options })}
        >
          {t('imports.check')}
        </Button>
        <span className="quiet">{t('imports.checkNote')}</span>
      </div>
    </>
  )
}
