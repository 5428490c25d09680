import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { matchColumns } from '@zhanwang/domain-ledger/match-columns'
import { readLedgerRow } from '@zhanwang/domain-ledger/read-row'
import { compareStation } from '@zhanwang/domain-station-registry/compare-station'
import {
  Feature,
  OperatingMode,
  Premises,
  ResponsiblePerson,
  Station,
  StationKind,
  StationStatus,
} from '@zhanwang/domain-station-registry/station'
import { type ExportedStation, STATION_EXPORT } from '@zhanwang/domain-station-registry/station-export'
import { STATION_LEDGER } from '@zhanwang/domain-station-registry/station-ledger'
import { readStationRow } from '@zhanwang/domain-station-registry/station-ledger-row'
import { isCitizenId } from '@zhanwang/kernel/citizen-id'
import type { ReadRow } from '@zhanwang/kernel/sheet'
import { openSpreadsheet } from '@zhanwang/spreadsheet/open-spreadsheet'
import { writeCsv } from '@zhanwang/spreadsheet/write-csv'
import { writeXlsx } from '@zhanwang/spreadsheet/write-xlsx'
import fc from 'fast-check'
import { expect, test } from 'vitest'

/** Texts as people write them, and as spreadsheets mistake them. */
const text = (maxLength: number) =>
  fc
    .oneof(
      fc.constantFrom(
        '=1+1',
        "'=1+1",
        "''@x",
        '+86 719-7220018',
        '-',
        '@SUM(A1)',
        "'quoted'",
        '第一行\n第二行',
        '\t制表',
      ),
      fc.constantFrom(
        '人民路１２号',
        'ＡＢ座',
        '"引号",逗号',
        '0719-7220018',
        '2022-03-01',
        '1/2',
        'TRUE',
        '无',
        '/',
        ' ',
      ),
      fc.string({ unit: 'grapheme', maxLength }),
    )
    .map((written) => written.slice(0, maxLength).toWellFormed().trim())
    .filter((written) => !/\d{14,}/.test(written) && !isCitizenId(written))

const word = fc
  .array(fc.constantFrom(...'王李张乡镇民政办一二A1（(·１'), { minLength: 1, maxLength: 4 })
  .map((characters) => characters.join(''))

/** A bracket in a name begins a title, in the ledger as everywhere. */
const personName = word.map((name) => name.replaceAll(/[（(]/g, '')).filter((name) => name.trim() !== '')

const station = fc
  .record({
    kind: fc.constantFrom(...StationKind.options),
    name: word.chain((start) => fc.constantFrom('社工站', '社工室', '指导中心', '点').map((end) => start + end)),
    status: fc.constantFrom(...StationStatus.options),
    plaqueOn: fc.constantFrom(null, '2022-03-01'),
    mode: fc.option(fc.constantFrom(...OperatingMode.options)),
    premises: fc.option(
      fc.record({
        with: fc.oneof(
          fc.constant({ type: 'independent' as const, sharedWith: '' }),
          word.map((sharedWith) => ({ type: 'shared' as const, sharedWith })),
        ),
        address: text(200),
        areaM2: fc.option(fc.integer({ min: 0, max: 10_000_000 }).map((hundredths) => hundredths / 100)),
        caseRooms: fc.nat(99),
        groupRooms: fc.nat(99),
      }),
    ),
    features: fc.array(
      fc.record({ kind: fc.constantFrom(...Feature.shape.kind.options), text: text(100).filter((one) => one !== '') }),
      { maxLength: 3 },
    ),
    responsible: fc.array(
      fc.record({ duty: fc.constantFrom(...ResponsiblePerson.shape.duty.options), name: personName, title: word }),
      { maxLength: 3 },
    ),
    phone: fc.constantFrom('', '0719-7220018', '+86 719-7220018', '１３８００００００００', '07198888888'),
    remark: text(500),
  })
  .map(
    ({ premises, ...said }): ExportedStation => ({
      ...Station.parse({
        ...{ id: '0199c0de-0000-7000-8000-000000000001', code: 'ST-420304101-01', hostType: 'town' },
        ...{ division: '420304101', divisionName: '杨溪铺镇', scopePath: '/42/4203/420304/420304101/', parent: null },
        ...{ statusSince: '2022-03-01', foundedOn: '2022-01-01', modeSince: null, premisesSince: null },
        ...{ mergedInto: null, provenance: 'record', version: 3 },
        ...said,
        premises: premises && Premises.parse({ ...premises, ...premises.with }),
      }),
      ...{ prefectureName: '十堰市', countyName: '郧阳区', townshipName: '杨溪铺镇', villageName: '财神庙村' },
    }),
  )

const WRITERS = {
  csv: writeCsv,
  xlsx: (sheet: Parameters<typeof writeCsv>[0]) =>
    writeXlsx({
      ...sheet,
      name: '台账',
      author: '张经办',
      createdAt: new Date('2026-06-30T10:00:00+08:00'),
      facts: { name: '说明', rows: () => [] },
    }),
}

async function exported(format: 'csv' | 'xlsx', stations: readonly ExportedStation[]): Promise<ReadRow[]> {
  const columns = STATION_EXPORT.map(({ header }) => ({ header: header.zh }))
  const cells = stations.map((one) => STATION_EXPORT.map(({ cell }) => cell(one, 'zh')))
  const content = await buffer(Readable.from(WRITERS[format]({ columns, rows: Readable.from(cells) })))
  await using book = await openSpreadsheet(content, format)
  const rows: ReadRow[] = []
  for await (const row of book.rows(book.sheets[0]?.name ?? '')) rows.push(row)
  return rows
}

test.each(['csv', 'xlsx'] as const)(
  'whatever is recorded of a station, its own export as .%s changes none of it',
  async (format) => {
    await fc.assert(
      fc.asyncProperty(fc.array(station, { minLength: 1, maxLength: 5 }), async (stations) => {
        const [header, ...rows] = await exported(format, stations)
        const headers = (header?.cells ?? []).map((cell, index) => ({
          column: index + 1,
          header: cell.kind === 'text' ? cell.text : '',
        }))
        const columns = matchColumns(headers, rows, STATION_LEDGER, null)
        expect(STATION_LEDGER.columns.filter(({ key }) => !columns.some((match) => match.key === key))).toEqual([])
        expect(rows).toHaveLength(stations.length)
        stations.forEach((one, index) => {
          const row = rows[index]
          if (!row) throw new Error('a row is missing')
          const { values, remarks } = readLedgerRow(row, columns, STATION_LEDGER)
          const reading = readStationRow(values)
          const errors = [...remarks, ...reading.remarks].filter(({ severity }) => severity === 'error')
          expect(errors, JSON.stringify(one)).toEqual([])
          if (!reading.intended) throw new Error('nothing is intended')
          const { changes, details, premises, mode } = compareStation(reading.intended, one, 'zh')
          expect({ changes, details, premises, mode }).toEqual({
            changes: [],
            details: null,
            premises: null,
            mode: null,
          })
        })
      }),
      { numRuns: 150 },
    )
  },
)
