import { Form, type FormInstance, Modal } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useOpenDraft } from '../api/open-drafts.ts'
import { ProblemAlert } from '../feedback/problem-alert.tsx'
import { useFieldIssues } from './use-field-issues.ts'

interface Props<Values> {
  readonly title: string
  readonly submit: string
  readonly danger?: boolean
  readonly form: FormInstance<Values>
  readonly initialValues: Partial<Values>
  readonly busy: boolean
  /** True while something stands in the way that the form itself shows. */
  readonly isBlocked?: boolean
  readonly error: unknown
  readonly width?: number
  readonly onSubmit: (values: Values) => void
  readonly onClose: () => void
  /** Fetches what is there now when somebody else changed it meanwhile; the draft stays. */
  readonly onReload?: () => void
  readonly children: ReactNode
}

/** A command's form in a dialog. It closes on success or by the reader, so a refused draft is never lost. */
export function CommandDialog<Values extends object>(props: Props<Values>) {
  const { title, submit, danger = false, form, busy, error, width = 560, onSubmit, onClose, onReload, children } = props
  const { t } = useTranslation()
  useOpenDraft()
  useFieldIssues(form, error)
  return (
    <Modal
      open
      title={title}
      width={width}
      okText={submit}
      okButtonProps={{
        danger,
        loading: busy,
        disabled: props.isBlocked ?? false,
        htmlType: 'submit',
        form: 'command-form',
      }}
      cancelText={t('common.cancel')}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      {error ? <ProblemAlert error={error} {...(onReload ? { onReload } : {})} /> : null}
      <Form<Values>
        id="command-form"
        form={form}
        layout="vertical"
        initialValues={props.initialValues}
        onFinish={onSubmit}
        scrollToFirstError
        className="command-form"
      >
        {children}
      </Form>
    </Modal>
  )
}
