import { buffer } from 'node:stream/consumers'
import type { WrittenCell } from '@zhanwang/spreadsheet/cell'
import { writeCsv } from '@zhanwang/spreadsheet/write-csv'
import { writeXlsx } from '@zhanwang/spreadsheet/write-xlsx'
import type { Place } from './province-network.ts'

const HEADERS = [
  ['市(州)', '县(市、区)', '乡镇(街道)', '村(社区)', '站点名称', '类型', '挂牌时间'],
  ['地址', '面积(平方米)', '独立/合署', '运营方式', '负责人', '电话', '备注'],
].flat()

/** A ledger as a bureau would send it, one row for each place. */
export async function ledgerFile(
  kind: '社工站' | '社工室',
  places: readonly Place[],
  format: 'csv' | 'xlsx',
): Promise<Uint8Array> {
  const table = { columns: HEADERS.map((header) => ({ header, width: 16 })), rows: rowsOf(kind, places) }
  const facts = { name: '说明', rows: () => [] }
  const content =
    format === 'csv'
      ? writeCsv(table)
      : writeXlsx({ ...table, name: '台账', facts, author: '站网', createdAt: new Date() })
  return buffer(content)
}

async function* rowsOf(kind: '社工站' | '社工室', places: readonly Place[]): AsyncGenerator<readonly WrittenCell[]> {
  for (const [index, { prefecture, county, township, village }] of places.entries()) {
    const isRoom = kind === '社工室'
    const name = `${isRoom ? `${township}${village}` : `${county}${township}`}${kind}`
    const where = [prefecture, county, township, isRoom ? village : '', name, kind, { date: '2023-03-01' }]
    const phone = `0531${8_000_000 + index}`
    yield [...where, `${township}${village}服务中心`, 20 + (index % 60), '独立办公', '直聘', '张三', phone, '']
  }
}
