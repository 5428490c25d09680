import { z } from 'zod'
import { type BusinessDate, ExistingDate, yearsBetween } from './calendar.ts'
import { type Parsed, parsed, unparsed } from './parsed.ts'
import { toHalfWidth } from './text.ts'
import { worded } from './worded-check.ts'

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK_CHARACTERS = '10X98765432'
const SHAPE = /^[1-9]\d{16}[\dX]$/
const OLDEST_PLAUSIBLE_YEARS = 130

const WORDS = { zh: '应为公民身份号码', en: 'must be a citizen identification number' }

/**
 * A citizen identification number, GB 11643-1999: 18 characters, upper-case X, a birth date that exists, a right check
 * character. Whether the birth lies in the future needs a clock: `parseCitizenId` checks that.
 */
export const CitizenId = z
  .string()
  .check(worded(z.regex(SHAPE, { abort: true }), WORDS), worded(z.refine(hasRealBirthAndRightCheck), WORDS))
  .brand<'CitizenId'>()
export type CitizenId = z.infer<typeof CitizenId>

export type CitizenIdReason = 'wrong-length-or-character' | 'no-such-date' | 'wrong-check-character' | 'birth-in-future'

/** What a person must look at and may confirm. `upgraded-from-15`: the number was completed by us. */
export type CitizenIdWarning = 'older-than-130' | 'unknown-address-code' | 'upgraded-from-15'

export type CitizenIdFacts = {
  readonly id: CitizenId
  /** The county of first registration; it stays when the county is renamed or abolished. */
  readonly addressCode: string
  readonly birthDate: BusinessDate
  readonly sex: 'male' | 'female'
  readonly warnings: readonly CitizenIdWarning[]
}

/**
 * The check character of the first 17 digits, ISO 7064 MOD 11-2 as in GB 11643-1999.
 * @throws RangeError for anything but 17 digits
 */
export function citizenIdCheckCharacter(first17: string): string {
  if (!/^\d{17}$/.test(first17)) throw new RangeError('17 digits are needed')
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(first17.charAt(index)), 0)
  return CHECK_CHARACTERS.charAt(sum % 11)
}

function birthDateText(number: string): string {
  return `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
}

function hasRightCheckCharacter(number: string): boolean {
  return number.charAt(17) === citizenIdCheckCharacter(number.slice(0, 17))
}

function hasRealBirthAndRightCheck(text: string): boolean {
  return SHAPE.test(text) && ExistingDate.safeParse(birthDateText(text)).success && hasRightCheckCharacter(text)
}

/** Whether a text is a citizen number in its stored form: shape, real birth date, check character. */
export function isCitizenId(text: string): text is CitizenId {
  return hasRealBirthAndRightCheck(text)
}

/**
 * Reads a citizen number as people write it: trimmed, inner spaces dropped, full-width and lower-case x accepted, and
 * the 15-digit form of before 1999 completed with the century 19 and its check character.
 * @param options.today the date in Shanghai, against which birth and age are judged
 * @param options.isKnownAddress answers for the current AND the historical table of GB/T 2260; without it no address
 *   is questioned
 */
export function parseCitizenId(
  text: string,
  options: { readonly today: BusinessDate; readonly isKnownAddress?: (addressCode: string) => boolean },
): Parsed<CitizenIdFacts, CitizenIdReason> {
  const written = toHalfWidth(text).replace(/\s/g, '').toUpperCase()
  const isOld = /^[1-9]\d{14}$/.test(written)
  const number = isOld ? upgraded(written) : written
  if (!SHAPE.test(number)) return unparsed('wrong-length-or-character')
  if (!hasRightCheckCharacter(number)) return unparsed('wrong-check-character')
  if (!isCitizenId(number)) return unparsed('no-such-date')

  const birthDate = birthDateText(number)
  if (birthDate > options.today) return unparsed('birth-in-future')
  const addressCode = number.slice(0, 6)
  const warnings: CitizenIdWarning[] = []
  if (isOld) warnings.push('upgraded-from-15')
  if (yearsBetween(birthDate, options.today) > OLDEST_PLAUSIBLE_YEARS) warnings.push('older-than-130')
  if (options.isKnownAddress?.(addressCode) === false) warnings.push('unknown-address-code')
  const sex = Number(number.charAt(16)) % 2 === 1 ? 'male' : 'female'
  return parsed({ id: number, addressCode, birthDate, sex, warnings })
}

function upgraded(old: string): string {
  const first17 = `${old.slice(0, 6)}19${old.slice(6)}`
  return first17 + citizenIdCheckCharacter(first17)
}

/** What a screen shows by default: `3205**********0026`. A text of another length is hidden altogether. */
export function maskCitizenId(id: string): string {
  return id.length === 18 ? `${id.slice(0, 4)}**********${id.slice(14)}` : '*'.repeat(id.length)
}
