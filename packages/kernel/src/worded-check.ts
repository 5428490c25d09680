import type { LocalizedText } from './localized-text.ts'

const WORDS = new WeakMap<object, LocalizedText>()

/**
 * Gives a check of a schema the words that its refusal is told in: `z.string().check(worded(z.regex(SHAPE), WORDS))`.
 * A pattern or a function says by itself nothing that a reader understands. Each check needs its own object.
 */
export function worded<C extends object>(check: C, words: LocalizedText): C {
  WORDS.set(check, words)
  return check
}

/** The words of the check that refused, `inst` of zod's raw issue; none where it was given none. */
export function wordsOfCheck(check: object | undefined): LocalizedText | undefined {
  return check && WORDS.get(check)
}
