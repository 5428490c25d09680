import { useNavigate } from '@tanstack/react-router'
import { useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../api/me.ts'
import { queryClient } from '../api/query-client.ts'
import { signOut } from '../api/sign-in.ts'
import { LanguageSwitch } from '../locales/language-switch.tsx'
import { usePhotos } from '../photos/photos.ts'
import { forgetDevice } from './forget-device.ts'

/** The reader's name, with their own account and the way out. */
export function AccountMenu() {
  const { t } = useTranslation()
  const { account } = useMe()
  const navigate = useNavigate()
  const [open, setOpen] = useState(false)
  const [failed, setFailed] = useState(false)
  const [warned, setWarned] = useState(false)
  const unsent = usePhotos().filter(({ state }) => state.at !== 'sent').length
  const box = useRef<HTMLDivElement>(null)
  const listId = useId()

  useEffect(() => {
    if (!open) return
    const closeOutside = (event: Event) => {
      if (event instanceof KeyboardEvent ? event.key === 'Escape' : !isWithin(box.current, event.target)) setOpen(false)
    }
    document.addEventListener('pointerdown', closeOutside)
    document.addEventListener('keydown', closeOutside)
    return () => {
      document.removeEventListener('pointerdown', closeOutside)
      document.removeEventListener('keydown', closeOutside)
    }
  }, [open])

  const leave = async () => {
    if (unsent > 0 && !warned) return setWarned(true)
    // What is on its way would be answered as to nobody.
    await queryClient.cancelQueries()
    if (!(await signOut())) return setFailed(true)
    await forgetDevice(account.id)
    await navigate({ to: '/sign-in' })
    queryClient.clear()
  }
  const openOwn = () => {
    setOpen(false)
    void navigate({ to: '/me' })
  }

  return (
    <div ref={box} className="account-menu">
      <button
        type="button"
        className="header-button"
        aria-expanded={open}
        aria-controls={listId}
        aria-label={t('shell.account', { name: account.name })}
        onClick={() => setOpen(!open)}
      >
        <span className="account-name">{account.name}</span> <span aria-hidden="true">▾</span>
      </button>
      <div id={listId} hidden={!open} className="account-list">
        <p className="quiet">
          {account.username}
          {account.divisionName ? ` · ${account.divisionName}` : ''}
        </p>
        <button type="button" onClick={openOwn}>
          {t('own.menu.title')}
        </button>
        <span className="narrow-only">
          <LanguageSwitch />
        </span>
        <button type="button" onClick={() => void leave()}>
          {t(warned ? 'shell.signOutAnyway' : 'shell.signOut')}
        </button>
        {warned ? <p role="alert">{t('shell.photosUnsent', { count: unsent })}</p> : null}
        {failed ? <p role="alert">{t('shell.signOutFailed')}</p> : null}
      </div>
    </div>
  )
}

function isWithin(box: HTMLElement | null, target: EventTarget | null): boolean {
  return target instanceof Node && (box?.contains(target) ?? false)
}
