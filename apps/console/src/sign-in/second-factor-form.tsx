import { useMutation } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { problemOf } from '../api/problem.ts'
import { showSecondFactor } from '../api/second-factor.ts'
import { ProblemAlert } from '../feedback/problem-alert.tsx'

interface Props {
  readonly onSignedIn: () => Promise<void>
  /** Back to username and password. */
  readonly onAgain: () => void
}

/** The second step of signing in: the phone's code, or a recovery code when the phone is not there. */
export function SecondFactorForm({ onSignedIn, onAgain }: Props) {
  const { t } = useTranslation()
  const id = useId()
  const [recovering, setRecovering] = useState(false)
  const [typed, setTyped] = useState('')
  const show = useMutation({
    mutationFn: () => showSecondFactor(recovering ? { recoveryCode: typed } : { code: typed }),
    onSuccess: onSignedIn,
    onError: () => setTyped(''),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (typed.trim()) show.mutate()
  }
  const other = () => {
    setRecovering(!recovering)
    setTyped('')
    show.reset()
  }
  const expired = show.error !== null && problemOf(show.error).reason === 'second-factor-expired'
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <div>
        <label htmlFor={id}>{t(recovering ? 'signIn.recoveryCode' : 'signIn.code')}</label>
        <Input
          key={String(recovering)}
          id={id}
          size="large"
          autoFocus
          autoComplete={recovering ? 'off' : 'one-time-code'}
          inputMode={recovering ? 'text' : 'numeric'}
          spellCheck={false}
          maxLength={recovering ? 40 : 8}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          aria-describedby={`${id}-hint`}
        />
        <p id={`${id}-hint`} className="quiet">
          {t(recovering ? 'signIn.recoveryHint' : 'signIn.codeHint')}
        </p>
      </div>
      {show.error ? <ProblemAlert error={show.error} /> : null}
      {expired ? null : (
        <Button type="primary" size="large" htmlType="submit" block loading={show.isPending}>
          {t('signIn.submit')}
        </Button>
      )}
      <div className="row">
        <Button type="link" onClick={other}>
          {t(recovering ? 'signIn.useCode' : 'signIn.useRecovery')}
        </Button>
        <Button type="link" onClick={onAgain}>
          {t('signIn.again')}
        </Button>
      </div>
    </form>
  )
}
