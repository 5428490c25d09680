import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { addDays } from '../src/calendar.ts'
import { CitizenId, citizenIdCheckCharacter, isCitizenId, maskCitizenId, parseCitizenId } from '../src/citizen-id.ts'

const today = '2026-11-24'
const numbers = fc
  .tuple(fc.integer({ min: 110000, max: 659999 }), fc.nat(1094), fc.integer({ min: 1, max: 999 }))
  .map(([address, day, sequence]) => {
    const first17 = `${address}${addDays('1897-01-01', day).replaceAll('-', '')}${String(sequence).padStart(3, '0')}`
    return first17 + citizenIdCheckCharacter(first17)
  })

describe('reading a citizen number', () => {
  test.each([
    ['320585189912310026', '320585', '1899-12-31', 'female', []],
    ['420321189901011013', '420321', '1899-01-01', 'male', []],
    ['11010519491231002X', '110105', '1949-12-31', 'female', []],
    ['440524188001010014', '440524', '1880-01-01', 'male', ['older-than-130']],
  ])('%s is what the standard says', (text, addressCode, birthDate, sex, warnings) => {
    expect(parseCitizenId(text, { today })).toEqual({
      ok: true,
      value: { id: text, addressCode, birthDate, sex, warnings },
    })
    expect(CitizenId.safeParse(text).success).toBe(true)
  })

  test.each(['11010519491231002x', '１１０１０５１９４９１２３１００２Ｘ', ' 110105 19491231 002x '])(
    '%j is stored in half-width with an upper-case X',
    (written) => {
      const read = parseCitizenId(written, { today })
      expect(read.ok && read.value.id).toBe('11010519491231002X')
    },
  )

  test('the schema takes the stored form only', () => {
    expect(CitizenId.safeParse('11010519491231002x').success).toBe(false)
    expect(CitizenId.safeParse('320585189902310020').success).toBe(false)
    expect(z.toJSONSchema(CitizenId)).toMatchObject({ type: 'string' })
  })

  test('a 15-digit number is completed with 19 and its check character, and says so', () => {
    const read = parseCitizenId('110105491231002', { today })
    expect(read.ok && [read.value.id, read.value.warnings]).toEqual(['11010519491231002X', ['upgraded-from-15']])
  })

  test.each([
    ['', 'wrong-length-or-character'],
    ['32058518991231002', 'wrong-length-or-character'],
    ['X20585189912310026', 'wrong-length-or-character'],
    ['3205851899123100X6', 'wrong-length-or-character'],
    ['020585189912310026', 'wrong-length-or-character'],
    ['320585189912310000', 'wrong-check-character'],
    ['11010549123100', 'wrong-length-or-character'],
    ['110105490231002', 'no-such-date'],
  ])('%j is refused: %s', (written, reason) => {
    expect(parseCitizenId(written, { today })).toEqual({ ok: false, reason })
  })

  test('a birth date that does not exist is refused although the check character is right', () => {
    for (const birth of ['18990229', '18991301', '18990631', '18990100']) {
      const first17 = `320585${birth}002`
      const number = first17 + citizenIdCheckCharacter(first17)
      expect(parseCitizenId(number, { today })).toEqual({ ok: false, reason: 'no-such-date' })
    }
  })

  test('a birth is possible today and refused tomorrow', () => {
    const number = '320585189912310026'
    expect(parseCitizenId(number, { today: '1899-12-31' }).ok).toBe(true)
    expect(parseCitizenId(number, { today: '1899-12-30' })).toEqual({ ok: false, reason: 'birth-in-future' })
  })

  test('130 years are plausible, 131 are a warning and no error', () => {
    const warningsOn = (day: string) => {
      const read = parseCitizenId('320585189912310026', { today: day })
      return read.ok ? read.value.warnings : undefined
    }
    expect(warningsOn('2030-12-30')).toEqual([])
    expect(warningsOn('2030-12-31')).toEqual(['older-than-130'])
  })

  test('an address in neither table is a warning and no error', () => {
    const isKnownAddress = (code: string) => code === '320585'
    const known = parseCitizenId('320585189912310026', { today, isKnownAddress })
    const unknown = parseCitizenId('420321189901011013', { today, isKnownAddress })
    expect(known.ok && known.value.warnings).toEqual([])
    expect(unknown.ok && unknown.value.warnings).toEqual(['unknown-address-code'])
  })
})

describe('check character', () => {
  test('any single changed character is caught', () => {
    fc.assert(
      fc.property(numbers, fc.nat(17), fc.constantFrom(...'0123456789X'), (number, at, other) => {
        fc.pre(number.charAt(at) !== other)
        expect(isCitizenId(number)).toBe(true)
        expect(isCitizenId(number.slice(0, at) + other + number.slice(at + 1))).toBe(false)
      }),
    )
  })

  test('two neighbours swapped are caught', () => {
    fc.assert(
      fc.property(numbers, fc.nat(16), (number, at) => {
        fc.pre(number.charAt(at) !== number.charAt(at + 1))
        const swapped = number.slice(0, at) + number.charAt(at + 1) + number.charAt(at) + number.slice(at + 2)
        expect(isCitizenId(swapped)).toBe(false)
      }),
    )
  })

  test('it is computed from 17 digits and nothing else', () => {
    expect(citizenIdCheckCharacter('32058518991231002')).toBe('6')
    expect(citizenIdCheckCharacter('42032118990101101')).toBe('3')
    expect(() => citizenIdCheckCharacter('1101051949123100')).toThrow(RangeError)
    expect(() => citizenIdCheckCharacter('1101051949123100X')).toThrow(RangeError)
  })
})

test('a masked number shows four characters at each end, and nothing of a text that is no number', () => {
  expect(maskCitizenId('320585189912310026')).toBe('3205**********0026')
  expect(maskCitizenId('32058518')).toBe('********')
  expect(maskCitizenId('')).toBe('')
})
