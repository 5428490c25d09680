import type { ApprovalShown } from '@zhanwang/domain-approval/approval'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../api/trpc.ts'
import { type SendOptions, useCommand } from '../api/use-command.ts'
import { ProblemAlert } from '../feedback/problem-alert.tsx'

/** Takes one's own file back, once one has said yes. */
export function WithdrawButton({ file, onReload }: { readonly file: ApprovalShown; readonly onReload: () => void }) {
  const { t } = useTranslation()
  const [asks, setAsks] = useState(false)
  const withdraw = useCommand(
    (input: { id: string; version: number }, options: SendOptions) =>
      client.registry.approvals.withdraw.mutate(input, options),
    () => setAsks(false),
  )
  if (!file.own || (file.status !== 'pending' && file.status !== 'returned')) return null
  return (
    <div>
      <Button onClick={() => setAsks(true)}>{t('approvals.withdraw')}</Button>
      {asks ? (
        <Modal
          open
          title={t('approvals.withdrawAsk', { title: file.title })}
          okText={t('approvals.withdraw')}
          okButtonProps={{ danger: true, loading: withdraw.isPending }}
          cancelText={t('common.cancel')}
          onOk={() => withdraw.mutate({ id: file.id, version: file.version })}
          onCancel={() => setAsks(false)}
        >
          <p>{t('approvals.withdrawText')}</p>
          {withdraw.error ? <ProblemAlert error={withdraw.error} onReload={onReload} /> : null}
        </Modal>
      ) : null}
    </div>
  )
}
