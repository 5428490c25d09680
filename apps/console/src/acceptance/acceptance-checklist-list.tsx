import type { AcceptanceChecklist } from '@zhanwang/domain-station-registry/acceptance-checklist'
import { useTranslation } from 'react-i18next'
import { Mark } from '../feedback/mark.tsx'

interface Props {
  readonly checklist: AcceptanceChecklist & { readonly sourceDocument: string }
}

/** What a station would be accepted by today. */
export function AcceptanceChecklistList({ checklist }: Props) {
  const { t } = useTranslation()
  return (
    <div>
      <h3>{t('acceptance.acceptedBy', { name: checklist.name })}</h3>
      <p className="quiet">{t('acceptance.basis', { document: checklist.sourceDocument })}</p>
      <ul className="checklist-list">
        {checklist.items.map((item) => (
          <li key={item.key}>
            {item.name} {item.required ? <Mark tone="violet">{t('acceptance.required')}</Mark> : null}
            {item.about ? <span className="quiet"> {item.about}</span> : null}
          </li>
        ))}
      </ul>
    </div>
  )
}
