import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson, sha256Hex } from '../src/digest.ts'

test.each([
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
])('the digest of %j is that of FIPS 180-4', (text, digest) => {
  expect(sha256Hex(text)).toBe(digest)
  expect(sha256Hex(new TextEncoder().encode(text))).toBe(digest)
})

test('a text is digested as UTF-8', () => {
  expect(sha256Hex('社工站')).toBe(sha256Hex(new TextEncoder().encode('社工站')))
})

test('keys are sorted by UTF-16 code units at every depth and nothing is spaced', () => {
  expect(canonicalJson({ b: [1, { z: null, a: true }], a: '中', '10': 1, '9': 2 })).toBe(
    '{"10":1,"9":2,"a":"中","b":[1,{"a":true,"z":null}]}',
  )
  expect(canonicalJson({ '\ufb33': 1, '\u{1f600}': 2 })).toBe('{"\u{1f600}":2,"\ufb33":1}')
})

test('an undefined property counts as absent', () => {
  expect(canonicalJson({ a: 1, b: undefined })).toBe('{"a":1}')
})

test('the text depends on the value and not on the order in which it was built', () => {
  const reversed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(reversed)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([key, member]) => [key, reversed(member)]),
    )
  }
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
      const text = canonicalJson(value)
      expect(canonicalJson(reversed(value))).toBe(text)
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
      expect(canonicalJson(JSON.parse(text))).toBe(text)
    }),
  )
})

test.each([
  ['undefined', undefined],
  ['undefined in a list', [undefined]],
  ['a hole in a list', new Array(1)],
  ['NaN', Number.NaN],
  ['infinity', { a: Number.POSITIVE_INFINITY }],
  ['a bigint', 1n],
  ['a date', new Date(0)],
  ['a map', new Map()],
  ['a function', () => 1],
  ['a lone surrogate', '\ud800'],
  ['a lone surrogate in a key', { '\udc00': 1 }],
])('%s has no JSON and is refused', (_, value) => {
  expect(() => canonicalJson(value)).toThrow(TypeError)
})
