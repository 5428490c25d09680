import { shownText } from '@zhanwang/kernel/sheet'
import type { WrittenCell } from '@zhanwang/spreadsheet/cell'
import { openSpreadsheet } from '@zhanwang/spreadsheet/open-spreadsheet'
import { writeCsv } from '@zhanwang/spreadsheet/write-csv'

const COLUMNS = { 县: '郧阳区', 乡镇: '', 站名: '', 类型: '社工站', 挂牌时间: '2022-03-01', 地址: '人民路1号' }
const PREMISES = { 面积: '80', '独立/合署': '独立', 电话: '', 备注: '' }

/** A faultless ledger with one operating station in each township. */
export function csvLedger(townships: readonly string[], more: Readonly<Record<string, string>> = {}, county?: string) {
  const rows = townships.map((town) => ({
    ...COLUMNS,
    ...PREMISES,
    ...(county === undefined ? {} : { 县: county }),
    乡镇: town,
    站名: `${town}社工站`,
    ...more,
  }))
  const header = Object.keys({ ...COLUMNS, ...PREMISES })
  return [header.join(','), ...rows.map((row) => header.map((name) => row[name as keyof typeof row]).join(','))].join(
    '\n',
  )
}

/** A file of faulty rows with these columns set to one value throughout, and a name for each row that has none. */
export async function mended(content: Buffer, values: Readonly<Record<string, WrittenCell>>): Promise<string> {
  await using book = await openSpreadsheet(content, 'xlsx')
  const rows: string[][] = []
  for await (const { cells } of book.rows(book.sheets[0]?.name ?? '')) rows.push(cells.map(shownText))
  const [header = [], ...data] = rows
  const lines = (async function* () {
    for (const cells of data) {
      const town = cells[header.findIndex((text) => text.startsWith('乡镇'))] ?? ''
      yield header.map((name, index): WrittenCell => {
        const mend = values[name.replace(/\s/g, '')]
        if (mend !== undefined) return mend
        if (/^站\s?点/.test(name)) return `${town}社工站`
        if (name === '类型') return '社工站'
        if (name === '联系电话') return ''
        return cells[index] ?? ''
      })
    }
  })()
  let text = ''
  const decoder = new TextDecoder()
  for await (const chunk of writeCsv({ columns: header.map((name) => ({ header: name })), rows: lines })) {
    text += decoder.decode(chunk, { stream: true })
  }
  return text
}

/** A faultless ledger of stations with their rooms, `rooms` in each township of an office, as .csv. */
export function stationsAndRooms(townships: readonly string[], rooms: number): string {
  const lines = ['县,乡镇,村,站名,类型,挂牌时间,地址,面积,独立/合署,运营方式,负责人']
  for (const town of townships) {
    lines.push(`郧阳区,${town},,${town}社工站,社工站,2022-03-01,人民路1号,85.5,独立,直聘,王小明`)
    for (let village = 0; village < rooms; village++) {
      const name = `${[...String(village)].map((digit) => '甲乙丙丁戊己庚辛壬癸'[Number(digit)]).join('')}家村`
      lines.push(`郧阳区,${town},${name},${town}${name}社工室,社工室,2022.4.1,${name}委会,30,独立,整合,李小红`)
    }
  }
  return lines.join('\n')
}
