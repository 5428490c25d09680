import { z } from 'zod'
import { type Parsed, parsed, unparsed } from './parsed.ts'
import { toHalfWidth } from './text.ts'
import { worded } from './worded-check.ts'

// GB 32100 leaves out I, O, Z, S and V; a character's value is its place in this row.
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const ORGANIZATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2]
/** What a credit code looks like; whether its checks are right is another question. */
export const CREDIT_CODE_SHAPE = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/

const WORDS = { zh: '应为统一社会信用代码', en: 'must be a unified social credit code' }

/**
 * A unified social credit code, GB 32100-2015: registering authority 1, category 1, division 6, organization code 9
 * (GB 11714-1997, with a check of its own), check 1.
 */
export const CreditCode = z
  .string()
  .check(worded(z.regex(CREDIT_CODE_SHAPE, { abort: true }), WORDS), worded(z.refine(bothChecksAreRight), WORDS))
  .brand<'CreditCode'>()
export type CreditCode = z.infer<typeof CreditCode>

/**
 * The two `check` reasons may be overridden with evidence (legacy codes that fail exist), the first may not.
 * `wrong-organization-check`: the inner GB 11714 code is wrong although the whole adds up.
 */
export type CreditCodeReason = 'wrong-length-or-character' | 'wrong-check-character' | 'wrong-organization-check'

export type CreditCodeFacts = {
  readonly code: CreditCode
  /** Authority and category: 11 government body, 12 public institution, 51 association, 52 private non-enterprise
   *  unit (a social work agency), 53 foundation, 59 other at civil affairs, 91 enterprise. */
  readonly category: string
  /** GB/T 2260 code of the registering authority's place, at the time of registration. */
  readonly divisionCode: string
  readonly organizationCode: string
}

/**
 * The check character of the first 17 characters, GB 32100-2015: (31 - S mod 31) mod 31 with weights 3^(i-1) mod 31.
 * @throws RangeError for anything but 17 characters of the standard's alphabet
 */
export function creditCodeCheckCharacter(first17: string): string {
  const values = Array.from(first17, (character) => ALPHABET.indexOf(character))
  if (values.length !== 17 || values.includes(-1)) throw new RangeError('17 characters of GB 32100 are needed')
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * (values[index] ?? 0), 0)
  return ALPHABET.charAt((31 - (sum % 31)) % 31)
}

/**
 * The check character of an organization code's 8 characters, GB 11714-1997: 11 - (S mod 11), 10 is X, 11 is 0.
 * Letters count plainly here, A = 10 to Z = 35, unlike in the outer code.
 * @throws RangeError for anything but 8 digits or upper-case letters
 */
export function organizationCodeCheckCharacter(first8: string): string {
  if (!/^[0-9A-Z]{8}$/.test(first8)) throw new RangeError('8 digits or upper-case letters are needed')
  const sum = ORGANIZATION_WEIGHTS.reduce(
    (total, weight, index) => total + weight * Number.parseInt(first8.charAt(index), 36),
    0,
  )
  const check = 11 - (sum % 11)
  if (check === 11) return '0'
  return check === 10 ? 'X' : String(check)
}

function outerCheckIsRight(code: string): boolean {
  return code.charAt(17) === creditCodeCheckCharacter(code.slice(0, 17))
}

function innerCheckIsRight(code: string): boolean {
  return code.charAt(16) === organizationCodeCheckCharacter(code.slice(8, 16))
}

function bothChecksAreRight(text: string): boolean {
  return CREDIT_CODE_SHAPE.test(text) && outerCheckIsRight(text) && innerCheckIsRight(text)
}

/** Whether a text is a credit code in its stored form, both checks right. */
export function isCreditCode(text: string): text is CreditCode {
  return bothChecksAreRight(text)
}

/** A code as it is stored of one that people wrote: half-width, upper case, without spaces and hyphens. */
export function writtenCreditCode(text: string): string {
  return toHalfWidth(text).replace(/[\s-]/g, '').toUpperCase()
}

/** Reads a credit code as people write it: trimmed, inner spaces and hyphens dropped, full-width and lower case accepted. */
export function parseCreditCode(text: string): Parsed<CreditCodeFacts, CreditCodeReason> {
  const code = writtenCreditCode(text)
  if (!CREDIT_CODE_SHAPE.test(code)) return unparsed('wrong-length-or-character')
  if (!outerCheckIsRight(code)) return unparsed('wrong-check-character')
  if (!isCreditCode(code)) return unparsed('wrong-organization-check')
  return parsed({
    code,
    category: code.slice(0, 2),
    divisionCode: code.slice(2, 8),
    organizationCode: code.slice(8, 17),
  })
}
