import fc from 'fast-check'
import { expect, test } from 'vitest'
import { whyIgnored } from '../src/known-headers.ts'
import { matchColumns, missingColumns } from '../src/match-columns.ts'
import { LEDGER, sheetRow } from './sheets.ts'

function match(...headers: readonly string[]) {
  const cells = headers.map((header, index) => ({ column: index + 1, header }))
  return matchColumns(cells, [], LEDGER).map(({ key }) => key)
}

test('headers are told by name, alias and language, however they are spaced and bracketed', () => {
  expect(match('序号', '县(市、\n区)', ' 站 名', '面积(㎡)', 'Telephone', '备注:')).toEqual([
    null,
    'county',
    'name',
    'area',
    'phone',
    'remark',
  ])
})

test('each column of the ledger is taken once: the first header that names it', () => {
  expect(match('站名', '站点名称', '电话', '联系电话')).toEqual(['name', null, 'phone', null])
})

test('a header that contains a known one is proposed only where nothing else would do', () => {
  expect(match('社工站站点名称', '负责人联系电话')).toEqual(['name', 'phone'])
  expect(match('第一联系电话', '第二联系电话')).toEqual([null, null])
  expect(match('站点名称和联系电话')).toEqual([null])
  expect(match('是否挂牌', '县级领导')).toEqual([null, null])
})

test('the lowest of several header rows decides', () => {
  expect(match('基本情况 / 站名', '五统一 / 挂牌', '联系方式 / 电话')).toEqual(['name', null, 'phone'])
})

test('a kept mapping of the same headers goes before what the words say', () => {
  const headers = [
    { column: 1, header: '站名' },
    { column: 3, header: '电话' },
  ]
  const kept = [
    { column: 1, key: null },
    { column: 3, key: 'name' },
    { column: 4, key: 'remark' },
  ]
  expect(matchColumns(headers, [], LEDGER, kept).map(({ key, by }) => [key, by])).toEqual([
    [null, 'kept'],
    ['name', 'kept'],
  ])
  const gone = [
    { column: 1, key: 'gone' },
    { column: 3, key: 'name' },
  ]
  expect(matchColumns(headers, [], LEDGER, gone).map(({ key }) => key)).toEqual([null, 'name'])
})

test('the first few cells below a header are shown as samples', () => {
  const rows = [sheetRow(2, '东岳站'), sheetRow(3, ''), sheetRow(4, 7)]
  expect(matchColumns([{ column: 1, header: '站名' }], rows, LEDGER)[0]?.samples).toEqual(['东岳站', '7'])
})

test('what cannot be left out and is matched to nothing is told', () => {
  expect(missingColumns(LEDGER, [{ key: 'county' }]).map(({ key }) => key)).toEqual(['name'])
  expect(missingColumns(LEDGER, [{ key: 'name' }])).toEqual([])
})

test('a header that is known and not taken over has a reason', () => {
  expect(whyIgnored(LEDGER, '五统一 / 挂牌')?.zh).toBe('不保存')
  expect(whyIgnored(LEDGER, '站名')).toBeUndefined()
})

test('whatever the headers are, no column of the ledger is proposed twice', () => {
  const words = fc.constantFrom('站名', '站点名称', '电话', '县', '区', '备注', '面积', '联系', '挂牌', 'Name', '名称')
  fc.assert(
    fc.property(
      fc.array(
        fc.array(words, { minLength: 1, maxLength: 3 }).map((some) => some.join('')),
        { maxLength: 12 },
      ),
      (headers) => {
        const keys = match(...headers).filter((key) => key !== null)
        expect(new Set(keys).size).toBe(keys.length)
      },
    ),
  )
})
