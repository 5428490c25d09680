import { INSPECTION_PURPOSES, type Inspection } from '@zhanwang/domain-station-registry/inspection'
import { summaryOfItems } from '@zhanwang/domain-station-registry/inspection-reading'
import { useTranslation } from 'react-i18next'
import { useLabel } from '../locales/use-label.ts'
import { DueMark, InspectionStatusMark } from './inspection-marks.tsx'

/** What a file is, by which document, and how far it has come. */
export function InspectionFacts({ inspection }: { readonly inspection: Inspection }) {
  const { t } = useTranslation()
  const label = useLabel()
  const { purpose, status, round, checklist, items, beganOn, effectiveOn, remark } = inspection
  const { met, score } = summaryOfItems(items)
  return (
    <div className="inspection-facts">
      <div className="row">
        <strong>
          {label(INSPECTION_PURPOSES[purpose])} · {checklist.name}
        </strong>
        <InspectionStatusMark status={status} />
        <DueMark inspection={inspection} />
      </div>
      <div className="row quiet">
        <span>{t('acceptance.basis', { document: checklist.sourceDocument })}</span>
        <span>{t('acceptance.beganOn', { date: beganOn })}</span>
        {round > 1 ? <span>{t('acceptance.roundOf', { round })}</span> : null}
        <span className="numbers">{t('acceptance.metOf', { met, items: items.length })}</span>
        <span className="numbers">{t('acceptance.scoreOf', { score })}</span>
        {effectiveOn ? <span>{t(`acceptance.effective.${purpose}`, { date: effectiveOn })}</span> : null}
      </div>
      {remark ? <p>{remark}</p> : null}
    </div>
  )
}
