import type { ReadCell, ReadRow } from '@zhanwang/kernel/sheet'
import type { Ledger } from '../src/ledger.ts'

/** A small ledger of stations. */
export const LEDGER: Ledger = {
  code: 'stations',
  title: { zh: '站点', en: 'Stations' },
  columns: [
    { key: 'county', kind: 'text', maxLength: 20, header: { zh: '县(市、区)', en: 'County' }, aliases: ['县', '区'] },
    {
      key: 'name',
      kind: 'text',
      maxLength: 20,
      isName: true,
      required: true,
      header: { zh: '站点名称', en: 'Name' },
      aliases: ['站名'],
    },
    { key: 'area', kind: 'decimal', min: 0, max: 999, scale: 1, header: { zh: '面积(平方米)', en: 'Area' } },
    { key: 'phone', kind: 'code', maxLength: 20, header: { zh: '联系电话', en: 'Telephone' }, aliases: ['电话'] },
    { key: 'remark', kind: 'text', maxLength: 20, header: { zh: '备注', en: 'Remark' } },
  ],
  ignored: [
    { header: '序号', reason: { zh: '行号', en: 'Row number' } },
    { header: '挂牌', reason: { zh: '不保存', en: 'Not kept' } },
  ],
}

/** `^text`: in a merged area that begins elsewhere; numbers are numbers, '' is empty. */
export function sheetRow(row: number, ...cells: readonly (string | number)[]): ReadRow {
  return { row, cells: cells.map(cellOf) }
}

function cellOf(written: string | number): ReadCell {
  if (typeof written === 'number') return { kind: 'number', value: written, text: String(written), digitsLost: false }
  if (written === '') return { kind: 'empty' }
  return written.startsWith('^')
    ? { kind: 'text', text: written.slice(1), merged: true }
    : { kind: 'text', text: written }
}
