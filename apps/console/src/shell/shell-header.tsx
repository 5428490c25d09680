import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { LanguageSwitch } from '../locales/language-switch.tsx'
import { AccountMenu } from './account-menu.tsx'
import { DivisionSwitcher } from './division-switcher.tsx'
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
      <LanguageSwitch />
      <AccountMenu />
    </header>
  )
}
