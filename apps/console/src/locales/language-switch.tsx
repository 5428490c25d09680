import { useTranslation } from 'react-i18next'
import { queryClient } from '../api/query-client.ts'
import { changeLanguage } from './i18n.ts'
import { LANGUAGE_TAGS } from './language.ts'
import { useLanguage } from './use-label.ts'

/** Offers the other language, in its own words. */
export function LanguageSwitch() {
  const { t } = useTranslation()
  const other = useLanguage() === 'zh' ? 'en' : 'zh'
  const change = async () => {
    await changeLanguage(other)
    // Notes and names of an answer come in the language it was asked in.
    await queryClient.invalidateQueries()
  }
  return (
    <button type="button" className="header-button" lang={LANGUAGE_TAGS[other]} onClick={() => void change()}>
      {t('shell.otherLanguage')}
    </button>
  )
}
