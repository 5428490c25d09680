import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SideMenu } from './side-menu.tsx'

const SideDrawer = lazy(() => import('./side-drawer.tsx').then((file) => ({ default: file.SideDrawer })))

/** The side menu on a narrow screen. */
export function MenuDrawer() {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        className="header-button menu-button"
        aria-label={t('shell.openMenu')}
        aria-expanded={open}
        onClick={() => setOpen(true)}
      >
        ☰
      </button>
      {open ? (
        <Suspense>
          <SideDrawer title={t('shell.menu')} placement="left" onClose={() => setOpen(false)}>
            <SideMenu onNavigate={() => setOpen(false)} />
          </SideDrawer>
        </Suspense>
      ) : null}
    </>
  )
}
