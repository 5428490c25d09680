import type { ReadCell } from '@zhanwang/kernel/sheet'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LedgerColumn } from '../src/ledger.ts'
import { readLedgerCell } from '../src/read-cell.ts'

const header = { zh: '列', en: 'Column' }
const NAME: LedgerColumn = { key: 'k', kind: 'text', maxLength: 20, isName: true, header }
const TEXT: LedgerColumn = { key: 'k', kind: 'text', maxLength: 20, header }
const CODE: LedgerColumn = { key: 'k', kind: 'code', maxLength: 20, header }
const COUNT: LedgerColumn = { key: 'k', kind: 'integer', min: 0, max: 99, units: ['间', '个'], header }
const AREA: LedgerColumn = {
  key: 'k',
  kind: 'decimal',
  min: 0,
  max: 100_000,
  scale: 2,
  units: ['平方米', '㎡'],
  header,
}
const DATE: LedgerColumn = { key: 'k', kind: 'date', header }
const YES_NO: LedgerColumn = { key: 'k', kind: 'yes-no', header }
const CHOICE: LedgerColumn = {
  key: 'k',
  kind: 'choice',
  choices: [
    { value: 'independent', zh: '独立办公', en: 'Independent', aliases: ['独立'] },
    { value: 'shared', zh: '合署办公', en: 'Shared', aliases: ['合署'] },
  ],
  header,
}

function text(written: string): ReadCell {
  return { kind: 'text', text: written }
}

function number(value: number, shown = String(value), date?: string): ReadCell {
  return { kind: 'number', value, text: shown, ...(date && { date }), digitsLost: Math.abs(value) >= 1e15 }
}

/** The value, or `error`; a star where a note goes with it. */
function read(cell: ReadCell | undefined, column: LedgerColumn): unknown {
  const { value, remarks } = readLedgerCell(cell, column)
  if (remarks.some(({ severity }) => severity === 'error')) {
    expect(value).toBeNull()
    return 'error'
  }
  return remarks.length > 0 ? [value, 'noted'] : value
}

describe('dates', () => {
  const forms: readonly (readonly [ReadCell, unknown])[] = [
    [text('2022-03-01'), '2022-03-01'],
    [text('2022/3/1'), '2022-03-01'],
    [text('2022.3.1'), '2022-03-01'],
    [text('2022年3月1日'), '2022-03-01'],
    [text('2022年03月01号'), '2022-03-01'],
    [text('2022-3-1 00:00:00'), '2022-03-01'],
    [text('20220301'), '2022-03-01'],
    [number(20_220_301), '2022-03-01'],
    [number(44_621, '2022/3/1', '2022-03-01'), '2022-03-01'],
    [number(44_621, '2022年3月1日', '2022-03-01'), '2022-03-01'],
    [number(44_621), ['2022-03-01', 'noted']],
    [number(44_621, '3月1日', '2022-03-01'), ['2022-03-01', 'noted']],
    [number(44_635, '2022年3月', '2022-03-15'), ['2022-03-15', 'noted']],
    [number(44_621, '2022年3月', '2022-03-01'), 'error'],
    [text('2022年3月'), 'error'],
    [text('2022.3'), 'error'],
    [number(2022.3), 'error'],
    [text('202203'), 'error'],
    [number(2022), 'error'],
    [text('22.3.1'), 'error'],
    [text('3/1/2022'), 'error'],
    [text('2022-02-30'), 'error'],
    [text('2022-13-01'), 'error'],
    [text('1022-03-01'), 'error'],
    [text('去年三月'), 'error'],
    [{ kind: 'boolean', value: true }, 'error'],
    [text('/'), [null, 'noted']],
    [text('  '), null],
  ]
  test.each(forms)('%j is read as %j', (cell, value) => expect(read(cell, DATE)).toEqual(value))

  test('a month without its day says that the day is missing', () => {
    expect(readLedgerCell(text('2022年3月'), DATE).remarks[0]?.text.zh).toBe(
      '“2022年3月”没有写到日,请写成 2022-03-01 的形式',
    )
  })

  test('every day of two centuries is read in each of the forms', () => {
    const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2200-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(days, (day) => {
        const iso = day.toISOString().slice(0, 10)
        const [year, month, date] = iso.split('-').map(Number)
        const forms = [iso, `${year}/${month}/${date}`, `${year}.${month}.${date}`, `${year}年${month}月${date}日`]
        for (const form of [...forms, iso.replaceAll('-', '')]) expect(read(text(form), DATE)).toBe(iso)
      }),
    )
  })
})

describe('amounts', () => {
  const forms: readonly (readonly [LedgerColumn, ReadCell, unknown])[] = [
    [AREA, number(85.5), 85.5],
    [AREA, text('85.5'), 85.5],
    [AREA, text('\uff18\uff15\uff0e5'), [85.5, 'noted']],
    [AREA, text('85平方米'), [85, 'noted']],
    [AREA, text('85 ㎡'), [85, 'noted']],
    [AREA, text('1,085.5'), [1085.5, 'noted']],
    [AREA, number(85.333), [85.33, 'noted']],
    [AREA, number(85.300_000_000_000_01), 85.3],
    [AREA, text('85元'), 'error'],
    [AREA, text('约85'), 'error'],
    [AREA, text('10,85'), 'error'],
    [AREA, text('八十五'), 'error'],
    [AREA, number(-1), 'error'],
    [AREA, number(44_621, '2022-03-01', '2022-03-01'), 'error'],
    [COUNT, number(3), 3],
    [COUNT, text('3间'), [3, 'noted']],
    [COUNT, number(3.5), 'error'],
    [COUNT, number(100), 'error'],
    [COUNT, text('无'), [null, 'noted']],
    [COUNT, { kind: 'boolean', value: true }, 'error'],
  ]
  test.each(forms)('%o: %j is read as %j', (column, cell, value) => expect(read(cell, column)).toEqual(value))
})

describe('names, texts and codes', () => {
  const forms: readonly (readonly [LedgerColumn, ReadCell, unknown])[] = [
    [NAME, text('张三'), '张三'],
    [NAME, text('张 三'), ['张三', 'noted']],
    [NAME, text(' 张三 '), ['张三', 'noted']],
    [NAME, text('阿依古丽\u30fb买买提'), ['阿依古丽·买买提', 'noted']],
    [NAME, text('一'.repeat(21)), 'error'],
    [TEXT, text('人民路 12 号\uff0c东侧'), '人民路 12 号\uff0c东侧'],
    [TEXT, text('人民路\uff11\uff12号'), ['人民路12号', 'noted']],
    [TEXT, text('无'), '无'],
    [TEXT, text('——'), [null, 'noted']],
    [TEXT, number(12), '12'],
    [CODE, text('st-420304101-01'), ['ST-420304101-01', 'noted']],
    [CODE, text('138 0000 0000'), ['13800000000', 'noted']],
    [CODE, number(13_800_000_000), '13800000000'],
    [CODE, number(7_197_220_001), ['7197220001', 'noted']],
    [CODE, number(4.2030418991231e17), 'error'],
    [CODE, text('1.38E+10'), 'error'],
  ]
  test.each(forms)('%o: %j is read as %j', (column, cell, value) => expect(read(cell, column)).toEqual(value))

  test('a note tells what was written and what was read', () => {
    const [remark] = readLedgerCell(text('张 三'), NAME).remarks
    expect(remark).toMatchObject({ severity: 'note', key: 'k' })
    expect(remark?.text.zh).toContain('“张 三”按“张三”读取')
    expect(remark?.text.en).toContain('“张 三” is read as “张三”')
  })
})

describe('choices', () => {
  test.each(['independent', '独立办公', '独立', ' 独立 办公', 'INDEPENDENT'])('%j is one of them', (written) => {
    expect(read(text(written), CHOICE)).toBe('independent')
  })
  test('any other word is told what may be written', () => {
    expect(readLedgerCell(text('自有'), CHOICE).remarks[0]?.text.zh).toContain('独立办公、合署办公')
  })
  test.each(['是', '有', '√', '1', 'Y', 'yes', '✓'])('%j is yes', (written) =>
    expect(read(text(written), YES_NO)).toBe(true),
  )
  test.each(['否', '无', '×', '0', 'n', 'X'])('%j is no', (written) => expect(read(text(written), YES_NO)).toBe(false))
  test('numbers and truth values are yes and no as well, other words neither', () => {
    expect(
      [number(1), number(0), { kind: 'boolean', value: false } as const].map((cell) => read(cell, YES_NO)),
    ).toEqual([true, false, false])
    expect(read(text('部分'), YES_NO)).toBe('error')
  })
})

test('an empty cell is null where it may be, and an error where it may not', () => {
  for (const cell of [undefined, { kind: 'empty' } as const, text('\u3000 \u200b')]) {
    expect(read(cell, NAME)).toBeNull()
    expect(read(cell, { ...NAME, required: true })).toBe('error')
  }
  expect(read(text('/'), { ...NAME, required: true })).toBe('error')
})

test('an error of a spreadsheet is an error in every column', () => {
  for (const column of [NAME, CODE, COUNT, AREA, DATE, CHOICE, YES_NO]) {
    expect(read({ kind: 'error', text: '#N/A' }, column)).toBe('error')
    expect(read({ kind: 'error', text: '#NO-VALUE' }, column)).toBe('error')
  }
})

test('whatever a cell holds, what is not read as it is written has a remark, and the answer never throws', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }).map(text),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => number(value)),
    fc.boolean().map((value): ReadCell => ({ kind: 'boolean', value })),
  )
  fc.assert(
    fc.property(cell, fc.constantFrom(NAME, TEXT, CODE), (given, column) => {
      const { value, remarks } = readLedgerCell(given, column)
      const shown = given.kind === 'text' || given.kind === 'number' ? given.text : String(value)
      if (value !== shown && shown.trim() !== '' && !/^[\s\u200b\u2060\ufeff]*$/.test(shown)) {
        expect(remarks).not.toEqual([])
      }
    }),
    { numRuns: 500 },
  )
})
