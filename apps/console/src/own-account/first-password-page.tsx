import { useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { meOptions, useMe } from '../api/me.ts'
import { queryClient } from '../api/query-client.ts'
import { PageHeading } from '../feedback/page-heading.tsx'
import { ChangePasswordForm } from './change-password-form.tsx'
import '../sign-in/sign-in.css'

/** A one-time password must be changed before anything else; then the reader goes where they wanted to. */
export function FirstPasswordPage() {
  const { t } = useTranslation()
  const { account } = useMe()
  const { back } = useSearch({ from: '/change-password' })
  const navigate = useNavigate()
  const router = useRouter()
  const goOn = async () => {
    // The gate in front of every page asks what is known of the reader: it must know that the password is changed.
    await queryClient.fetchQuery({ ...meOptions(), staleTime: 0 })
    if (back) router.history.push(back)
    else await navigate({ to: '/' })
  }
  return (
    <div className="sign-in">
      <main className="panel sign-in-box">
        <PageHeading
          title={t('own.changePassword')}
          note={account.mustChangePassword ? t('own.mustChange') : account.name}
        />
        <ChangePasswordForm username={account.username} onDone={goOn} />
      </main>
    </div>
  )
}
