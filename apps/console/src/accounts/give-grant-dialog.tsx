import type { Account } from '@zhanwang/domain-identity/account'
import { ROLES, type Role } from '@zhanwang/domain-identity/roles'
import { Form, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { client } from '../api/trpc.ts'
import { type SendOptions, useCommand } from '../api/use-command.ts'
import { CommandDialog } from '../forms/command-dialog.tsx'
import { DivisionSelect } from '../forms/division-select.tsx'
import { ReasonField } from '../forms/reason-field.tsx'
import { useLabel } from '../locales/use-label.ts'
import { offeredRoles } from './offered-roles.ts'

interface Values {
  role: Role
  division?: string | null
  reason: string
}

/** Roles that the account's other roles exclude (三员分立) are not offered. */
export function GiveGrantDialog({ account, onClose }: { readonly account: Account; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const label = useLabel()
  const [form] = Form.useForm<Values>()
  const give = useCommand(
    ({ role, division, reason }: Values, send: SendOptions) =>
      client.identity.grants.give.mutate({ accountId: account.id, role, division: division ?? null, reason }, send),
    onClose,
  )
  return (
    <CommandDialog
      title={t('card.dialogTitle', { action: t('accounts.give'), name: account.name })}
      submit={t('accounts.give')}
      form={form}
      initialValues={{ reason: '', ...(account.division ? { division: account.division } : {}) }}
      busy={give.isPending}
      error={give.error}
      onSubmit={(values) => give.mutate(values)}
      onClose={onClose}
    >
      <Form.Item name="role" label={t('accounts.role')} rules={[{ required: true, message: t('form.choose') }]}>
        <Select options={offeredRoles(account).map((value) => ({ value, label: label(ROLES[value]) }))} />
      </Form.Item>
      <Form.Item name="division" label={t('accounts.scope')} extra={t('accounts.scopeNote')}>
        <DivisionSelect allowClear placeholder={t('accounts.everywhere')} />
      </Form.Item>
      <ReasonField />
    </CommandDialog>
  )
}
