import type { Account } from '@zhanwang/domain-identity/account'
import { Button, Modal } from 'antd'
import { useTranslation } from 'react-i18next'

export interface HandedOver {
  /** The name of who took over. */
  readonly to: string
  readonly moved: number
  readonly alreadyHeld: number
  readonly keysRevoked: number
  readonly todosMoved: number
}

interface Props {
  readonly from: Account
  readonly done: HandedOver
  readonly onClose: () => void
}

/** What a hand-over did, and what is left to do about the account of who leaves. */
export function HandOverResult({ from, done, onClose }: Props) {
  const { t } = useTranslation()
  return (
    <Modal
      open
      title={t('accounts.handOverDone')}
      onCancel={onClose}
      footer={
        <Button type="primary" onClick={onClose}>
          {t('exports.close')}
        </Button>
      }
    >
      <div className="stack" role="status">
        <ul>
          <li>{t('accounts.handOverMoved', { count: done.moved, to: done.to })}</li>
          {done.alreadyHeld > 0 ? <li>{t('accounts.handOverHeld', { count: done.alreadyHeld })}</li> : null}
          {done.todosMoved > 0 ? <li>{t('accounts.handOverTodos', { count: done.todosMoved })}</li> : null}
          <li>{t('accounts.handOverKeys', { count: done.keysRevoked })}</li>
        </ul>
        {from.status === 'active' ? <p>{t('accounts.handOverNext', { name: from.name })}</p> : null}
      </div>
    </Modal>
  )
}
