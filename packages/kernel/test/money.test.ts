import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { addFen, Fen, fen, formatYuan, parseYuan, subtractFen, sumFen } from '../src/money.ts'

const amounts = fc.maxSafeInteger().map(fen)

describe('amounts', () => {
  test('are exact integers of fen', () => {
    expect(Fen.safeParse(56_000_000).success).toBe(true)
    expect(Fen.safeParse(0.5).success).toBe(false)
    expect(Fen.safeParse(2 ** 53).success).toBe(false)
    expect(() => fen(0.1)).toThrow(RangeError)
    expect(() => fen(Number.NaN)).toThrow(RangeError)
    expect(Object.is(fen(-0), 0)).toBe(true)
    expect(z.toJSONSchema(Fen)).toMatchObject({ type: 'integer' })
  })

  test('a result beyond exact integers is refused, not rounded', () => {
    const most = fen(Number.MAX_SAFE_INTEGER)
    expect(() => addFen(most, fen(1))).toThrow(RangeError)
    expect(() => subtractFen(fen(-Number.MAX_SAFE_INTEGER), fen(1))).toThrow(RangeError)
    expect(() => sumFen([most, fen(1), fen(1)])).toThrow(RangeError)
  })

  test('a sum is the same in every order, also when a part of it would overflow', () => {
    const most = fen(Number.MAX_SAFE_INTEGER)
    expect(sumFen([most, fen(5), fen(-5)])).toBe(most)
    expect(sumFen([])).toBe(0)
    fc.assert(
      fc.property(fc.array(fc.integer().map(fen)), (list) => {
        const total = sumFen(list)
        expect(total).toBe(sumFen([...list].reverse()))
        expect(subtractFen(total, sumFen(list))).toBe(0)
      }),
    )
  })

  test('182 rewards of 2000 yuan and 196 of 1000 are 560,000.00', () => {
    const rewards = [...Array(182).fill(fen(200_000)), ...Array(196).fill(fen(100_000))]
    expect(formatYuan(sumFen(rewards))).toBe('560,000.00')
  })
})

describe('yuan as text', () => {
  test.each([
    [0, '0.00'],
    [5, '0.05'],
    [-5, '-0.05'],
    [99, '0.99'],
    [100, '1.00'],
    [100_000, '1,000.00'],
    [1_478_000_000, '14,780,000.00'],
    [-123_456_789, '-1,234,567.89'],
    [Number.MAX_SAFE_INTEGER, '90,071,992,547,409.91'],
  ])('%i fen is %s', (amount, text) => {
    expect(formatYuan(fen(amount))).toBe(text)
    expect(parseYuan(text)).toEqual({ ok: true, value: amount })
  })

  test('every amount reads back from its text', () => {
    fc.assert(
      fc.property(amounts, (amount) => {
        expect(parseYuan(formatYuan(amount))).toEqual({ ok: true, value: amount })
        expect(parseYuan(formatYuan(amount).replaceAll(',', ''))).toEqual({ ok: true, value: amount })
      }),
    )
  })

  test.each([
    ['560000', 56_000_000],
    ['0.1', 10],
    ['1.15', 115],
    ['４９．２７', 4927],
    [' 007.5 ', 750],
    ['-0.00', 0],
  ])('%j is %i fen', (text, amount) => {
    expect(parseYuan(text)).toEqual({ ok: true, value: amount })
  })

  test.each([
    ['', 'not-an-amount'],
    ['.5', 'not-an-amount'],
    ['1.', 'not-an-amount'],
    ['1e3', 'not-an-amount'],
    ['56万', 'not-an-amount'],
    ['56,00', 'not-an-amount'],
    ['1234,567', 'not-an-amount'],
    ['--1', 'not-an-amount'],
    ['1.005', 'too-many-decimals'],
    ['90071992547409.92', 'too-large'],
    ['99999999999999999999', 'too-large'],
  ])('%j is refused: %s', (text, reason) => {
    expect(parseYuan(text)).toEqual({ ok: false, reason })
  })
})
