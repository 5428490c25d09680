import { useNavigate } from '@tanstack/react-router'
import { stationRegistry } from '@zhanwang/domain-station-registry/contract'
import { Button, Form, type FormInstance, Input, Select } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { useOpenDraft } from '../api/open-drafts.ts'
import { problemOf } from '../api/problem.ts'
import { client } from '../api/trpc.ts'
import { type SendOptions, useCommand } from '../api/use-command.ts'
import { ProblemAlert } from '../feedback/problem-alert.tsx'
import { BusinessDatePicker } from '../forms/business-date-picker.tsx'
import { DivisionSelect } from '../forms/division-select.tsx'
import { today } from '../forms/today.ts'
import { useLabel } from '../locales/use-label.ts'
import { emptyValue, type RuleDraft, templatesOf } from './rule-draft.ts'
import { RuleEditor } from './rule-editor.tsx'
import type { BindingRule, RuleKindCode } from './rule-rows.ts'

type PublishInput = z.input<typeof stationRegistry.procedures.rules.publish.input>
const { rule: RuleContent } = stationRegistry.procedures.rules.publish.input.shape

interface Props {
  readonly kind: RuleKindCode
  readonly division: string
  /** What binds the division today. */
  readonly running: BindingRule | undefined
}

/** The form of a publication. What was filled in stays when the server refuses it. */
export function PublishRuleForm({ kind, division, running }: Props) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [form] = Form.useForm<RuleDraft>()
  // What the author began from, whatever others publish meanwhile: the server tells when it is no longer the running one.
  const [seen] = useState(running)
  useOpenDraft()
  const publish = useCommand(
    (input: PublishInput, send: SendOptions) => client.registry.rules.publish.mutate(input, send),
    () => navigate({ to: '/rules', search: (before) => ({ division: before.division }) }),
  )
  useEffect(() => {
    if (publish.error) showIssues(form, problemOf(publish.error).issues)
  }, [publish.error, form])
  const submit = ({ division: of, rule: { value }, sourceDocument, validFrom, validTo }: RuleDraft) => {
    const rule = RuleContent.safeParse({ kind, value: inOrder(value) })
    if (!rule.success) {
      showIssues(
        form,
        rule.error.issues.map(({ path }) => ({ path: ['rule', ...path], message: t('form.needed') })),
      )
      return
    }
    if (of === null || validFrom === null) return
    const replaced = seen && seen.division === of && holdsOn(seen, validFrom) ? { replaces: seen.id } : {}
    publish.mutate({ division: of, rule: rule.data, sourceDocument, validFrom, validTo: validTo ?? null, ...replaced })
  }
  return (
    <Form<RuleDraft>
      form={form}
      layout="vertical"
      className="panel rule-form"
      initialValues={{
        division,
        rule: { value: running?.value ?? emptyValue(kind) },
        sourceDocument: '',
        validFrom: today(),
        validTo: null,
      }}
      onFinish={submit}
      scrollToFirstError
    >
      <StartFrom kind={kind} running={seen} onChoose={(value) => form.setFieldValue(['rule', 'value'], value)} />
      <RuleEditor kind={kind} />
      <Form.Item
        name="division"
        label={t('rules.office')}
        rules={[{ required: true, message: t('form.choose') }]}
        extra={t('rules.officeHint')}
      >
        <DivisionSelect />
      </Form.Item>
      <Form.Item
        name="sourceDocument"
        label={t('rules.document')}
        rules={[{ required: true, whitespace: true, message: t('form.needed') }]}
        extra={t('rules.documentHint')}
      >
        <Input maxLength={200} />
      </Form.Item>
      <div className="field-pair">
        <Form.Item
          name="validFrom"
          label={t('rules.validFrom')}
          rules={[{ required: true, message: t('form.dateNeeded') }]}
          extra={t('rules.validFromHint')}
        >
          <BusinessDatePicker />
        </Form.Item>
        <Form.Item
          name="validTo"
          label={t('rules.validTo')}
          dependencies={['validFrom']}
          rules={[
            ({ getFieldValue }) => ({
              validator: (_, last: string | null) =>
                last && last < getFieldValue('validFrom')
                  ? Promise.reject(new Error(t('rules.endsBeforeStart')))
                  : Promise.resolve(),
            }),
          ]}
          extra={t('rules.validToHint')}
        >
          <BusinessDatePicker allowClear />
        </Form.Item>
      </div>
      {publish.error ? <ProblemAlert error={publish.error} /> : null}
      <div className="row">
        <Button type="primary" htmlType="submit" loading={publish.isPending}>
          {t('rules.publish')}
        </Button>
      </div>
    </Form>
  )
}

/** Says at each field what is wrong with it; what has no field stays in the alert. */
function showIssues(
  form: FormInstance<RuleDraft>,
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
): void {
  const fields = issues.map(({ path, message }) => ({ name: [...path], errors: [message] }))
  form.setFields(fields as Parameters<typeof form.setFields>[0])
}

interface StartProps {
  readonly kind: RuleKindCode
  readonly running: BindingRule | undefined
  readonly onChoose: (value: RuleDraft['rule']['value']) => void
}

/** What the fields begin from: what runs now, a built-in template, or nothing. */
function StartFrom({ kind, running, onChoose }: StartProps) {
  const { t } = useTranslation()
  const label = useLabel()
  const templates = templatesOf(kind)
  const [chosen, setChosen] = useState('running')
  const start = (code: string) => {
    setChosen(code)
    const template = templates.find((each) => each.code === code)
    onChoose(template?.value ?? (code === 'running' && running ? running.value : emptyValue(kind)))
  }
  return (
    <Form.Item label={t('rules.startFrom')} htmlFor="start-from" extra={t('rules.startHint')}>
      <Select
        id="start-from"
        value={chosen}
        options={[
          {
            value: 'running',
            label: t('rules.startRunning', { name: running?.divisionName ?? t('rules.origin.builtIn') }),
          },
          ...templates.map(({ code, name }) => ({ value: code, label: label(name) })),
          { value: 'empty', label: t('rules.startEmpty') },
        ]}
        onChange={start}
      />
    </Form.Item>
  )
}

function holdsOn({ validFrom, validTo }: BindingRule, day: string): boolean {
  return validFrom !== null && validFrom <= day && (validTo === null || day <= validTo)
}

/** Days off by their date, whatever the order in which they were typed. */
function inOrder(value: RuleDraft['rule']['value']): unknown {
  return 'days' in value ? { days: value.days.toSorted((a, b) => (a.date < b.date ? -1 : 1)) } : value
}
