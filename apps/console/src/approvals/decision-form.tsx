import { APPROVAL_OUTCOMES, type ApprovalOutcome, type ApprovalShown } from '@zhanwang/domain-approval/approval'
import { APPROVAL_REASONS } from '@zhanwang/domain-approval/reasons'
import { Button, Form, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { useOpenDraft } from '../api/open-drafts.ts'
import { client } from '../api/trpc.ts'
import { type SendOptions, useCommand } from '../api/use-command.ts'
import { ProblemAlert } from '../feedback/problem-alert.tsx'
import { keysOf, useLabel } from '../locales/use-label.ts'
import { CommentField } from './comment-field.tsx'

interface Props {
  readonly file: ApprovalShown
  /** Fetches what is there now when somebody else decided meanwhile. */
  readonly onReload: () => void
}

interface Values {
  outcome: ApprovalOutcome
  comment: string
}

/** The decision on an opened file; for who may not decide it, why. */
export function DecisionForm({ file, onReload }: Props) {
  const { t } = useTranslation()
  const label = useLabel()
  if (file.status !== 'pending') return null
  return (
    <section className="panel">
      <h2>{t('approvals.decision')}</h2>
      {file.hindrance ? (
        <p className="quiet">{label(APPROVAL_REASONS[file.hindrance])}</p>
      ) : (
        <OpenForm file={file} onReload={onReload} />
      )}
    </section>
  )
}

function OpenForm({ file, onReload }: Props) {
  const { t } = useTranslation()
  const label = useLabel()
  const [form] = Form.useForm<Values>()
  useOpenDraft()
  const outcome = Form.useWatch('outcome', form) ?? 'approve'
  const decide = useCommand(
    (values: Values, options: SendOptions) =>
      client.registry.approvals.decide.mutate({ id: file.id, version: file.version, ...values }, options),
    () => undefined,
  )
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      initialValues={{ outcome: 'approve', comment: '' }}
      onFinish={(values) => decide.mutate(values)}
    >
      <Form.Item name="outcome" label={t('approvals.outcome')}>
        <Radio.Group
          optionType="button"
          options={keysOf(APPROVAL_OUTCOMES).map((value) => ({ value, label: label(APPROVAL_OUTCOMES[value]) }))}
        />
      </Form.Item>
      <CommentField isNeeded={outcome !== 'approve'} />
      {decide.error ? <ProblemAlert error={decide.error} onReload={onReload} /> : null}
      <Button type="primary" danger={outcome === 'reject'} htmlType="submit" loading={decide.isPending}>
        {t('approvals.send')}
      </Button>
    </Form>
  )
}
