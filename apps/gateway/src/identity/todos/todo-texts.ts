import type { TodoKinds } from '@zhanwang/domain-todo/todo'
import { fillText, type Language, type LocalizedText } from '@zhanwang/kernel/localized-text'

/** What a to-do says in a language. */
export type TodoTexts = (
  context: string,
  kind: string,
  params: Readonly<Record<string, string>>,
  language: Language,
) => string

/** Of a kind that this gateway does not know yet: its service is newer. */
const UNKNOWN: LocalizedText = { zh: '有一件待办({kind})', en: 'Something waits ({kind})' }

/** The texts of several contexts' to-dos. */
export function todoTexts(kindsOf: ReadonlyMap<string, TodoKinds>): TodoTexts {
  return (context, kind, params, language) => {
    const kinds = kindsOf.get(context) ?? {}
    const text = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined
    return text ? fillText(text, language, params) : fillText(UNKNOWN, language, { kind })
  }
}
