import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Permission, useHolds } from '../api/me.ts'
import type { ListExport } from './list-export.ts'

const ExportDialog = lazy(() => import('./export-dialog.tsx').then((file) => ({ default: file.ExportDialog })))

/** Offers a list as a file, to those who may take it along. */
export function ExportButton({ list, permission }: { readonly list: ListExport; readonly permission: Permission }) {
  const { t } = useTranslation()
  const holds = useHolds()
  const [open, setOpen] = useState(false)
  if (!holds(permission)) return null
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('exports.open')}</Button>
      {open ? (
        <Suspense>
          <ExportDialog list={list} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  )
}
