import { Button, Form, type FormInstance } from 'antd'
import type { ReactNode } from 'react'
import { ProblemAlert } from '../feedback/problem-alert.tsx'
import { DetailFields } from '../forms/detail-fields.tsx'
import { useFieldIssues } from '../forms/use-field-issues.ts'
import type { FoundingValues } from './founding-draft.ts'
import { OptionalPremises } from './optional-premises.tsx'
import { PlaceFields } from './place-fields.tsx'

interface Props {
  readonly form: FormInstance<FoundingValues>
  readonly initialValues: FoundingValues
  readonly submit: string
  readonly busy: boolean
  readonly error: unknown
  readonly isDated?: boolean
  readonly isFixed?: boolean
  readonly onChange?: (values: FoundingValues) => void
  readonly onSubmit: (values: FoundingValues) => void
  /** For `stale`: fetches what is there now and leaves the draft alone. */
  readonly onReload?: () => void
  /** Buttons beside the one that sends it. */
  readonly actions?: ReactNode
}

/** What is said of a station that is to be: recorded by a county, applied for by a township. */
export function FoundingForm(props: Props) {
  const { form, initialValues, submit, busy, error, isDated = false, isFixed = false, actions } = props
  useFieldIssues(form, error)
  return (
    <Form<FoundingValues>
      form={form}
      layout="vertical"
      className="panel founding-form"
      initialValues={initialValues}
      onValuesChange={(_, values) => props.onChange?.(values)}
      onFinish={props.onSubmit}
      scrollToFirstError
    >
      <PlaceFields form={form} isDated={isDated} isFixed={isFixed} />
      <OptionalPremises />
      <DetailFields />
      {error ? <ProblemAlert error={error} {...(props.onReload ? { onReload: props.onReload } : {})} /> : null}
      <div className="row">
        <Button type="primary" htmlType="submit" loading={busy}>
          {submit}
        </Button>
        {actions}
      </div>
    </Form>
  )
}
