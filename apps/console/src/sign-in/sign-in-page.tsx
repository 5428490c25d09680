import { useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { queryClient } from '../api/query-client.ts'
import { reportSessionStart } from '../api/session.ts'
import { PageHeading } from '../feedback/page-heading.tsx'
import { LanguageSwitch } from '../locales/language-switch.tsx'
import { SignInForm } from './sign-in-form.tsx'
import './sign-in.css'

export function SignInPage() {
  const { t } = useTranslation()
  const { back } = useSearch({ from: '/sign-in' })
  const navigate = useNavigate()
  const router = useRouter()
  const enter = async () => {
    queryClient.clear()
    reportSessionStart()
    if (back) router.history.push(back)
    else await navigate({ to: '/' })
  }
  return (
    <div className="sign-in">
      <div className="sign-in-language">
        <LanguageSwitch />
      </div>
      <main className="panel sign-in-box">
        <div className="row sign-in-brand">
          <img src="/favicon.svg" alt="" width="40" height="40" />
          <div>
            <PageHeading title={t('signIn.title')} note={t('tagline')} />
          </div>
        </div>
        <SignInForm onSignedIn={enter} />
        <p className="quiet">{t('signIn.help')}</p>
      </main>
    </div>
  )
}
