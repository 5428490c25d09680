import { Division } from '@zhanwang/domain-station-registry/division'
import { editionProcedures } from '@zhanwang/domain-station-registry/edition-procedures'
import { expect, test } from 'vitest'
import { type DivisionChange, editionRows } from '../src/editions/edition-rows.ts'

const town = Division.parse({
  ...{ code: '420304102', name: '青曲镇', kind: 'town', level: 'township', parent: '420304' },
  ...{ scopePath: '/42/4203/420304/420304102/', validFrom: '2014-12-09', validTo: null, successors: [] },
  ...{ official: true, source: '测试', remark: '' },
})
const village = Division.parse({
  ...{ ...town, code: '420304102201', name: '王家山村', kind: 'village', level: 'village', parent: town.code },
  scopePath: `${town.scopePath}420304102201/`,
})
const rows = (change: DivisionChange) => {
  const edition = { source: '批复', rows: editionRows(town, [village], change, '2026-06-01') }
  const accepted = editionProcedures.publishEdition.input.parse(edition)
  return accepted.rows.map(({ code, name, parent, validFrom, validTo, successors }) =>
    [code, name, parent, validFrom, validTo ?? '', successors.join()].join(' '),
  )
}
const END = '2014-12-09 2026-05-31'

test('a merger takes the villages along and names who took over', () => {
  expect(rows({ kind: 'merge', into: '420304101' })).toEqual([
    `420304102201 王家山村 420304102 ${END} `,
    '420304102201 王家山村 420304101 2026-06-01  ',
    `420304102 青曲镇 420304 ${END} 420304101`,
  ])
})

test('a split makes new divisions and gives each village to the one that was said, else to the first', () => {
  const parts = [
    { code: '420304103', name: '青曲东镇' },
    { code: '420304105', name: '青曲西镇' },
  ]
  const split = (children: Record<string, string>) => rows({ kind: 'split', parts, children })
  expect(split({})).toEqual([
    '420304103 青曲东镇 420304 2026-06-01  ',
    '420304105 青曲西镇 420304 2026-06-01  ',
    `420304102201 王家山村 420304102 ${END} `,
    '420304102201 王家山村 420304103 2026-06-01  ',
    `420304102 青曲镇 420304 ${END} 420304103,420304105`,
  ])
  expect(split({ '420304102201': '420304105' })[3]).toBe('420304102201 王家山村 420304105 2026-06-01  ')
})

test('a renaming and a move end the old version the day before, and leave alone what stands below', () => {
  expect(rows({ kind: 'rename', name: '青曲新镇' })).toEqual([
    `420304102 青曲镇 420304 ${END} `,
    '420304102 青曲新镇 420304 2026-06-01  ',
  ])
  expect(rows({ kind: 'move', parent: '420302' })[1]).toBe('420304102 青曲镇 420302 2026-06-01  ')
})
