import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import './page-heading.css'

interface Props {
  readonly title: string
  readonly note?: ReactNode
  readonly actions?: ReactNode
}

/** The page's one h1, also the title of the browser's tab. */
export function PageHeading({ title, note, actions }: Props) {
  const { t } = useTranslation()
  const product = t('product')
  useEffect(() => {
    document.title = `${title} · ${product}`
  }, [title, product])
  return (
    <header className="page-heading">
      <div>
        <h1>{title}</h1>
        {note ? <div className="quiet">{note}</div> : null}
      </div>
      {actions ? <div className="row">{actions}</div> : null}
    </header>
  )
}
