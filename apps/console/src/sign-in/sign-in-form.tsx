import { Alert, Button, Input } from 'antd'
import { type FormEvent, lazy, Suspense, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { signIn } from '../api/sign-in.ts'

/** Loaded for who has a second factor, not before. */
const SecondFactorForm = lazy(() =>
  import('./second-factor-form.tsx').then((file) => ({ default: file.SecondFactorForm })),
)

/** Username and password, then a code where one is asked for; says clearly why a sign-in was refused and keeps the username. */
export function SignInForm({ onSignedIn }: { readonly onSignedIn: () => Promise<void> }) {
  const { t } = useTranslation()
  const id = useId()
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [refusal, setRefusal] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [codeNeeded, setCodeNeeded] = useState(false)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!username.trim() || !password) return setRefusal(t('signIn.refused.empty'))
    setBusy(true)
    setRefusal(undefined)
    const answer = await signIn(username, password)
    if (answer.outcome === 'signed-in') await onSignedIn()
    else if (answer.outcome === 'second-factor') setCodeNeeded(true)
    else if (answer.outcome === 'locked') setRefusal(t('signIn.refused.locked', { minutes: answer.minutes }))
    else setRefusal(t(`signIn.refused.${answer.outcome}`))
    setBusy(false)
  }

  const again = () => {
    setPassword('')
    setCodeNeeded(false)
  }
  if (codeNeeded)
    return (
      <Suspense>
        <SecondFactorForm onSignedIn={onSignedIn} onAgain={again} />
      </Suspense>
    )
  return (
    <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
      <div>
        <label htmlFor={`${id}-username`}>{t('signIn.username')}</label>
        <Input
          id={`${id}-username`}
          size="large"
          autoFocus
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          value={username}
          onChange={(event) => setUsername(event.target.value)}
        />
      </div>
      <div>
        <label htmlFor={`${id}-password`}>{t('signIn.password')}</label>
        <Input
          id={`${id}-password`}
          size="large"
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </div>
      {refusal ? <Alert type="error" showIcon role="alert" title={refusal} /> : null}
      <Button type="primary" size="large" htmlType="submit" block loading={busy}>
        {t('signIn.submit')}
      </Button>
    </form>
  )
}
