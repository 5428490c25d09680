import type { Application, ApplicationContent } from '@zhanwang/domain-station-registry/application'
import { Button, Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { useOpenDraft } from '../api/open-drafts.ts'
import { queryClient } from '../api/query-client.ts'
import { client, trpc } from '../api/trpc.ts'
import { type SendOptions, useCommand } from '../api/use-command.ts'
import type { FoundingValues } from '../station-founding/founding-draft.ts'
import { FoundingForm } from '../station-founding/founding-form.tsx'
import { type ApplicationInput, applicationInput } from '../station-founding/founding-input.ts'

interface Props {
  readonly application: Application
  readonly onClose: () => void
}

/** A returned application, mended and sent again. Where it is for, and of which kind, stays. */
export function MendApplication({ application, onClose }: Props) {
  const { t } = useTranslation()
  const [form] = Form.useForm<FoundingValues>()
  useOpenDraft()
  const { id, version } = application
  const send = useCommand(
    ({ kind: _kind, division: _division, ...details }: ApplicationInput, options: SendOptions) =>
      client.registry.applications.resubmit.mutate({ id, version, ...details }, options),
    onClose,
  )
  const submit = (values: FoundingValues) => {
    const input = applicationInput(values)
    if (input) send.mutate(input)
  }
  return (
    <section aria-label={t('applications.mend')}>
      <FoundingForm
        form={form}
        initialValues={valuesOf(application.content)}
        isFixed
        submit={t('applications.resubmit')}
        busy={send.isPending}
        error={send.error}
        onSubmit={submit}
        onReload={() => void queryClient.invalidateQueries(trpc.registry.applications.pathFilter())}
        actions={<Button onClick={onClose}>{t('common.cancel')}</Button>}
      />
    </section>
  )
}

function valuesOf({ premises, ...content }: ApplicationContent): FoundingValues {
  return { ...content, hasPremises: premises !== null, ...(premises ? { premises } : {}) }
}
