import { Progress } from 'antd'
import { useTranslation } from 'react-i18next'

interface Props {
  readonly label: string
  readonly done: number
  /** Null while nobody knows it. */
  readonly total: number | null
}

/** How far long work has come: rows done, and a bar where the end is known. */
export function ProgressLine({ label, done, total }: Props) {
  const { t } = useTranslation()
  const percent = total === null ? 0 : total === 0 ? 100 : Math.floor((done / total) * 100)
  return (
    <div>
      <div className="row">
        <span>{label}</span>
        <span className="quiet numbers">
          {total === null ? t('progress.rows', { count: done }) : t('progress.rowsOf', { done, total })}
        </span>
      </div>
      <Progress percent={percent} status="active" showInfo={total !== null} aria-label={label} />
    </div>
  )
}
