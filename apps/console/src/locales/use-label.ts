import type { Language, LocalizedText } from '@zhanwang/kernel/localized-text'
import { useTranslation } from 'react-i18next'

export function useLanguage(): Language {
  return useTranslation().i18n.language === 'en' ? 'en' : 'zh'
}

/** The reader's words for a term of the domain; the lists stay where the domain keeps them. */
export function useLabel(): (text: LocalizedText) => string {
  const language = useLanguage()
  return (text) => text[language]
}

/** A domain list as the choices of a select, in its own order. */
export function useOptions(): <Key extends string>(list: Readonly<Record<Key, LocalizedText>>) => Option<Key>[] {
  const language = useLanguage()
  return (list) => keysOf(list).map((value) => ({ value, label: list[value][language] }))
}

export interface Option<Key extends string> {
  readonly value: Key
  readonly label: string
}

/** The keys of a closed record, typed. */
export function keysOf<Key extends string>(list: Readonly<Record<Key, unknown>>): Key[] {
  const keys: Key[] = []
  for (const key in list) keys.push(key)
  return keys
}
