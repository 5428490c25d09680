import { useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { meOptions } from '../api/me.ts'
import { queryClient } from '../api/query-client.ts'
import { PageHeading } from '../feedback/page-heading.tsx'
import { SecondFactorSetup } from './second-factor-setup.tsx'
import '../sign-in/sign-in.css'

/** Where a second factor is asked for it is set up before anything else; then the reader goes where they wanted to. */
export function FirstSecondFactorPage() {
  const { t } = useTranslation()
  const { back } = useSearch({ from: '/set-second-factor' })
  const navigate = useNavigate()
  const router = useRouter()
  const goOn = async () => {
    await queryClient.fetchQuery({ ...meOptions(), staleTime: 0 })
    if (back) router.history.push(back)
    else await navigate({ to: '/' })
  }
  return (
    <div className="sign-in">
      <main className="panel sign-in-box">
        <PageHeading title={t('own.factorSetUp')} note={t('own.factorMust')} />
        <SecondFactorSetup onDone={goOn} />
      </main>
    </div>
  )
}
