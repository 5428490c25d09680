import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import {
  CreditCode,
  creditCodeCheckCharacter,
  isCreditCode,
  organizationCodeCheckCharacter,
  parseCreditCode,
} from '../src/credit-code.ts'

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const codes = fc
  .tuple(
    fc.constantFrom('11', '12', '51', '52', '53', '91', 'A1', 'N1', 'Y1'),
    fc.integer({ min: 110000, max: 659999 }),
    fc.array(fc.constantFrom(...ALPHABET), { minLength: 8, maxLength: 8 }).map((characters) => characters.join('')),
  )
  .map(([category, division, organization]) => {
    const first17 = category + division + organization + organizationCodeCheckCharacter(organization)
    return first17 + creditCodeCheckCharacter(first17)
  })

describe('reading a credit code', () => {
  test.each([
    ['52320585MJ0000018C', '52', '320585', 'MJ0000018'],
    ['52420300MJ0000077P', '52', '420300', 'MJ0000077'],
    ['91350100M000100Y43', '91', '350100', 'M000100Y4'],
  ])('%s is right', (code, category, divisionCode, organizationCode) => {
    expect(parseCreditCode(code)).toEqual({ ok: true, value: { code, category, divisionCode, organizationCode } })
    expect(CreditCode.safeParse(code).success).toBe(true)
  })

  test.each(['52320585mj0000018c', ' ５２３２０５８５ＭＪ０００００１８Ｃ ', '52 320585 MJ0000018-C'])(
    '%j is stored in half-width upper case',
    (written) => {
      const read = parseCreditCode(written)
      expect(read.ok && read.value.code).toBe('52320585MJ0000018C')
    },
  )

  test('a check character computed as S mod 31, as some pages teach, is refused', () => {
    expect(parseCreditCode(`52320585MJ0000018${ALPHABET.charAt(19)}`)).toEqual({
      ok: false,
      reason: 'wrong-check-character',
    })
  })

  test('a check character computed with plain base-36 letter values, as some pages teach, is refused', () => {
    const first17 = '52320585MJ0000018'
    const sum = Array.from(first17).reduce((total, c, i) => total + Number.parseInt(c, 36) * (3 ** i % 31), 0)
    const taught = ALPHABET.charAt((31 - (sum % 31)) % 31)
    expect(taught).not.toBe('C')
    expect(parseCreditCode(first17 + taught)).toEqual({ ok: false, reason: 'wrong-check-character' })
  })

  test('a wrong inner organization code is refused although the whole adds up', () => {
    const first17 = '52320585MJ0000019'
    expect(parseCreditCode(first17 + creditCodeCheckCharacter(first17))).toEqual({
      ok: false,
      reason: 'wrong-organization-check',
    })
  })

  test.each([
    '',
    '52320585MJ000001C',
    '52320585MJ0000018CC',
    '5232058IMJ0000018C',
    '52320585MO0000018C',
    '5232058AMJ0000018C',
  ])('%j is refused by its length or a character', (written) => {
    expect(parseCreditCode(written)).toEqual({ ok: false, reason: 'wrong-length-or-character' })
    expect(CreditCode.safeParse(written).success).toBe(false)
  })

  test('the wire schema becomes JSON Schema', () => {
    expect(z.toJSONSchema(CreditCode)).toMatchObject({ type: 'string' })
  })
})

describe('check characters', () => {
  test('any single changed character is caught', () => {
    fc.assert(
      fc.property(codes, fc.nat(17), fc.constantFrom(...ALPHABET), (code, at, other) => {
        fc.pre(code.charAt(at) !== other)
        expect(isCreditCode(code)).toBe(true)
        expect(isCreditCode(code.slice(0, at) + other + code.slice(at + 1))).toBe(false)
      }),
    )
  })

  test('an organization code ends in 0 to 9 or X', () => {
    expect(organizationCodeCheckCharacter('MJ000001')).toBe('8')
    expect(organizationCodeCheckCharacter('MJ000007')).toBe('7')
    expect(organizationCodeCheckCharacter('M000100Y')).toBe('4')
    expect(organizationCodeCheckCharacter('00000000')).toBe('0')
    expect(organizationCodeCheckCharacter('40000000')).toBe('X')
  })

  test('they are computed from whole codes only', () => {
    expect(() => creditCodeCheckCharacter('52320585MJ000001')).toThrow(RangeError)
    expect(() => creditCodeCheckCharacter('52320585MO0000018')).toThrow(RangeError)
    expect(() => organizationCodeCheckCharacter('mj000001')).toThrow(RangeError)
  })
})
