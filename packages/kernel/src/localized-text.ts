/** A text in the two languages of the console and the API. zh-CN is the first; en stands beside it. */
export interface LocalizedText {
  readonly zh: string
  readonly en: string
}

export type Language = keyof LocalizedText

/** Fills `{name}` places of a text from `params`; a place without a value stays visible rather than vanishing. */
export function fillText(
  text: LocalizedText,
  language: Language,
  params: Readonly<Record<string, string | number>> = {},
) {
  return text[language].replace(/\{(\w+)\}/g, (place, name: string) => String(params[name] ?? place))
}

/** The language that an `Accept-Language` header prefers among ours; zh-CN where it names neither. */
export function preferredLanguage(header: string | undefined): Language {
  const first = /(?:^|,)\s*(zh|en)\b/i.exec(header ?? '')
  return first?.[1]?.toLowerCase() === 'en' ? 'en' : 'zh'
}
