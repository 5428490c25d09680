import type { InputIssue } from '@zhanwang/kernel/errors'
import type { Language } from '@zhanwang/kernel/localized-text'
import type { z } from 'zod'
import { issueWords } from './issue-words.ts'

/** More say nothing new to a reader, and a hostile input could ask for thousands. */
const MAX_ISSUES = 50
const MAX_MESSAGE_LENGTH = 300

export type ParsedInput<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly issues: readonly InputIssue[] }

/** Parses `input` and says what is wrong in `language`: where and what was expected, never the value itself. */
export function parseInput<S extends z.ZodType>(
  schema: S,
  input: unknown,
  language: Language,
): ParsedInput<z.output<S>> {
  // The messages are made only when something is wrong: the happy path does not carry an error map.
  const quick = schema.safeParse(input)
  if (quick.success) return { ok: true, value: quick.data }
  const slow = schema.safeParse(input, { error: (issue) => issueWords(issue, language) })
  if (slow.success) return { ok: true, value: slow.data }
  return { ok: false, issues: inputIssues(slow.error) }
}

/** Path and message of each issue, at most 50. */
export function inputIssues(error: z.ZodError): InputIssue[] {
  return error.issues.slice(0, MAX_ISSUES).map((issue) => ({
    path: issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step)),
    message: issue.message.slice(0, MAX_MESSAGE_LENGTH),
  }))
}
