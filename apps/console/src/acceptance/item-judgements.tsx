import type { InspectionItem } from '@zhanwang/domain-station-registry/inspection'
import { useTranslation } from 'react-i18next'
import { ItemResultMark } from './inspection-marks.tsx'

/** What was judged of an item so far, oldest first: by the station itself, then by the county round by round. */
export function ItemJudgements({ item }: { readonly item: InspectionItem }) {
  const { t } = useTranslation()
  const { selfCheck, findings } = item
  if (!selfCheck && findings.length === 0) return null
  return (
    <ol className="item-judgements">
      {selfCheck ? (
        <li>
          <span className="quiet">{t('acceptance.selfCheck')}</span> <ItemResultMark result={selfCheck.result} />
          {selfCheck.note ? <span>{selfCheck.note}</span> : null}
          <span className="quiet">
            {' '}
            {selfCheck.by.name} {selfCheck.on}
          </span>
        </li>
      ) : null}
      {findings.map(({ round, result, note, by, on, dueOn, rectified }) => (
        <li key={round}>
          <span className="quiet">{t('acceptance.onSiteRound', { round })}</span> <ItemResultMark result={result} />
          {note ? <span>{note}</span> : null}
          <span className="quiet">
            {' '}
            {by.name} {on}
          </span>
          {dueOn ? <div>{t('acceptance.dueOn', { date: dueOn })}</div> : null}
          {rectified ? (
            <div>
              {t('acceptance.rectified', { measures: rectified.measures })}{' '}
              <span className="quiet">
                {rectified.by.name} {rectified.on}
              </span>
            </div>
          ) : null}
        </li>
      ))}
    </ol>
  )
}
