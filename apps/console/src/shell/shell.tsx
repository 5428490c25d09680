import { Outlet, useRouterState } from '@tanstack/react-router'
import { Suspense, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../api/live.ts'
import { useMe } from '../api/me.ts'
import { useSessionEnded } from '../api/session.ts'
import { PageLoading } from '../feedback/page-loading.tsx'
import { rememberPerson } from '../offline/last-person.ts'
import { usePhotoSending } from '../photos/photos.ts'
import { SessionEndedDialog } from '../sign-in/session-ended-dialog.tsx'
import { ShellHeader } from './shell-header.tsx'
import { SideMenu } from './side-menu.tsx'
import './shell.css'

/** The frame of every page behind the sign-in. */
export function Shell() {
  const { t } = useTranslation()
  const ended = useSessionEnded()
  const { account } = useMe()
  useLive()
  usePhotoSending(account.id)
  useEffect(() => rememberPerson(account.id), [account.id])
  const main = useRef<HTMLElement>(null)
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname ?? '' })
  const shown = useRef(path)
  useEffect(() => {
    // A new page is read from its beginning; a filter that only changes the search leaves the focus where it is.
    if (shown.current !== '' && shown.current !== path) main.current?.focus({ preventScroll: true })
    shown.current = path
  }, [path])
  return (
    <div className="shell">
      <a className="skip-link" href="#main">
        {t('shell.skip')}
      </a>
      <ShellHeader />
      <div className="shell-body">
        <aside className="shell-side">
          <SideMenu />
        </aside>
        <main id="main" ref={main} tabIndex={-1} className="shell-main stack">
          <Suspense fallback={<PageLoading />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      {ended ? <SessionEndedDialog /> : null}
    </div>
  )
}
