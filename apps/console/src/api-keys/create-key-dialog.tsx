import type { Identity } from '@zhanwang/domain-identity/contract'
import { ROLES, type Role } from '@zhanwang/domain-identity/roles'
import { addMonths, type BusinessDate } from '@zhanwang/kernel/calendar'
import { Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { useMe } from '../api/me.ts'
import { client } from '../api/trpc.ts'
import { type SendOptions, useCommand } from '../api/use-command.ts'
import { BusinessDatePicker } from '../forms/business-date-picker.tsx'
import { CommandDialog } from '../forms/command-dialog.tsx'
import { DivisionSelect } from '../forms/division-select.tsx'
import { today } from '../forms/today.ts'
import { useLabel } from '../locales/use-label.ts'
import { NewKeyDialog } from './new-key-dialog.tsx'

interface Values {
  name: string
  role: Role
  division?: string | null
  expiresOn: BusinessDate
}

type NewKey = z.input<Identity['procedures']['apiKeys']['create']['input']>

const USUAL_MONTHS = 6
const MOST_MONTHS = 12

interface Props {
  /** What a key of this reader can carry. */
  readonly roles: readonly Role[]
  readonly onClose: () => void
}

/** A key for another system: a role over a place, within what its maker holds, until a day. */
export function CreateKeyDialog({ roles, onClose }: Props) {
  const { t } = useTranslation()
  const label = useLabel()
  const { permissions } = useMe()
  const [form] = Form.useForm<Values>()
  const [made, setMade] = useState<string>()
  const create = useCommand(
    (input: NewKey, send: SendOptions) => client.identity.apiKeys.create.mutate(input, send),
    ({ key }) => setMade(key),
  )
  if (made) return <NewKeyDialog apiKey={made} onClose={onClose} />
  const places = permissions['division.read'] ?? []
  const isEverywhere = places.some(({ division }) => division === null)
  const own = isEverywhere ? null : (places[0]?.division ?? null)
  const now = today()
  return (
    <CommandDialog<Values>
      title={t('keys.create')}
      submit={t('keys.create')}
      form={form}
      initialValues={{ name: '', expiresOn: addMonths(now, USUAL_MONTHS), ...(own ? { division: own } : {}) }}
      busy={create.isPending}
      error={create.error}
      onSubmit={({ division, ...values }) => create.mutate({ ...values, division: division ?? null })}
      onClose={onClose}
    >
      <Form.Item
        name="name"
        label={t('keys.name')}
        extra={t('keys.nameHint')}
        rules={[{ required: true, whitespace: true, message: t('form.needed') }]}
      >
        <Input maxLength={50} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="role"
        label={t('accounts.role')}
        extra={t('keys.roleNote')}
        rules={[{ required: true, message: t('form.choose') }]}
      >
        <Select options={roles.map((value) => ({ value, label: label(ROLES[value]) }))} />
      </Form.Item>
      <Form.Item
        name="division"
        label={t('accounts.scope')}
        rules={isEverywhere ? [] : [{ required: true, message: t('form.choose') }]}
      >
        <DivisionSelect
          allowClear={isEverywhere}
          {...(isEverywhere ? { placeholder: t('accounts.everywhere') } : {})}
        />
      </Form.Item>
      <Form.Item
        name="expiresOn"
        label={t('keys.expiresOn')}
        extra={t('keys.expiresRule', { date: addMonths(now, MOST_MONTHS) })}
        rules={[{ required: true, message: t('form.dateNeeded') }]}
      >
        <BusinessDatePicker min={now} max={addMonths(now, MOST_MONTHS)} />
      </Form.Item>
    </CommandDialog>
  )
}
