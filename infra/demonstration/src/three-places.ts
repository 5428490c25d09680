import type { DivisionRow } from '@zhanwang/domain-station-registry/division'
import { toDivisionCode } from '@zhanwang/kernel/division-code'
import { BEFORE_THE_LIST, OFFICIAL_SOURCE } from './official-divisions.ts'

/** What the demonstration stands on: 十堰市, 红河州 and, of 苏州市, 太仓市 alone. */
export const THREE_PLACES = ['4203', '5325', '320585'].map(toDivisionCode)

/** Source of the rows that stand beside the list or differ from it; each says in its remark why. */
export const CORRECTION_SOURCE = '站网对三地区划的更正与补充,依据见备注'

/**
 * The first day of 郧阳区 420304; 郧县 420321 ends the day before. That it was in 2014 is in several public sources; the
 * day is the one commonly given for its inauguration and was not found in an official text.
 */
export const YUNYANG_SINCE = '2014-12-09'

/** A row with the source of its edition. */
export interface SourcedRow {
  readonly source: string
  readonly row: DivisionRow
}

const YUNYANG_REMARK = `2014 年撤销郧县(420321)设立;起始日 ${YUNYANG_SINCE} 未见原文,待核 / in place of 郧县; the day is to be verified`

/** What the rows of the list say in addition, or otherwise, by code. Rows whose place or kind differs are not `official`. */
const CORRECTIONS: Readonly<Record<string, Partial<DivisionRow>>> = {
  '4203': {
    remark:
      '口径:官方名录(2023 年版)有 118 个乡镇(街道)和 11 个类似乡级单位;《湖北日报》为 119 个乡镇(街道)、另有 5 个开发区(林区)。' +
      '此处把武当山特区(420381450)计作第 119 个;5 个功能区由固定种子从名录其余 10 个中选出,为演示数据。',
  },
  '5325': {
    remark:
      '口径:官方名录(2023 年版)有 138 个乡镇(街道),云南网报道为 135 个,未说明是哪些。此处按报道设 135 个站,' +
      '不设站的 3 个街道由固定种子选出,为演示数据,故覆盖率为 135/138。',
  },
  '320585': {
    remark:
      '口径:官方名录(2023 年版)有 6 个镇、2 个类似乡级单位(经济开发区、科教新城);其他公开资料还列有娄东、陆渡街道和港区等,' +
      '共约 10 个。此处按名录设站。',
  },
  '420304': { remark: YUNYANG_REMARK },
  '420302004': {
    parent: '4203L2',
    official: false,
    remark: '官方名录写作“白浪开发区白浪街道”,列在茅箭区;由十堰经开区管理,故归其下 / governed by the development zone',
  },
  '420381450': {
    parent: '4203L1',
    kind: 'subdistrict',
    official: false,
    remark:
      '官方名录列在丹江口市,编为类似乡级单位(400 段);《湖北日报》把武当山特区列为县级单位,名录 118 个乡镇(街道)加它为 119,' +
      '故按街道计。此推断待当地核实 / counted as a subdistrict: our inference from 118 + 1 = 119',
  },
}

/** What the list does not have. All are counties of 十堰市; the last names its successor, so it comes after it. */
const ADDITIONS: readonly DivisionRow[] = [
  {
    ...county('4203L1', '武当山特区'),
    kind: 'functional-county',
    official: false,
    remark: '无国标代码,本地编码;《湖北日报》列为十个县市区之一,设立日期不明 / a local code; founding date unknown',
  },
  {
    ...county('4203L2', '十堰经济技术开发区'),
    kind: 'functional-county',
    official: false,
    remark: '无国标代码,本地编码;十堰“十个县市区”为八个县级政区加它和武当山特区 / a local code; the tenth county unit',
  },
  {
    ...county('420321', '郧县'),
    validTo: '2014-12-08',
    successors: ['420304'],
    remark: `GB/T 2260-2007 的代码,不在现行名录;2014 年撤销,设郧阳区(420304);终止日待核 / ended in 2014, see ${YUNYANG_SINCE}`,
  },
]

/**
 * The rows of the list with what is known better of the three places: 郧县 and its successor, the two county-level zones
 * without a code, and what governs their townships. Rows of other places pass unchanged, in their order.
 */
export async function* correctThreePlaces(rows: AsyncIterable<DivisionRow>): AsyncGenerator<SourcedRow> {
  let waiting: readonly DivisionRow[] = []
  for await (const row of rows) {
    // The additions come after the counties of the list and before the townships that they govern.
    if (row.code === '4203') waiting = ADDITIONS
    if (row.code.length > 6) {
      for (const added of waiting) yield { source: CORRECTION_SOURCE, row: added }
      waiting = []
    }
    yield corrected(row)
  }
  for (const added of waiting) yield { source: CORRECTION_SOURCE, row: added }
}

/** The list as it is. */
export async function* asPublished(rows: AsyncIterable<DivisionRow>): AsyncGenerator<SourcedRow> {
  for await (const row of rows) yield { source: OFFICIAL_SOURCE, row }
}

function corrected(row: DivisionRow): SourcedRow {
  // A code that begins with 420304 was not in use before 郧阳区 was.
  const dated = row.code.startsWith('420304') ? { ...row, validFrom: YUNYANG_SINCE } : row
  const correction = CORRECTIONS[row.code]
  if (!correction) return { source: OFFICIAL_SOURCE, row: dated }
  const source = correction.official === false ? CORRECTION_SOURCE : OFFICIAL_SOURCE
  return { source, row: { ...dated, ...correction } }
}

function county(code: string, name: string): DivisionRow {
  return {
    code,
    name,
    kind: 'county',
    parent: '4203',
    validFrom: BEFORE_THE_LIST,
    validTo: null,
    successors: [],
    official: true,
    remark: '',
  }
}
