import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useHolds } from '../api/me.ts'
import { useCurrentDivision } from './current-division.ts'

const DivisionDrawer = lazy(() => import('./division-drawer.tsx').then((file) => ({ default: file.DivisionDrawer })))

/** Shows the division that the pages speak about and lets the reader choose another within their scope. */
export function DivisionSwitcher() {
  const holds = useHolds()
  return holds('division.read') ? <Switcher /> : null
}

function Switcher() {
  const { t } = useTranslation()
  const current = useCurrentDivision()
  const navigate = useNavigate()
  const [open, setOpen] = useState(false)
  const choose = (division: string) => {
    setOpen(false)
    void navigate({ to: '.', search: (search) => ({ ...search, division, cursor: undefined }) })
  }
  const name = current?.name || current?.code || '…'
  return (
    <>
      <button
        type="button"
        className="header-button division-button"
        aria-label={t('shell.division', { name })}
        onClick={() => setOpen(true)}
      >
        {name} <span aria-hidden="true">▾</span>
      </button>
      {open ? (
        <Suspense>
          <DivisionDrawer onChoose={choose} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  )
}
