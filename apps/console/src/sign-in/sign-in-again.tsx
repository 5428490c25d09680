import { Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { meOptions, useMe } from '../api/me.ts'
import { queryClient } from '../api/query-client.ts'
import { reportSessionStart } from '../api/session.ts'
import { SignInForm } from './sign-in-form.tsx'

/** Signs in again over the open page, whose drafts stay. Another person starts from a clean page instead. */
export function SignInAgain() {
  const { t } = useTranslation()
  const before = useMe().account.id
  const goOn = async () => {
    const now = await queryClient.fetchQuery({ ...meOptions(), staleTime: 0 })
    const mustSetUp = now.account.mustChangePassword || (now.secondFactor.required && !now.secondFactor.set)
    if (now.account.id !== before || mustSetUp) return window.location.reload()
    reportSessionStart()
    await queryClient.invalidateQueries()
  }
  return (
    <Modal
      open
      title={t('signIn.endedTitle')}
      footer={null}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      zIndex={2000}
    >
      <div className="stack">
        <p>{t('signIn.endedText')}</p>
        <SignInForm onSignedIn={goOn} />
      </div>
    </Modal>
  )
}
