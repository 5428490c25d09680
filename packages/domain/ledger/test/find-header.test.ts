import { expect, test } from 'vitest'
import { findLayout, headersOf } from '../src/find-header.ts'
import { headerSignature } from '../src/header-signature.ts'
import { LEDGER, sheetRow } from './sheets.ts'

function head(name: string, rows: readonly ReturnType<typeof sheetRow>[], hidden = false) {
  return { sheet: { name, hidden, rows: rows.at(-1)?.row ?? 0 }, rows }
}

test('the header is found below a merged title and lines about the table', () => {
  const rows = [
    sheetRow(1, '郧阳区社工站台账', '^郧阳区社工站台账', '^郧阳区社工站台账'),
    sheetRow(2, '填报单位:民政局', '', '填报日期:2024年6月'),
    sheetRow(4, '序号', '站 点 名 称', '联系电话:'),
    sheetRow(5, 1, '东岳社工站', '0719-1'),
  ]
  expect(findLayout([head('表', rows)], LEDGER)).toEqual({ sheet: '表', headerFrom: 4, headerTo: 4 })
})

test('two header rows with merged cells are one header, joined', () => {
  const rows = [
    sheetRow(1, '序号', '站名', '五统一', '^五统一', '电话'),
    sheetRow(2, '^序号', '^站名', '挂牌', '着装', '^电话'),
    sheetRow(3, 1, '东岳社工站', '√', '√', '0719-1'),
  ]
  const layout = findLayout([head('表', rows)], LEDGER)
  expect(layout).toEqual({ sheet: '表', headerFrom: 1, headerTo: 2 })
  expect(layout && headersOf(rows, layout).map(({ header }) => header)).toEqual([
    '序号',
    '站名',
    '五统一 / 挂牌',
    '五统一 / 着装',
    '电话',
  ])
})

test('two header rows without merged cells are one header where only both name the columns', () => {
  const rows = [
    sheetRow(1, '基本情况', '', '联系', ''),
    sheetRow(2, '县', '站名', '电话', '备注'),
    sheetRow(3, '郧阳', '东岳站', '1', ''),
  ]
  expect(findLayout([head('表', rows)], LEDGER)).toMatchObject({ headerFrom: 2, headerTo: 2 })
})

test('a visible sheet goes before a hidden one with more known headers, and the most known before the first', () => {
  const old = head('旧', [sheetRow(1, '县', '站名', '面积', '电话', '备注')], true)
  const note = head('说明', [sheetRow(1, '填表说明'), sheetRow(2, '备注', '可不填')])
  const table = head('台账', [sheetRow(1, '站名', '电话')])
  expect(findLayout([old, note, table], LEDGER)?.sheet).toBe('台账')
  expect(findLayout([old], LEDGER)?.sheet).toBe('旧')
})

test('where no header is known the first row of several texts is proposed, and nothing of nothing', () => {
  expect(findLayout([head('表', [sheetRow(1, '名录'), sheetRow(2, '甲', '乙')])], LEDGER)).toMatchObject({
    headerFrom: 2,
  })
  expect(findLayout([head('空', [])], LEDGER)).toBeNull()
})

test('the signature of headers is the same however they are spaced, and another in other columns', () => {
  const one = headerSignature([
    { column: 1, header: '站 名' },
    { column: 2, header: '电话:' },
  ])
  expect(
    headerSignature([
      { column: 1, header: '站\n名' },
      { column: 2, header: '电话' },
    ]),
  ).toBe(one)
  expect(
    headerSignature([
      { column: 2, header: '站名' },
      { column: 1, header: '电话' },
    ]),
  ).not.toBe(one)
})
