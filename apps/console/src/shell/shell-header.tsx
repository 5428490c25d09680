import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { JobsButton } from '../jobs/jobs-button.tsx'
import { LanguageSwitch } from '../locales/language-switch.tsx'
import { PhotosButton } from '../photos/photos-button.tsx'
import { AccountMenu } from './account-menu.tsx'
import { DivisionSwitcher } from './division-switcher.tsx'
import { LiveMark } from './live-mark.tsx'
import { MenuDrawer } from './menu-drawer.tsx'

export function ShellHeader() {
  const { t } = useTranslation()
  return (
    <header className="shell-header">
      <MenuDrawer />
      <Link to="/" className="shell-product" aria-label={t('shell.home')}>
        <img src="/favicon.svg" alt="" width="26" height="26" />
        <span>{t('product')}</span>
      </Link>
      <DivisionSwitcher />
      <span className="shell-space" />
      <LiveMark />
      <PhotosButton />
      <JobsButton />
      <span className="wide-only">
        <LanguageSwitch />
      </span>
      <AccountMenu />
    </header>
  )
}
