import { Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'

/** Holds the place of a page that is being loaded. */
export function PageLoading() {
  const { t } = useTranslation()
  return (
    <div className="panel" role="status" aria-label={t('common.loading')}>
      <Skeleton active paragraph={{ rows: 8 }} />
    </div>
  )
}
