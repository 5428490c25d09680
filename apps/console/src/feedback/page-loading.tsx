import { useTranslation } from 'react-i18next'
import { WaitingLines } from './waiting-lines.tsx'

/** Holds the place of a page that is being loaded. */
export function PageLoading() {
  const { t } = useTranslation()
  return (
    <div className="panel" role="status" aria-label={t('common.loading')}>
      <WaitingLines count={8} />
    </div>
  )
}
