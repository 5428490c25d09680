import { Children, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

/** The way to a page from its list: each child one step, the first the list. */
export function PageTrail({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation()
  return (
    <nav aria-label={t('divisions.path')} className="row quiet">
      {Children.map(children, (step, index) => (index === 0 ? step : <span>/ {step}</span>))}
    </nav>
  )
}
