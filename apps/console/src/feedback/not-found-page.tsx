import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { PageHeading } from './page-heading.tsx'

/** Also shown for what lies outside the reader's scope: the server does not tell the two apart. */
export function NotFoundPage() {
  const { t } = useTranslation()
  return (
    <main className="panel stack">
      <PageHeading title={t('notFound.title')} />
      <p>{t('notFound.text')}</p>
      <p>
        <Link to="/">{t('notFound.home')}</Link>
      </p>
    </main>
  )
}
