import { type CellValue, readXlsx, writeXlsx } from 'hucre/xlsx'

/** A row by the file's own headers, without the spaces and line breaks that people put into them. */
type Row = Map<string, CellValue>

const DUPLICATE = /与第 \d+ 行重复/

/** What a clerk does about what the column 问题 says. `freeTownship` is where a station is still missing. */
const mends = (freeTownship: string): readonly (readonly [RegExp, (row: Row) => void])[] => [
  [/没有写到日|没有这一天|无法确定年月日/, (row) => row.set('挂牌时间', '2022-03-01')],
  [/不是数字|没有计算结果/, (row) => row.set('面积(平方米)', 85)],
  [/不在可选内容中:独立办公/, (row) => row.set('独立/合署', '独立')],
  [/须写明与谁合署/, (row) => row.set('合署单位', '民政办')],
  [/“站点名称”必须填写/, (row) => row.set('站点名称', `${row.get('乡镇(街道)')}社工站`)],
  [/类型“社工室”与名称/, (row) => row.set('类型', '社工站')],
  [/超出 15 位的数字已丢失/, (row) => row.set('联系电话', '0719-7220018')],
  [
    /“没有的镇”不在您的管辖范围/,
    (row) => {
      row.set('乡镇(街道)', freeTownship)
      row.set('站点名称', `${freeTownship}社工站`)
    },
  ],
]

/**
 * The file of faulty rows of a `badStationLedger`, opened, mended row by row as its column 问题 says and saved: what is
 * there twice is deleted. @throws Error for a problem that nothing is known to do about
 */
export async function mendedRemainder(content: Uint8Array, freeTownship: string) {
  const book = await readXlsx(content)
  const [sheet, ...rest] = book.sheets
  const [header = [], ...faulty] = sheet?.rows ?? []
  const names = header.map((text) => String(text ?? '').replace(/\s/g, ''))
  const known = mends(freeTownship)
  const mended = faulty.flatMap((cells) => {
    const row: Row = new Map(names.map((name, column) => [name, cells[column] ?? null]))
    const problem = String(row.get('问题') ?? '')
    if (DUPLICATE.test(problem)) return []
    const fitting = known.filter(([says]) => says.test(problem))
    if (fitting.length === 0) throw new Error(`no clerk would know what to do about: ${problem}`)
    for (const [, mend] of fitting) mend(row)
    return [names.map((name) => row.get(name) ?? null)]
  })
  const saved = await writeXlsx({
    sheets: [
      { name: sheet?.name ?? '', rows: [header, ...mended] },
      ...rest.map((other) => ({ name: other.name, rows: other.rows })),
    ],
  })
  return { faulty: faulty.length, rows: mended.length, content: saved }
}
