import type { Language } from '@zhanwang/kernel/localized-text'

const STORAGE_KEY = 'zhanwang.language'

export const LANGUAGE_TAGS: Record<Language, string> = { zh: 'zh-CN', en: 'en' }

/** The language the reader chose; zh-CN first, whatever the browser prefers. */
export function chosenLanguage(): Language {
  return localStorage.getItem(STORAGE_KEY) === 'en' ? 'en' : 'zh'
}

export function rememberLanguage(language: Language): void {
  localStorage.setItem(STORAGE_KEY, language)
}
