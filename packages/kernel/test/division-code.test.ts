import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import {
  codePrefixParent,
  DivisionCode,
  DivisionCodeInput,
  isLocalCode,
  levelOf,
  localDivisionCode,
  parseDivisionCode,
  toDivisionCode,
  townshipClass,
} from '../src/division-code.ts'

const code = (text: string): DivisionCode => DivisionCode.parse(text)

const digits = (length: number, min = 1) =>
  fc.integer({ min, max: 10 ** length - 1 }).map((number) => String(number).padStart(length, '0'))
const local = (width: number) =>
  fc.integer({ min: 1, max: 36 ** width - 1 }).map((n) => `L${n.toString(36).toUpperCase().padStart(width, '0')}`)
const segments = [digits(2, 10), digits(2), fc.oneof(digits(2), local(1)), fc.oneof(digits(3), local(2))] as const
const anyCode = fc
  .tuple(...segments, fc.oneof(digits(3), local(2)), fc.integer({ min: 1, max: 5 }))
  .map(([province, prefecture, county, township, village, depth]) =>
    code([province, prefecture, county, township, village].slice(0, depth).join('')),
  )
const PADDING = { province: '00|00|000|000', prefecture: '00|000|000', county: '000|000', township: '000', village: '' }

describe('canonical form', () => {
  test.each([
    ['42', 'province'],
    ['4203', 'prefecture'],
    ['420381', 'county'],
    ['4203L1', 'county'],
    ['320585402', 'township'],
    ['420381L01', 'township'],
    ['4203L1001', 'township'],
    ['4203L1L01', 'township'],
    ['440983102001', 'village'],
    ['440983102L0Z', 'village'],
    ['441900003', 'township'],
  ] as const)('%s is a %s', (text, level) => {
    expect(levelOf(code(text))).toBe(level)
  })

  test.each([
    '',
    '4',
    '00',
    '420',
    '4200',
    '420300',
    '42030',
    '420381000',
    '42030l',
    '4203L',
    '4203L0',
    '4203LI1',
    '420381L00',
    '420381L1',
    '42L1',
    '440983102000',
    '4203810010',
  ])('%j is no canonical code', (text) => {
    expect(DivisionCode.safeParse(text).success).toBe(false)
  })
})

describe('reading', () => {
  test.each([
    ['532500', '5325'],
    ['532500000', '5325'],
    ['532500000000', '5325'],
    ['420000', '42'],
    ['420000000000', '42'],
    ['420381000000', '420381'],
    ['420381100000', '420381100'],
    ['4203L1000', '4203L1'],
    ['4203L1000000', '4203L1'],
    ['441900003000', '441900003'],
    [' 5325 ', '5325'],
    ['５３２５００', '5325'],
    ['4203l1', '4203L1'],
  ])('%j is %s', (written, canonical) => {
    expect(parseDivisionCode(written)).toEqual({ ok: true, value: canonical })
  })

  test.each(['', '红河州', '42000', '420003', '420000100', '000000', '4203000000000', '53-25', '532500000001'])(
    '%j is refused',
    (written) => {
      expect(parseDivisionCode(written)).toEqual({ ok: false, reason: 'not-a-division-code' })
      expect(DivisionCodeInput.safeParse(written).success).toBe(false)
      expect(() => toDivisionCode(written)).toThrow(RangeError)
    },
  )

  test('every canonical code reads as itself, and as itself from every padded length', () => {
    fc.assert(
      fc.property(anyCode, (canonical) => {
        let padded: string = canonical
        for (const zeros of ['', ...PADDING[levelOf(canonical)].split('|')]) {
          padded += zeros
          expect(parseDivisionCode(padded)).toEqual({ ok: true, value: canonical })
          expect(DivisionCodeInput.safeParse(padded).success).toBe(true)
        }
      }),
    )
  })

  test('the wire schemas become JSON Schema', () => {
    expect(z.toJSONSchema(DivisionCode)).toMatchObject({ type: 'string' })
    expect(z.toJSONSchema(DivisionCodeInput)).toMatchObject({ type: 'string' })
  })
})

describe('the tree that codes imply', () => {
  test.each([
    ['42', undefined],
    ['4203', '42'],
    ['420381', '4203'],
    ['4203L1', '4203'],
    ['4203L1001', '4203L1'],
    ['420381L01', '420381'],
    ['441900003', '4419'],
    ['440983102001', '440983102'],
  ])('the parent of %s is %s', (child, parent) => {
    expect(codePrefixParent(code(child))).toBe(parent)
  })

  test('every code reaches its province through shorter and shorter parents', () => {
    fc.assert(
      fc.property(anyCode, (start) => {
        let current = start
        for (let parent = codePrefixParent(current); parent !== undefined; parent = codePrefixParent(current)) {
          expect(parent.length).toBeLessThan(current.length)
          expect(current.startsWith(parent)).toBe(true)
          current = parent
        }
        expect(levelOf(current)).toBe('province')
      }),
    )
  })
})

describe('township class by GB/T 10114', () => {
  test.each([
    ['420302001', 'subdistrict'],
    ['420302099', 'subdistrict'],
    ['320585100', 'town'],
    ['320585199', 'town'],
    ['532501200', 'township'],
    ['532501399', 'township'],
    ['320585402', 'functional'],
    ['320585599', 'functional'],
    ['320585600', undefined],
    ['320585100201', 'town'],
    ['420381L01', undefined],
    ['4203L1001', 'subdistrict'],
    ['420381', undefined],
  ])('%s is %s', (text, expected) => {
    expect(townshipClass(code(text))).toBe(expected)
  })
})

describe('local codes', () => {
  test.each([
    ['4203', 1, '4203L1'],
    ['4203', 35, '4203LZ'],
    ['420381', 1, '420381L01'],
    ['4203L1', 1, '4203L1L01'],
    ['420381100', 36, '420381100L10'],
    ['420381', 1295, '420381LZZ'],
  ])('below %s number %i is %s', (parent, ordinal, expected) => {
    expect(localDivisionCode(code(parent), ordinal)).toBe(expected)
    expect(isLocalCode(localDivisionCode(code(parent), ordinal))).toBe(true)
  })

  test.each([
    ['42', 1],
    ['4203', 0],
    ['4203', 36],
    ['420381', 1296],
    ['420381', 1.5],
    ['440983102001', 1],
  ])('below %s there is no number %d', (parent, ordinal) => {
    expect(() => localDivisionCode(code(parent), ordinal)).toThrow(RangeError)
  })

  test('a code below a local parent is local, an official one is not', () => {
    expect(isLocalCode(code('4203L1001'))).toBe(true)
    expect(isLocalCode(code('420381001'))).toBe(false)
  })
})
