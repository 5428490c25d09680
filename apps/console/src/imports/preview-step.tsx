import { useNavigate } from '@tanstack/react-router'
import type { Import } from '@zhanwang/domain-ledger/import'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../feedback/problem-alert.tsx'
import { ApplyDialog } from './apply-dialog.tsx'
import { ImportRows } from './import-rows.tsx'
import type { LedgerOffer } from './ledger-offers.ts'
import { RemainderButton } from './remainder-button.tsx'
import { UpdateOptions } from './update-options.tsx'
import { useCheck } from './use-check.ts'

/** What would happen, row by row, before anything does. */
export function PreviewStep({ offer, shown }: { readonly offer: LedgerOffer; readonly shown: Import }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [applying, setApplying] = useState(false)
  const { create = 0, update = 0, kept = 0, error = 0 } = shown.counts
  const good = create + update
  return (
    <>
      {good === 0 ? (
        <Alert type="warning" showIcon title={t(error > 0 ? 'imports.nothingGood' : 'imports.nothingNew')} />
      ) : null}
      {kept + update > 0 ? <CheckAgain offer={offer} shown={shown} /> : null}
      <div className="row">
        {good > 0 ? (
          <Button type="primary" onClick={() => setApplying(true)}>
            {t('imports.apply', { count: good })}
          </Button>
        ) : null}
        <Button
          onClick={() => void navigate({ to: '.', search: (before) => ({ ...before, columns: 'again' as const }) })}
        >
          {t('imports.columnsAgain')}
        </Button>
        {shown.hasRemainder ? <RemainderButton offer={offer} importId={shown.id} count={error} /> : null}
      </div>
      <ImportRows offer={offer} shown={shown} />
      {applying ? <ApplyDialog offer={offer} shown={shown} onClose={() => setApplying(false)} /> : null}
    </>
  )
}

/** Another choice for what is there already needs another check. */
function CheckAgain({ offer, shown }: { readonly offer: LedgerOffer; readonly shown: Import }) {
  const { t } = useTranslation()
  const [options, setOptions] = useState({ onExisting: shown.onExisting, asOf: shown.asOf })
  const { check, reload } = useCheck(offer, shown, () => undefined)
  const changed =
    options.onExisting !== shown.onExisting || (options.onExisting === 'update' && options.asOf !== shown.asOf)
  const columns = shown.columns.map(({ column, key }) => ({ column, key }))
  return (
    <>
      <UpdateOptions value={options} dated={offer.dated} onChange={setOptions} />
      {check.error ? <ProblemAlert error={check.error} onReload={reload} /> : null}
      {changed ? (
        <div>
          <Button loading={check.isPending} onClick={() => check.mutate({ columns, ...options })}>
            {t('imports.checkAgain')}
          </Button>
        </div>
      ) : null}
    </>
  )
}
