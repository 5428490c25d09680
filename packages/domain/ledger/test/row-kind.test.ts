import { expect, test } from 'vitest'
import { duplicateFinder } from '../src/duplicates.ts'
import { matchColumns } from '../src/match-columns.ts'
import { joinRemarks, readLedgerRow, toCellProblem } from '../src/read-row.ts'
import { error } from '../src/remark.ts'
import { rowJudge } from '../src/row-kind.ts'
import { LEDGER, sheetRow } from './sheets.ts'

const HEADERS = ['序号', '县', '站点名称', '面积', '电话', '备注'].map((header, index) => ({
  column: index + 1,
  header,
}))
const COLUMNS = matchColumns(HEADERS, [], LEDGER)

function kinds(...rows: readonly ReturnType<typeof sheetRow>[]) {
  const judge = rowJudge(HEADERS, COLUMNS, LEDGER)
  return rows.map((row) => {
    const kind = judge(row)
    return kind.kind === 'data' ? 'data' : kind.reason.zh
  })
}

test('rows of data are data, also faulty ones', () => {
  expect(
    kinds(
      sheetRow(2, 1, '郧阳', '东岳站', 80, '1', ''),
      sheetRow(3, 2, '郧阳', '', 80, '1', ''),
      sheetRow(4, 3, '郧阳', '合计镇社工站', 80, '', ''),
      sheetRow(5, '', '', '总计村', '', '', ''),
      sheetRow(6, '备注站', '', 'x', '', '', ''),
    ),
  ).toEqual(['data', 'data', 'data', 'data', 'data'])
})

test('what is no data is told why', () => {
  expect(
    kinds(
      sheetRow(2, '', ' '),
      sheetRow(3, '合 计', '', '', 160),
      sheetRow(4, '', '全县合计(3个)', '', 160),
      sheetRow(5, '序号', '县', '站点名称', '面积', '电话', '备注'),
      sheetRow(6, '郧阳区', '^郧阳区', '^郧阳区', '^郧阳区'),
      sheetRow(7, '注:面积为使用面积'),
      sheetRow(8, '填表人:张一', '', '', '审核人:李二'),
    ),
  ).toEqual([
    '空行',
    '合计行',
    '合计行',
    '重复的表头',
    '整行只有一段文字“郧阳区”',
    '表下的说明或签名',
    '表下的说明或签名',
  ])
})

test('a row of numbers without a name is a total where they are the sums of those above', () => {
  const data = [sheetRow(2, 1, '郧阳', 'a站', 80.5), sheetRow(3, 2, '郧阳', 'b站', 40)]
  expect(kinds(...data, sheetRow(4, '', '', '', 120.5))).toEqual(['data', 'data', '数字等于以上各行之和'])
  expect(kinds(...data, sheetRow(4, '', '', '', 121))).toEqual(['data', 'data', 'data'])
})

test('a row is read by the columns that were matched; what the file does not have is absent', () => {
  const { values, shown, remarks } = readLedgerRow(sheetRow(7, 1, '郧阳', '东 岳站', '约八十'), COLUMNS, LEDGER)
  expect(values).toEqual({ county: '郧阳', name: '东岳站', area: null, phone: null, remark: null })
  expect(shown).toMatchObject({ name: '东 岳站', area: '约八十', phone: '' })
  expect(
    remarks.map((remark) => toCellProblem(remark, 7, COLUMNS, 'zh')).map(({ severity, cell }) => [severity, cell]),
  ).toEqual([
    ['note', 'C7'],
    ['error', 'D7'],
  ])
  expect(readLedgerRow(sheetRow(7, 'x'), [{ column: 1, key: 'name' }], LEDGER).values).toEqual({ name: 'x' })
})

test('a cell merged with its left neighbour is noted, one merged with the row above is not', () => {
  const { remarks } = readLedgerRow(sheetRow(7, 1, '^郧阳', '^郧阳'), COLUMNS, LEDGER)
  expect(remarks.map(({ severity, key }) => [severity, key])).toEqual([['note', 'name']])
})

test('a rule about a cell that could not be read adds nothing, one about another cell does', () => {
  const cells = [error('area', '不是数字', 'no number')]
  const rules = [
    error('area', '须填写', 'missing'),
    error('phone', '须填写', 'missing'),
    error(null, '整行', 'the row'),
  ]
  expect(joinRemarks(cells, rules).map(({ text }) => text.zh)).toEqual(['不是数字', '须填写', '整行'])
})

test('a later row with the same key is told its first row; rows without a key repeat nothing', () => {
  const finder = duplicateFinder()
  expect([finder.firstOf(2, 'a'), finder.firstOf(3, 'b'), finder.firstOf(4, 'a'), finder.firstOf(5, 'a')]).toEqual([
    null,
    null,
    2,
    2,
  ])
  expect([finder.firstOf(6, null), finder.firstOf(7, null)]).toEqual([null, null])
})
