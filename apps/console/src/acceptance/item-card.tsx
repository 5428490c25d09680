import type { Inspection, InspectionItem, PhotoPhase } from '@zhanwang/domain-station-registry/inspection'
import type { InspectionPhoto } from '@zhanwang/domain-station-registry/inspection-photo'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Mark } from '../feedback/mark.tsx'
import { ItemJudgements } from './item-judgements.tsx'
import { ItemPhotos } from './item-photos.tsx'

interface Props {
  readonly inspection: Inspection
  readonly item: InspectionItem
  readonly photos: readonly InspectionPhoto[]
  readonly adding?: PhotoPhase | undefined
  /** What is entered for the item now. */
  readonly children?: ReactNode
}

/** One item of the checklist: what it asks for, what was judged, its evidence, and what is entered now. */
export function ItemCard({ inspection, item, photos, adding, children }: Props) {
  const { t } = useTranslation()
  return (
    <li className="item-card">
      <h3>
        {item.name} {item.required ? <Mark tone="violet">{t('acceptance.required')}</Mark> : null}
        <span className="quiet numbers">{t('acceptance.weight', { weight: item.weight })}</span>
      </h3>
      {item.about ? <p className="quiet">{item.about}</p> : null}
      <ItemJudgements item={item} />
      <ItemPhotos inspection={inspection} item={item} photos={photos} adding={adding} />
      {children}
    </li>
  )
}
