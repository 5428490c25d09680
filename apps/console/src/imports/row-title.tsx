import { Link } from '@tanstack/react-router'
import type { ImportRow } from '@zhanwang/domain-ledger/import'
import { useTranslation } from 'react-i18next'

/** What a row is called, leading to what it names where that exists. */
export function RowTitle({ row }: { readonly row: ImportRow }) {
  const { t } = useTranslation()
  const title = row.title || t('imports.untitled')
  if (row.code === null) return <span>{title}</span>
  return (
    <Link to="/stations/$code" params={{ code: row.code }} target="_blank">
      {title} <span className="numbers import-code">{row.code}</span>
    </Link>
  )
}
