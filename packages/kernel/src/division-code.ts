import { z } from 'zod'
import { type Parsed, parsed, unparsed } from './parsed.ts'
import { toHalfWidth } from './text.ts'
import { worded } from './worded-check.ts'

// A county segment of 00 is legal inside a longer code only: 东莞, 中山, 儋州 and 嘉峪关 have townships and no counties.
const PREFECTURE = String.raw`[1-9]\d(?!00)\d{2}`
const COUNTY = String.raw`(?:(?!00)\d{2}|L[1-9A-Z])`
const COUNTY_OR_NONE = String.raw`(?:\d{2}|L[1-9A-Z])`
const LOWER = String.raw`(?:(?!000)\d{3}|L(?!00)[0-9A-Z]{2})`
const CANONICAL = new RegExp(`^(?:[1-9]\\d|${PREFECTURE}(?:${COUNTY}|${COUNTY_OR_NONE}${LOWER}{1,2})?)$`)
const PADDED = /^[1-9]\d(?:\d{2}(?:(?:\d{2}|L[1-9A-Z])(?:\d{3}|L[0-9A-Z]{2}){0,2})?)?$/
const WORDS = { zh: '应为行政区划代码', en: 'must be a division code' }

/**
 * An administrative division: GB/T 2260 (2 province, 4 prefecture, 6 county digits), GB/T 10114 (9, township) and the
 * statistical code (12, village or community), without the zeros that pad a level's absence.
 *
 * What has no official code (a development zone, a forest district, a farm) gets a local one: its parent's canonical
 * code, `L`, and base 36 in upper case: one character for a county (`4203L1`), two for a township or a village
 * (`420381L01`), so that codes of one level have one length. A local node may have official or local children.
 */
export const DivisionCode = z
  .string()
  .check(worded(z.regex(CANONICAL), WORDS))
  .brand<'DivisionCode'>()
export type DivisionCode = z.infer<typeof DivisionCode>

/** A division code as a client may send it: canonical, or padded with zeros to 6, 9 or 12 characters. */
export const DivisionCodeInput = z.string().check(
  worded(z.regex(PADDED, { abort: true }), WORDS),
  worded(
    z.refine((text: string) => parseDivisionCode(text).ok),
    WORDS,
  ),
)
export type DivisionCodeInput = z.infer<typeof DivisionCodeInput>

export const DivisionLevel = z.enum(['province', 'prefecture', 'county', 'township', 'village'])
export type DivisionLevel = z.infer<typeof DivisionLevel>

/** 街道, 镇, 乡, and what is like a township but not confirmed as one (开发区, 工矿区, 农场). */
export const TownshipClass = z.enum(['subdistrict', 'town', 'township', 'functional'])
export type TownshipClass = z.infer<typeof TownshipClass>

/** Whether a text is a division code in its canonical form. */
export function isDivisionCode(text: string): text is DivisionCode {
  return CANONICAL.test(text)
}

/**
 * Reads a division code as ledgers and web pages write it: trimmed, full-width or lower-case accepted, padding levels
 * removed (`532500` and `532500000000` are `5325`).
 */
export function parseDivisionCode(text: string): Parsed<DivisionCode, 'not-a-division-code'> {
  const written = toHalfWidth(text).trim().toUpperCase()
  if (!PADDED.test(written)) return unparsed('not-a-division-code')
  const code = written
    .replace(/^(.{9})000$/, '$1')
    .replace(/^(.{6})000$/, '$1')
    .replace(/^(.{4})00$/, '$1')
    .replace(/^(.{2})00$/, '$1')
  return isDivisionCode(code) ? parsed(code) : unparsed('not-a-division-code')
}

/**
 * The canonical code of a text that has already passed `DivisionCodeInput`.
 * @throws RangeError when it is not a division code
 */
export function toDivisionCode(text: string): DivisionCode {
  const code = parseDivisionCode(text)
  if (!code.ok) throw new RangeError(`not a division code: ${text}`)
  return code.value
}

/** The level that a code stands for, by its length. */
export function levelOf(code: DivisionCode): DivisionLevel {
  if (code.length <= 2) return 'province'
  if (code.length <= 4) return 'prefecture'
  if (code.length <= 6) return 'county'
  return code.length <= 9 ? 'township' : 'village'
}

/**
 * The next higher division by the code alone; undefined for a province. The township of a prefecture without counties
 * (`441900003`) answers the prefecture. Codes can mislead (a zone may hold another county's townships): the registry's
 * tree is the authority, this is its first guess.
 */
export function codePrefixParent(code: DivisionCode): DivisionCode | undefined {
  const length = { province: 0, prefecture: 2, county: 4, township: 6, village: 9 }[levelOf(code)]
  return length === 0 ? undefined : toDivisionCode(code.slice(0, length))
}

/**
 * The class that GB/T 10114 gives to a township code (of a village: its township's): 001-099 subdistrict, 100-199 town,
 * 200-399 township, 400-599 functional. Undefined for higher levels, local codes and numbers outside those ranges.
 */
export function townshipClass(code: DivisionCode): TownshipClass | undefined {
  const digits = code.slice(6, 9)
  if (!/^\d{3}$/.test(digits)) return undefined
  const number = Number(digits)
  if (number < 100) return 'subdistrict'
  if (number < 200) return 'town'
  if (number < 400) return 'township'
  return number < 600 ? 'functional' : undefined
}

/** Whether any level of the code was given locally, so that the code is unknown outside this installation. */
export function isLocalCode(code: DivisionCode): boolean {
  return code.includes('L')
}

/**
 * The local code of the `ordinal`th (from 1) child without an official code.
 * @throws RangeError below a province (a prefecture has no local form) or a village, and when the ordinal does not fit:
 *   at most 35 local counties in a prefecture, 1295 local townships in a county or villages in a township
 */
export function localDivisionCode(parent: DivisionCode, ordinal: number): DivisionCode {
  const level = levelOf(parent)
  const width = level === 'prefecture' ? 1 : 2
  const fits = Number.isSafeInteger(ordinal) && ordinal >= 1 && ordinal < 36 ** width
  if (level === 'province' || level === 'village' || !fits) {
    throw new RangeError(`no local code number ${ordinal} below ${parent}`)
  }
  return toDivisionCode(`${parent}L${ordinal.toString(36).toUpperCase().padStart(width, '0')}`)
}
