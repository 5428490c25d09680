import { ORGANIZATION_REASONS } from '@zhanwang/domain-station-registry/organization-reasons'
import { writtenCreditCode } from '@zhanwang/kernel/credit-code'
import { Form, type FormInstance, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { useLabel } from '../locales/use-label.ts'
import { codeState, type OrganizationValues } from './organization-input.ts'

const CODE_LENGTH = 18

/**
 * The unified social credit code, checked while it is written. One whose check character alone is wrong may stand so on an
 * old paper: it asks for that paper.
 */
export function CodeField({ form }: { readonly form: FormInstance }) {
  const { t } = useTranslation()
  const label = useLabel()
  const code: OrganizationValues['code'] = Form.useWatch('code', form)
  const isDoubtful = codeState(code ?? '') === 'doubtful'
  const shape = (isWhole: boolean) => ({
    validator: (_: unknown, text: string = '') =>
      codeState(text) === 'malformed' && (isWhole || writtenCreditCode(text).length >= CODE_LENGTH)
        ? Promise.reject(new Error(label(ORGANIZATION_REASONS['organization-code-malformed'])))
        : Promise.resolve(),
    ...(isWhole ? { validateTrigger: 'onBlur' } : {}),
  })
  return (
    <>
      <Form.Item
        name="code"
        label={t('organization.code')}
        {...(isDoubtful ? { validateStatus: 'warning' } : {})}
        extra={
          <span role="status">
            {isDoubtful ? label(ORGANIZATION_REASONS['organization-code-check']) : t('organizations.codeHint')}
          </span>
        }
        validateTrigger={['onChange', 'onBlur']}
        validateFirst
        rules={[{ required: true, whitespace: true, message: t('form.needed') }, shape(false), shape(true)]}
      >
        <Input maxLength={40} autoComplete="off" spellCheck={false} className="numbers" />
      </Form.Item>
      {isDoubtful ? (
        <Form.Item
          name="codeEvidence"
          label={t('organization.codeEvidence')}
          extra={t('organizations.codeEvidenceHint')}
          rules={[{ required: true, whitespace: true, message: t('form.needed') }]}
        >
          <Input maxLength={200} />
        </Form.Item>
      ) : null}
    </>
  )
}
