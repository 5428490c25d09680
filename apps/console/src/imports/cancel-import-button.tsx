import type { Import } from '@zhanwang/domain-ledger/import'
import { hasEnded } from '@zhanwang/domain-ledger/import-steps'
import { Button, Popconfirm } from 'antd'
import { useTranslation } from 'react-i18next'
import { type SendOptions, useCommand } from '../api/use-command.ts'
import { ProblemAlert } from '../feedback/problem-alert.tsx'
import type { LedgerOffer } from './ledger-offers.ts'

/** Gives an import up, at any step before its end. */
export function CancelImportButton({ offer, shown }: { readonly offer: LedgerOffer; readonly shown: Import }) {
  const { t } = useTranslation()
  const cancel = useCommand(
    (id: Import['id'], send: SendOptions) => offer.commands.cancel.mutate({ id }, send),
    () => undefined,
  )
  if (hasEnded(shown.state)) return null
  return (
    <>
      {cancel.error ? <ProblemAlert error={cancel.error} /> : null}
      <Popconfirm
        title={t('imports.cancelAsk')}
        description={t('imports.cancelText')}
        okText={t('imports.cancel')}
        cancelText={t('imports.goOn')}
        placement="bottomRight"
        onConfirm={() => cancel.mutate(shown.id)}
      >
        <Button loading={cancel.isPending}>{t('imports.cancel')}</Button>
      </Popconfirm>
    </>
  )
}
