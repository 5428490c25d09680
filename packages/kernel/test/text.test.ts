import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normaliseName, toHalfWidth } from '../src/text.ts'

test('full-width ASCII and the wide space become half-width, other characters stay', () => {
  expect(toHalfWidth('ＡＢＣ　１２３（太仓）～、。')).toBe('ABC 123(太仓)~、。')
})

test.each([
  [' 张　三 ', '张三'],
  ['欧阳 明 月', '欧阳明月'],
  ['艾合买提• 买买提', '艾合买提·买买提'],
  ['阿依努尔・艾尼', '阿依努尔·艾尼'],
  ['John   Smith', 'John Smith'],
  ['太仓市（城厢镇）社工站', '太仓市(城厢镇)社工站'],
  ['\ufeff李\u200b四', '李四'],
  ['\u{20000} 三', '\u{20000}三'],
  ['王\n五', '王五'],
])('the name %j is %j', (written, name) => {
  expect(normaliseName(written)).toBe(name)
})

test('normalising twice changes nothing', () => {
  const awkward = fc.constantFrom(
    '张',
    '三',
    ' ',
    '\u3000',
    'Ａ',
    'b',
    '·',
    '・',
    '\u200b',
    '\ufeff',
    'e',
    '\u0301',
    '\n',
  )
  const names = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(awkward).map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(names, (name) => {
      const once = normaliseName(name)
      expect(normaliseName(once)).toBe(once)
      expect(once).toBe(once.trim())
    }),
    { numRuns: 2000, examples: [['·\u200b 三'], ['a \u0387 b']] },
  )
})
