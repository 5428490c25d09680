import type { Import } from '@zhanwang/domain-ledger/import'
import { Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { queryClient } from '../api/query-client.ts'
import { type SendOptions, useCommand } from '../api/use-command.ts'
import { ProblemAlert } from '../feedback/problem-alert.tsx'
import { useLabel } from '../locales/use-label.ts'
import type { LedgerOffer } from './ledger-offers.ts'

interface Props {
  readonly offer: LedgerOffer
  readonly shown: Import
  readonly onClose: () => void
}

/** Says in sentences what taking the rows over will do, and does it. */
export function ApplyDialog({ offer, shown, onClose }: Props) {
  const { t } = useTranslation()
  const label = useLabel()
  const apply = useCommand(
    (version: number, send: SendOptions) => offer.commands.apply.mutate({ id: shown.id, version }, send),
    onClose,
  )
  const { create = 0, update = 0, kept = 0, unchanged = 0, error = 0 } = shown.counts
  return (
    <Modal
      open
      title={t('imports.applyTitle', { ledger: label(offer.ledger.title) })}
      okText={t('imports.apply', { count: create + update })}
      okButtonProps={{ loading: apply.isPending }}
      cancelText={t('common.cancel')}
      mask={{ closable: false }}
      onOk={() => apply.mutate(shown.version)}
      onCancel={onClose}
    >
      {apply.error ? (
        <ProblemAlert
          error={apply.error}
          onReload={() => {
            apply.reset()
            void queryClient.invalidateQueries(offer.queries.get.queryFilter({ id: shown.id }))
          }}
        />
      ) : null}
      <ul className="import-effects">
        {create > 0 ? <li>{t('imports.effects.create', { count: create })}</li> : null}
        {update > 0 ? (
          <li>
            {t(offer.dated ? 'imports.effects.updateFrom' : 'imports.effects.update', {
              count: update,
              date: shown.asOf,
            })}
          </li>
        ) : null}
        {kept > 0 ? <li>{t('imports.effects.kept', { count: kept })}</li> : null}
        {unchanged > 0 ? <li>{t('imports.effects.unchanged', { count: unchanged })}</li> : null}
        {error > 0 ? <li>{t('imports.effects.error', { count: error })}</li> : null}
      </ul>
      <p className="quiet">{t('imports.applyText')}</p>
    </Modal>
  )
}
