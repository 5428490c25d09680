import { writeXlsx } from 'hucre/xlsx'

type Written = string | number | boolean | Date | null

/** What is wrong with a row of `badStationLedger`, and where it must be told. */
export interface PlantedFault {
  /** As the spreadsheet numbers it. */
  readonly row: number
  /** Key of the ledger's column. */
  readonly key: string
  /** `C7`. */
  readonly cell: string
  readonly severity: 'error' | 'note'
  readonly what: string
}

export interface BadLedger {
  /** The .xlsx. */
  readonly content: Uint8Array
  readonly fileName: string
  readonly sheet: string
  readonly headerFrom: number
  readonly headerTo: number
  /** Rows that can be taken over, some of them with notes. */
  readonly goodRows: readonly number[]
  /** Rows of data with an error in themselves, whatever the records say. */
  readonly faultyRows: readonly number[]
  /** Rows below the header that are no data: totals, the header once more, signatures. */
  readonly ignoredRows: readonly number[]
  /** A row whose township is nowhere, which only the records can tell. */
  readonly unknownPlaceRow: number
  /** Row -> the earlier row that it repeats. */
  readonly duplicates: ReadonlyMap<number, number>
  readonly faults: readonly PlantedFault[]
}

export interface BadLedgerPlaces {
  readonly county: string
  /** At least `TOWNSHIPS_NEEDED`, with their suffix; each gets one station. */
  readonly townships: readonly string[]
  /** A village or community of the first township, which gets a room. */
  readonly village: string
}

const YUNYANG: BadLedgerPlaces = {
  county: '郧阳区',
  townships: [
    ['城关镇', '安阳镇', '杨溪铺镇', '青曲镇', '白桑关镇', '南化塘镇', '白浪镇', '刘洞镇', '谭山镇', '梅铺镇'],
    ['青山镇', '鲍峡镇', '胡家营镇', '谭家湾镇', '柳陂镇', '茶店镇', '叶大乡', '大柳乡', '五峰乡'],
  ].flat(),
  village: '东岭社区',
}
/** How many townships `badStationLedger` spreads its faults over. */
export const TOWNSHIPS_NEEDED = 19

const HEADER = [
  ['序号', '县(市、\n区)', '乡镇(街道)', '村(社区)', '站 点 名 称', '类型', '挂牌时间', '详细地址', '面积\n(平方米)'],
  ['独立/合署', '合署单位', '运营方式', '运营机构', '负责人', '联系电话', '社工数', '持证数'],
  ['五统一', '五统一', '五统一', '五统一', '五统一', '特色', '备注'],
].flat()
const SUBHEADER = ['办公用房', '挂牌', '办公设备', '制度上墙', '着装']
const KEYS = [
  ['', 'county', 'township', 'village', 'name', 'kind', 'plaqueOn', 'address', 'areaM2', 'premises', 'sharedWith'],
  ['mode', '', 'responsible', 'phone', '', '', '', '', '', '', '', 'features', 'remark'],
].flat()
const FIVE_FROM = HEADER.indexOf('五统一')
const HEADER_FROM = 3
const HEADER_TO = 4
/** Serial number of 2022-03-01. */
const SERIAL_2022_03_01 = 44_621

interface Row {
  readonly cells: Readonly<Record<string, Written>>
  readonly faults?: Readonly<Record<string, readonly ['error' | 'note', string]>>
  readonly repeats?: string
  readonly unknownPlace?: true
}

/**
 * A station ledger with everything that bureaus' own ledgers do wrong: a sheet of instructions before it and a hidden one
 * behind it, a title and a line above the header, two header rows with merged cells, the county merged over all rows, dates
 * in six forms and some that are none, full-width digits, spaces in names, numbers as text and text as numbers, formulas
 * with and without a value, a place that is not there, a station twice, the header in the middle, a total, signatures at the end.
 */
export async function badStationLedger(places: BadLedgerPlaces = YUNYANG): Promise<BadLedger> {
  const rows = rowsOf(places)
  const first = HEADER_TO + 1
  const faults: PlantedFault[] = []
  const duplicates = new Map<number, number>()
  const table = rows.map(({ cells, faults: planted = {}, repeats }, index) => {
    const row = first + index
    for (const [key, [severity, what]] of Object.entries(planted)) {
      faults.push({ row, key, cell: `${String.fromCharCode(65 + KEYS.indexOf(key))}${row}`, severity, what })
    }
    if (repeats) duplicates.set(row, first + rows.findIndex(({ cells: { name } }) => name === repeats))
    return KEYS.map((key, column) => (column === 0 ? index + 1 : (cells[key] ?? null)))
  })
  const afterData = first + rows.length
  const unknownPlaceRow = first + rows.findIndex(({ unknownPlace }) => unknownPlace)
  const numbered = [...table.keys()].map((index) => first + index)
  const faultyRows = [...new Set(faults.filter(({ severity }) => severity === 'error').map(({ row }) => row))]
  const content = await writeXlsx({
    sheets: [
      { name: '填表说明', rows: [['填表说明'], ['1. 站点名称须与挂牌一致。'], ['2. 备注可不填。']] },
      {
        name: '站点台账',
        rows: [
          [`${places.county}社会工作服务站(室)基本情况台账`],
          [`填报单位:${places.county}民政局`, ...Array<null>(11).fill(null), '填报日期:2024年6月'],
          HEADER.map((text, column) => (text === '五统一' && column > FIVE_FROM ? null : text)),
          HEADER.map((text, column) => (text === '五统一' ? (SUBHEADER[column - FIVE_FROM] ?? null) : null)),
          ...table,
          HEADER,
          ['合计', ...Array<null>(7).fill(null), 1234.5],
          [],
          ['填表人:张一', ...Array<null>(5).fill(null), '审核人:李二'],
        ],
        merges: [
          { startRow: 0, startCol: 0, endRow: 0, endCol: HEADER.length - 1 },
          ...HEADER.flatMap((text, column) =>
            text === '五统一' ? [] : [{ startRow: 2, startCol: column, endRow: 3, endCol: column }],
          ),
          { startRow: 2, startCol: FIVE_FROM, endRow: 2, endCol: FIVE_FROM + SUBHEADER.length - 1 },
          { startRow: HEADER_TO, startCol: 1, endRow: afterData - 2, endCol: 1 },
        ],
        cells: formulas(rows, first),
      },
      { name: '旧表', hidden: true, rows: [HEADER, [1, places.county, '旧镇', null, '旧镇社工站', '社工站']] },
    ],
  })
  return {
    content,
    fileName: `${places.county}社工站台账.xlsx`,
    sheet: '站点台账',
    headerFrom: HEADER_FROM,
    headerTo: HEADER_TO,
    goodRows: numbered.filter((row) => !faultyRows.includes(row) && !duplicates.has(row) && row !== unknownPlaceRow),
    faultyRows,
    ignoredRows: [afterData, afterData + 1, afterData + 3],
    unknownPlaceRow,
    duplicates,
    faults,
  }
}

/** One row computes its area, another's formula was never computed. */
function formulas(rows: readonly Row[], first: number) {
  const cells = new Map<string, { formula: string; formulaResult?: number }>()
  const at = (name: string, key: string) => {
    const index = rows.findIndex(({ cells: { remark } }) => remark === name)
    return `${first - 1 + index},${KEYS.indexOf(key)}`
  }
  cells.set(at('面积为公式', 'areaM2'), { formula: '60+25', formulaResult: 85 })
  cells.set(at('公式没有结果', 'areaM2'), { formula: '60+25' })
  return cells
}

function rowsOf({ county, townships, village }: BadLedgerPlaces): readonly Row[] {
  if (townships.length < TOWNSHIPS_NEEDED) throw new RangeError(`${TOWNSHIPS_NEEDED} townships are needed`)
  const town = (index: number) => townships[index] ?? ''
  const bare = (index: number) => town(index).replace(/(?:街道|镇|乡)$/, '')
  const station = (
    index: number,
    cells: Readonly<Record<string, Written>> = {},
  ): Readonly<Record<string, Written>> => ({
    township: town(index),
    name: `${town(index)}社工站`,
    kind: '社工站',
    plaqueOn: '2022-03-01',
    address: `${town(index)}人民路 ${index + 1} 号`,
    areaM2: 80 + index,
    premises: '独立',
    mode: '政府购买服务',
    responsible: '王小明',
    phone: '0719-7220000',
    ...cells,
  })
  return [
    { cells: station(0, { county, remark: '面积为公式', areaM2: null }) },
    { cells: station(1, { township: bare(1), plaqueOn: new Date('2022-03-02T00:00:00Z'), phone: 13_800_000_000 }) },
    { cells: station(2, { plaqueOn: '2022.3.1', premises: '合署', sharedWith: '民政办' }) },
    { cells: station(3, { plaqueOn: '2022年3月1日', mode: '直聘' }) },
    {
      cells: station(4, { plaqueOn: '2022/3/1', areaM2: '85平方米' }),
      faults: { areaM2: ['note', 'a number with its unit'] },
    },
    {
      cells: station(5, { plaqueOn: SERIAL_2022_03_01, areaM2: '1,085' }),
      faults: { plaqueOn: ['note', 'a serial number'], areaM2: ['note', 'thousands set apart'] },
    },
    {
      cells: station(6, { responsible: '张 三', phone: '１３８００００００００' }),
      faults: { responsible: ['note', 'a space in a name'], phone: ['note', 'full-width digits'] },
    },
    {
      cells: station(7, { name: ` ${town(7)} 社工站`, phone: 7_197_220_001 }),
      faults: { name: ['note', 'spaces in a name'], phone: ['note', 'a number that may have lost its zero'] },
    },
    { cells: station(8, { plaqueOn: '2022年3月' }), faults: { plaqueOn: ['error', 'no day'] } },
    { cells: station(9, { plaqueOn: '2022-02-30' }), faults: { plaqueOn: ['error', 'no such day'] } },
    { cells: station(10, { plaqueOn: '22.3.1' }), faults: { plaqueOn: ['error', 'a year of two digits'] } },
    { cells: station(11, { areaM2: '约八十' }), faults: { areaM2: ['error', 'no number'] } },
    { cells: station(12, { premises: '自有' }), faults: { premises: ['error', 'none of the choices'] } },
    { cells: station(13, { premises: '合署' }), faults: { sharedWith: ['error', 'shared with nobody'] } },
    { cells: station(14, { name: null }), faults: { name: ['error', 'no name'] } },
    { cells: station(15, { kind: '社工室' }), faults: { kind: ['error', 'the kind does not fit the name'] } },
    {
      cells: station(16, { remark: '公式没有结果', areaM2: null }),
      faults: { areaM2: ['error', 'a formula without a value'] },
    },
    { cells: station(17, { phone: 420_304_189_912_310_000 }), faults: { phone: ['error', 'digits lost'] } },
    { cells: station(18, { township: '没有的镇', name: '没有的镇社工站' }), unknownPlace: true },
    { cells: station(3, { plaqueOn: '2022年3月1日', mode: '直聘' }), repeats: `${town(3)}社工站` },
    {
      cells: { ...station(0), village, name: `${village}社工室`, kind: '社工室', areaM2: '/' },
      faults: { areaM2: ['note', 'a stroke for nothing'] },
    },
  ]
}
