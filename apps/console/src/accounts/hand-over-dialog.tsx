import { skipToken, useQuery } from '@tanstack/react-query'
import type { Account } from '@zhanwang/domain-identity/account'
import { ROLES } from '@zhanwang/domain-identity/roles'
import { Form } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client, trpc } from '../api/trpc.ts'
import { type SendOptions, useCommand } from '../api/use-command.ts'
import { Mark } from '../feedback/mark.tsx'
import { CommandDialog } from '../forms/command-dialog.tsx'
import { ReasonField } from '../forms/reason-field.tsx'
import { useLabel } from '../locales/use-label.ts'
import { AccountSelect } from './account-select.tsx'
import { type HandedOver, HandOverResult } from './hand-over-result.tsx'

interface Values {
  to: string
  reason: string
}

/** 离任交接: all roles of somebody who leaves go to another account; the keys made by them stop to work. */
export function HandOverDialog({ account, onClose }: { readonly account: Account; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const label = useLabel()
  const [form] = Form.useForm<Values>()
  const to = Form.useWatch('to', form)
  const [done, setDone] = useState<HandedOver>()
  const receiver = useQuery(trpc.identity.accounts.get.queryOptions(to ? { id: to } : skipToken))
  const handOver = useCommand(
    (values: Values, send: SendOptions) =>
      client.identity.grants.handOver.mutate({ from: account.id, ...values }, send),
    (result) => setDone({ ...result, to: receiver.data?.account.name ?? '' }),
  )
  if (done) return <HandOverResult from={account} done={done} onClose={onClose} />
  const held = receiver.data?.account.grants ?? []
  return (
    <CommandDialog
      title={t('card.dialogTitle', { action: t('accounts.handOver'), name: account.name })}
      submit={t('accounts.handOver')}
      danger
      form={form}
      initialValues={{ reason: '' }}
      busy={handOver.isPending}
      error={handOver.error}
      onSubmit={(values) => handOver.mutate(values)}
      onClose={onClose}
    >
      <p>{t('accounts.handOverText', { name: account.name })}</p>
      <Form.Item
        name="to"
        label={t('accounts.handOverTo')}
        rules={[{ required: true, message: t('accounts.handOverToNeeded') }]}
      >
        <AccountSelect except={account.id} />
      </Form.Item>
      <Form.Item label={t('accounts.handOverRoles', { count: account.grants.length })}>
        <ul>
          {account.grants.map((grant) => (
            <li key={grant.id}>
              {`${label(ROLES[grant.role])} · ${grant.divisionName ?? t('accounts.everywhere')} `}
              {held.some((other) => other.role === grant.role && other.division === grant.division) ? (
                <Mark>{t('accounts.heldAlready')}</Mark>
              ) : null}
            </li>
          ))}
          {account.grants.length === 0 ? <li className="quiet">{t('accounts.noGrantsToMove')}</li> : null}
        </ul>
      </Form.Item>
      <ReasonField />
    </CommandDialog>
  )
}
