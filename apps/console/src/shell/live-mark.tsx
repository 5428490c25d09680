import { useTranslation } from 'react-i18next'
import { useLiveLost } from '../api/live.ts'

/** Shown only while changes do not reach the page by themselves. */
export function LiveMark() {
  const { t } = useTranslation()
  const lost = useLiveLost()
  return (
    <span role="status">
      {lost ? (
        <span className="live-mark" title={t('shell.notLiveTip')}>
          <span aria-hidden="true">●</span> <span className="live-mark-text">{t('shell.notLive')}</span>
        </span>
      ) : null}
    </span>
  )
}
