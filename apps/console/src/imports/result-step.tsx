import { Link } from '@tanstack/react-router'
import type { Import } from '@zhanwang/domain-ledger/import'
import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { ImportRows } from './import-rows.tsx'
import type { LedgerOffer } from './ledger-offers.ts'
import { RemainderButton } from './remainder-button.tsx'

/** How it ended, and what can be done next. */
export function ResultStep({ offer, shown }: { readonly offer: LedgerOffer; readonly shown: Import }) {
  const { t } = useTranslation()
  const { create = 0, update = 0, error = 0 } = shown.counts
  const anew = (
    <Link to="/imports/$ledger/new" params={{ ledger: offer.ledger.code }}>
      <Button tabIndex={-1}>{t(shown.hasRemainder ? 'imports.sendMended' : 'imports.another')}</Button>
    </Link>
  )
  if (shown.state !== 'applied') {
    const failed = shown.state === 'failed'
    return (
      <>
        <Alert
          type={failed ? 'error' : 'info'}
          showIcon
          title={failed ? (shown.problem ?? t('imports.failed')) : t('imports.cancelled')}
          description={t('imports.nothingTaken')}
        />
        <div>{anew}</div>
      </>
    )
  }
  return (
    <>
      <Alert
        type="success"
        showIcon
        title={t('imports.applied', { create, update })}
        description={error > 0 ? t('imports.someLeft', { count: error }) : undefined}
      />
      <div className="row">
        <Link to={offer.list}>
          <Button type="primary" tabIndex={-1}>
            {t('imports.toList')}
          </Button>
        </Link>
        {shown.hasRemainder ? <RemainderButton offer={offer} importId={shown.id} count={error} /> : null}
        {anew}
      </div>
      <ImportRows offer={offer} shown={shown} />
    </>
  )
}
