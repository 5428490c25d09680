import type { Language } from '@zhanwang/kernel/localized-text'
import type { Locale } from 'antd/es/locale'
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { chosenLanguage, LANGUAGE_TAGS, rememberLanguage } from './language.ts'

/** Texts and Ant Design's words of one language; only the chosen one is loaded. */
const BUNDLES = {
  zh: () => Promise.all([import('./zh.ts').then((file) => file.zh), import('antd/es/locale/zh_CN')]),
  en: () => Promise.all([import('./en.ts').then((file) => file.en), import('antd/es/locale/en_US')]),
} as const

const componentLocales: Partial<Record<Language, Locale>> = {}

async function load(language: Language): Promise<void> {
  const [texts, components] = await BUNDLES[language]()
  componentLocales[language] = components.default
  i18next.addResourceBundle(language, 'translation', texts)
}

/** Makes the texts of the chosen language ready; to be awaited before anything renders. */
export async function startI18n(): Promise<void> {
  const language = chosenLanguage()
  document.documentElement.lang = LANGUAGE_TAGS[language]
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: {},
    interpolation: { escapeValue: false },
  })
  await load(language)
}

/** Changes the language of the whole console and remembers it on this device. */
export async function changeLanguage(language: Language): Promise<void> {
  await load(language)
  rememberLanguage(language)
  document.documentElement.lang = LANGUAGE_TAGS[language]
  await i18next.changeLanguage(language)
}

export function componentLocale(language: Language): Locale | undefined {
  return componentLocales[language]
}
