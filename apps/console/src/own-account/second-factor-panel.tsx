import { useMutation } from '@tanstack/react-query'
import type { SecondFactorProof } from '@zhanwang/domain-identity/sign-in'
import { Button, Form, Input } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../api/me.ts'
import { queryClient } from '../api/query-client.ts'
import { endSecondFactor, renewRecoveryCodes } from '../api/second-factor.ts'
import { Mark } from '../feedback/mark.tsx'
import { CommandDialog } from '../forms/command-dialog.tsx'
import { RecoveryCodesDialog } from './recovery-codes-dialog.tsx'

const SecondFactorSetup = lazy(() =>
  import('./second-factor-setup.tsx').then((file) => ({ default: file.SecondFactorSetup })),
)

interface Values {
  password: string
  /** The phone's code, or a recovery code. */
  shown: string
}

const CODE = /^[\d\s]+$/

/** Whether a second factor is set; sets it up, gives new recovery codes, takes it away. */
export function SecondFactorPanel() {
  const { t } = useTranslation()
  const { secondFactor } = useMe()
  const [action, setAction] = useState<'setup' | 'renew' | 'end'>()
  const [codes, setCodes] = useState<readonly string[]>()
  const done = async () => {
    setAction(undefined)
    await queryClient.invalidateQueries()
  }
  return (
    <section className="panel stack own-password">
      <h2>{t('own.factor')}</h2>
      <div className="row">
        <Mark tone={secondFactor.set ? 'green' : 'amber'}>
          {t(secondFactor.set ? 'own.factorSet' : 'own.factorNotSet')}
        </Mark>
        {secondFactor.set ? t('own.recoveryLeft', { count: secondFactor.recoveryCodesLeft }) : null}
      </div>
      {secondFactor.set ? (
        <div className="row">
          <Button onClick={() => setAction('renew')}>{t('own.recoveryRenew')}</Button>
          <Button danger onClick={() => setAction('end')}>
            {t('own.factorEnd')}
          </Button>
        </div>
      ) : action === 'setup' ? (
        <Suspense>
          <SecondFactorSetup onDone={done} />
        </Suspense>
      ) : (
        <div>
          <Button type="primary" onClick={() => setAction('setup')}>
            {t('own.factorSetUp')}
          </Button>
        </div>
      )}
      {action === 'renew' ? (
        <ProofDialog
          title={t('own.recoveryRenew')}
          text={t('own.recoveryRenewText')}
          onClose={() => setAction(undefined)}
          send={async (proof) => {
            setCodes((await renewRecoveryCodes(proof)).recoveryCodes)
            await done()
          }}
        />
      ) : null}
      {action === 'end' ? (
        <ProofDialog
          title={t('own.factorEnd')}
          text={t('own.factorEndText')}
          danger
          onClose={() => setAction(undefined)}
          send={async (proof) => {
            await endSecondFactor(proof)
            await done()
          }}
        />
      ) : null}
      {codes ? <RecoveryCodesDialog codes={codes} onClose={() => setCodes(undefined)} /> : null}
    </section>
  )
}

interface ProofProps {
  readonly title: string
  readonly text: string
  readonly danger?: boolean
  readonly send: (proof: SecondFactorProof) => Promise<void>
  readonly onClose: () => void
}

function ProofDialog({ title, text, danger = false, send, onClose }: ProofProps) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Values>()
  const act = useMutation({ mutationFn: send })
  const needed = [{ required: true, message: t('form.needed') }]
  return (
    <CommandDialog<Values>
      title={title}
      submit={title}
      danger={danger}
      form={form}
      initialValues={{ password: '', shown: '' }}
      busy={act.isPending}
      error={act.error}
      onSubmit={({ password, shown }) =>
        act.mutate(CODE.test(shown) ? { password, code: shown } : { password, recoveryCode: shown })
      }
      onClose={onClose}
    >
      <p>{text}</p>
      <Form.Item name="password" label={t('own.current')} rules={needed}>
        <Input.Password autoComplete="current-password" maxLength={128} />
      </Form.Item>
      <Form.Item name="shown" label={t('own.codeOrRecovery')} rules={needed}>
        <Input autoComplete="one-time-code" maxLength={40} />
      </Form.Item>
    </CommandDialog>
  )
}
