import { Form } from 'antd'
import { useState } from 'react'
import { useMe } from '../api/me.ts'
import { useCurrentDivision } from '../shell/current-division.ts'
import { type FoundingPurpose, type FoundingValues, forgetDraft, keepDraft, readDraft } from './founding-draft.ts'

/** A form whose half-filled values live in this tab until they are sent or thrown away. */
export function useFoundingDraft(purpose: FoundingPurpose, fresh: FoundingValues) {
  const { account } = useMe()
  const division = useCurrentDivision()
  const [form] = Form.useForm<FoundingValues>()
  const [draft] = useState(() => readDraft(purpose, account.id))
  const forget = () => forgetDraft(purpose, account.id)
  return {
    form,
    isRestored: draft !== undefined,
    initialValues: draft ?? { ...fresh, ...(division ? { division: division.code } : {}) },
    keep: (values: FoundingValues) => keepDraft(purpose, account.id, values),
    forget,
    discard() {
      forget()
      form.setFieldsValue({ division: null, parent: null, hasPremises: false, mode: null })
      form.resetFields()
      form.setFieldsValue(fresh)
    },
  }
}
