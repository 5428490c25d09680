import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matchPlace, namedPlace, placeStem } from '../src/match-place.ts'

function found(words: string, ...names: readonly string[]): string {
  const match = matchPlace(
    names.map((name) => namedPlace({ name })),
    words,
  )
  switch (match.kind) {
    case 'found':
      return match.place.name
    case 'ambiguous':
      return `ambiguous: ${match.places.map(({ name }) => name).join(' ')}`
    case 'none':
      return match.similar.length > 0 ? `similar: ${match.similar.map(({ name }) => name).join(' ')}` : 'none'
  }
}

const TOWNS = ['杨溪铺镇', '城关镇', '城关乡', '东岳街道', '叶大乡'] as const

test.each([
  ['杨溪铺镇', '杨溪铺镇'],
  ['杨溪铺', '杨溪铺镇'],
  ['杨溪 铺', '杨溪铺镇'],
  ['东岳街道办事处', '东岳街道'],
  ['东岳街道', '东岳街道'],
  ['东岳', '东岳街道'],
  ['城关镇', '城关镇'],
  ['城关', 'ambiguous: 城关镇 城关乡'],
  ['杨溪铺乡', 'similar: 杨溪铺镇'],
  ['没有的镇', 'none'],
])('%s is %s', (words, place) => expect(found(words, ...TOWNS)).toBe(place))

test('autonomous places are found by their short names', () => {
  const places = ['屏边苗族自治县', '金平苗族瑶族傣族自治县', '红河县', '建水县', '个旧市'] as const
  expect(found('屏边', ...places)).toBe('屏边苗族自治县')
  expect(found('屏边县', ...places)).toBe('屏边苗族自治县')
  expect(found('金平', ...places)).toBe('金平苗族瑶族傣族自治县')
  expect(found('建水', ...places)).toBe('建水县')
  expect(found('红河州', '红河哈尼族彝族自治州', '文山壮族苗族自治州')).toBe('红河哈尼族彝族自治州')
})

test('a name of two characters keeps its suffix: 郧县 is not 郧阳区', () => {
  expect(placeStem('郧县')).toBe('郧县')
  expect(found('郧县', '郧阳区', '郧西县')).toBe('none')
  expect(found('郧阳', '郧阳区', '郧西县')).toBe('郧阳区')
})

test('villages are found with and without their committees', () => {
  const villages = ['财神庙村', '东岭社区', '龙泉村'] as const
  expect(found('财神庙村村委会', ...villages)).toBe('财神庙村')
  expect(found('财神庙村委会', ...villages)).toBe('财神庙村')
  expect(found('东岭社区居委会', ...villages)).toBe('东岭社区')
  expect(found('龙泉', ...villages)).toBe('龙泉村')
})

test('official lists that name committees are found by the name of the village', () => {
  expect(found('龙泉村', '龙泉村村民委员会', '东岭社区居民委员会')).toBe('龙泉村村民委员会')
  expect(found('东岭社区', '龙泉村委会', '东岭社区居委会')).toBe('东岭社区居委会')
  expect(found('龙泉村', '龙泉村委会', '东岭居委会')).toBe('龙泉村委会')
  expect(found('东岭', '龙泉村委会', '东岭居委会')).toBe('东岭居委会')
})

test('whatever is written, a place of exactly that name is found and two are never told apart by guessing', () => {
  const name = fc
    .tuple(
      fc.constantFrom('城关', '东', '杨溪铺', '红河', '社区', '村'),
      fc.constantFrom('', '镇', '乡', '街道', '村', '社区', '县'),
    )
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 6 }), name, (names, words) => {
      const places = names.map((given) => namedPlace({ name: given }))
      const match = matchPlace(places, words)
      if (names.includes(words)) expect(match).toEqual({ kind: 'found', place: { name: words } })
      if (match.kind === 'ambiguous') expect(match.places.length).toBeGreaterThan(1)
    }),
  )
})
