import { stationRegistry } from '@zhanwang/domain-station-registry/contract'
import { DIVISION_KINDS, type Division, DivisionRow, TOWNSHIP_KINDS } from '@zhanwang/domain-station-registry/division'
import { type EditionChange, editionRow, planEdition } from '@zhanwang/domain-station-registry/edition'
import { levelOf, toDivisionCode } from '@zhanwang/kernel/division-code'
import { EVERYWHERE } from '@zhanwang/kernel/scope'
import { beforeAll, describe, expect, it } from 'vitest'
import { editionPages } from '../src/edition-pages.ts'
import { officialDivisions } from '../src/official-divisions.ts'
import { cleanedName, placeName, villageKind } from '../src/official-row.ts'
import { asPublished, CORRECTION_SOURCE, correctThreePlaces, type SourcedRow } from '../src/three-places.ts'
import { rowOf, threePlaces } from './three-places-rows.ts'

let rows: SourcedRow[]
beforeAll(async () => {
  rows = await threePlaces()
})

const ordinary = (prefix: string) =>
  rows.filter(({ row }) => row.code.startsWith(prefix) && TOWNSHIP_KINDS.some((kind) => kind === row.kind))

describe('the rows of the three places', () => {
  it('all fit the contract, and are of the level that their code says', () => {
    for (const { row } of rows) {
      expect(DivisionRow.parse(row)).toEqual(row)
      expect(DIVISION_KINDS[row.kind].level).toBe(levelOf(toDivisionCode(row.code)))
    }
  })

  it('come parents before children, each code once, and no child is valid before its parent', () => {
    const earlier = new Map<string, DivisionRow>()
    for (const { row } of rows) {
      expect(earlier.has(row.code), row.code).toBe(false)
      if (row.parent !== null) {
        const parent = earlier.get(row.parent)
        expect(parent, `${row.code} below ${row.parent}`).toBeDefined()
        expect(row.validFrom >= (parent?.validFrom ?? '9999')).toBe(true)
      }
      for (const successor of row.successors) expect(earlier.has(successor)).toBe(true)
      earlier.set(row.code, row)
    }
  })

  it('hold 太仓 without the other counties of 苏州', () => {
    const suzhou = rows.filter(({ row }) => row.code.startsWith('3205') && row.kind === 'county')
    expect(suzhou.map(({ row }) => row.code)).toEqual(['320585'])
  })

  it('count 119 townships in 十堰, one more than the list, and 10 functional zones beside them', () => {
    expect(ordinary('4203')).toHaveLength(119)
    const zones = rows.filter(({ row }) => row.code.startsWith('4203') && row.kind === 'functional-township')
    expect(zones).toHaveLength(10)
  })

  it('count the 138 townships that the list has in 红河州, and say that the article counts 135', () => {
    expect(ordinary('5325')).toHaveLength(138)
    expect(rowOf(rows, '5325').remark).toMatch(/^口径:.*138.*135/)
  })

  it.each(['4203', '5325', '320585'])(
    'say of %s, in a remark that indicators show, where list and article differ',
    (code) => {
      expect(rowOf(rows, code).remark).toMatch(/^口径:/)
    },
  )

  it('end 郧县 the day before its successor 郧阳区 begins, with all that has its code', () => {
    expect(rowOf(rows, '420321')).toMatchObject({ validTo: '2014-12-08', successors: ['420304'] })
    const yunyang = rows.filter(({ row }) => row.code.startsWith('420304'))
    expect(new Set(yunyang.map(({ row }) => row.validFrom))).toEqual(new Set(['2014-12-09']))
  })

  it('put under the two zones without a code what they govern, and call that no official row', () => {
    expect(rowOf(rows, '420381450')).toMatchObject({ parent: '4203L1', kind: 'subdistrict', official: false })
    expect(rowOf(rows, '420302004')).toMatchObject({ parent: '4203L2', name: '白浪街道', official: false })
    expect(rowOf(rows, '420302004').remark).toContain('白浪开发区白浪街道')
  })

  it('name the correction as the source of every row that is not official', () => {
    for (const { source, row } of rows) if (!row.official) expect(source).toBe(CORRECTION_SOURCE)
  })
})

it('all pages are taken one after the other, and then change nothing', async () => {
  const pages = await Array.fromAsync(editionPages(stream(rows)))
  const known: Division[] = []
  for (const { source, rows: loaded } of pages) {
    const plan = planEdition(loaded.map(editionRow), known, [EVERYWHERE])
    expect(plan.created).toHaveLength(loaded.length)
    const level = (change: EditionChange) => DIVISION_KINDS[change.kind].level
    known.push(...plan.created.map((row) => ({ ...row, successors: [...row.successors], level: level(row), source })))
  }
  const again = planEdition(
    rows.map(({ row }) => editionRow(row)),
    known,
    [EVERYWHERE],
  )
  expect(again).toEqual({ created: [], changed: [], unchanged: rows.length })
})

describe('the official list', () => {
  it('gives a part with its ancestors and nothing else', async () => {
    const part = await Array.fromAsync(officialDivisions({ under: [toDivisionCode('532530401')] }))
    expect(part.map(({ code }) => code)).toEqual([
      '53',
      '5325',
      '532530',
      '532530401',
      '532530401001',
      '532530401002',
      '532530401003',
    ])
  })

  it('gives no level below the one asked for', async () => {
    const part = await Array.fromAsync(officialDivisions({ under: [toDivisionCode('5325')], downTo: 'county' }))
    expect(part).toHaveLength(2 + 13)
  })

  it('puts the townships of a prefecture without counties directly below it', async () => {
    const part = await Array.fromAsync(officialDivisions({ under: [toDivisionCode('441900')], downTo: 'township' }))
    expect(part.map(({ code }) => code).slice(0, 3)).toEqual(['44', '4419', '441900003'])
    expect(part[2]?.parent).toBe('4419')
  })

  it('refuses a code that it does not have', async () => {
    const reading = Array.fromAsync(officialDivisions({ under: [toDivisionCode('429900')] }))
    await expect(reading).rejects.toThrow(RangeError)
  })

  it('is passed on unchanged when it is wanted as published', async () => {
    const published = asPublished(officialDivisions({ under: [toDivisionCode('420304')], downTo: 'county' }))
    expect((await Array.fromAsync(published)).at(-1)?.row).toMatchObject({ code: '420304', remark: '', official: true })
  })

  it('gets the two zones of 十堰 also when only one of its counties is loaded', async () => {
    const list = officialDivisions({ under: [toDivisionCode('420381')], downTo: 'township' })
    const codes = (await Array.fromAsync(correctThreePlaces(list))).map(({ row }) => row.code)
    expect(codes.indexOf('4203L1')).toBeGreaterThan(0)
    expect(codes.indexOf('4203L1')).toBeLessThan(codes.indexOf('420381450'))
  })
})

describe('names and kinds', () => {
  it.each([
    ['白浪开发区白浪街道', '白浪街道'],
    ['磐石经济开发区特殊街道', '磐石经济开发区特殊街道'],
    ['(工业园区)城南街道', '(工业园区)城南街道'],
    ['均州路街道', '均州路街道'],
  ])('the township name %s is kept as %s', (written, name) => {
    expect(cleanedName(written).name).toBe(name)
  })

  it.each([
    ['药树坪村委会', '药树坪村'],
    ['余河村村民委员会', '余河村'],
    ['太平社区居民委员会', '太平社区'],
    ['陈罗桥居委会', '陈罗桥社区'],
    ['羊街社区', '羊街社区'],
    ['东风农场生活区', '东风农场生活区'],
  ])('%s is the place %s', (written, place) => {
    expect(placeName(written)).toBe(place)
  })

  it('village codes are told apart by their last three digits', () => {
    const kinds = ['001', '199', '200', '399', '400', '501'].map((digits) => villageKind(`420302001${digits}`))
    expect(kinds).toEqual(['community', 'community', 'village', 'village', 'functional-village', 'functional-village'])
  })
})

describe('pages', () => {
  it('fit the contract and the size of a request, and keep every row in its order', async () => {
    const pages = await Array.fromAsync(editionPages(stream(rows)))
    const { input } = stationRegistry.procedures.divisions.publishEdition
    for (const page of pages) {
      expect(input.safeParse(page).success).toBe(true)
      expect(Buffer.byteLength(JSON.stringify(page))).toBeLessThan(256 * 1024)
    }
    expect(pages.flatMap((page) => page.rows.map((row) => ({ source: page.source, row })))).toEqual(rows)
    expect(pages.length).toBeLessThan(30)
  })
})

async function* stream<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items
}
