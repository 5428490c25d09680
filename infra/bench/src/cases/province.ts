import type { BenchRun } from '../bench-run.ts'
import { bound, cost, type Figure, median, rate } from '../figure.ts'
import { copyFloor, cursorFloor, sqlFloor } from '../floors.ts'
import { exportStations } from '../province/export-list.ts'
import { importLedger } from '../province/import-ledger.ts'
import { ledgerFile } from '../province/ledger-file.ts'
import { loadProvince } from '../province/province-network.ts'
import { drive } from '../wrk.ts'
import { acceptanceFigures } from './acceptance.ts'
import { getWith } from './query.ts'

/** Of a measured import or export. */
const ROWS = 10_000
/** Beyond the measured ten thousand: 10,600 rooms in all. */
const MORE_ROOMS = 600

const LIST = '/api/v1/stations?limit=50'
const BARE_LIST = `SELECT * FROM station WHERE scope_path >= $1 COLLATE "C" AND scope_path < $2 COLLATE "C" ORDER BY scope_path COLLATE "C", code LIMIT 51`
const BARE_ROOMS = `SELECT * FROM station WHERE scope_path >= '/37/' COLLATE "C" AND scope_path < '/370' COLLATE "C" AND kind = 'room' ORDER BY scope_path COLLATE "C", code`

/**
 * A province's network (1,825 stations, 10,600 rooms): its ledgers imported against COPY of the same rows, its rooms exported against
 * a bare cursor, its list and its acceptance board for who sees all of it and for who sees one township.
 */
export async function provinceCase(run: BenchRun): Promise<Figure[]> {
  const { officer, clerk, townships, villages } = await loadProvince(run.platform)
  await importLedger(officer, 'stations.csv', await ledgerFile('社工站', townships, 'csv'))
  await importLedger(officer, 'more.csv', await ledgerFile('社工室', villages.slice(0, MORE_ROOMS), 'csv'))
  const csvPlaces = villages.slice(MORE_ROOMS, MORE_ROOMS + ROWS)
  const csvSeconds = await importLedger(officer, 'rooms.csv', await ledgerFile('社工室', csvPlaces, 'csv'))

  const lists = await listFigures(run, officer.headers.cookie ?? '', clerk.headers.cookie ?? '')
  const board = await acceptanceFigures(run, { officer, clerk })
  const floor = await cursorFloor(run.databaseUrl, BARE_ROOMS)
  const exported = { csv: await exportRounds('csv'), xlsx: await exportRounds('xlsx') }

  const xlsxPlaces = villages.slice(MORE_ROOMS + ROWS, MORE_ROOMS + 2 * ROWS)
  const xlsxSeconds = await importLedger(officer, 'rooms.xlsx', await ledgerFile('社工室', xlsxPlaces, 'xlsx'))
  const copy = await copyFloor(run.databaseUrl, ROWS)
  const rows = (seconds: number) => `${Math.round(ROWS / seconds)} rows/s from upload to applied`
  return [
    cost('import-csv-10000', csvSeconds, 's', copy, 2, rows(csvSeconds)),
    cost('import-xlsx-10000', xlsxSeconds, 's', copy, 4, rows(xlsxSeconds)),
    cost('export-csv-10600', exported.csv, 's', floor, 4),
    cost('export-xlsx-10600', exported.xlsx, 's', floor, 4),
    ...lists,
    ...board,
  ]

  async function exportRounds(format: 'csv' | 'xlsx'): Promise<number> {
    const seconds: number[] = []
    for (let round = 0; round < 3; round++) seconds.push((await exportStations(officer, format)).seconds)
    return median(seconds)
  }
}

async function listFigures(run: BenchRun, officer: string, clerk: string): Promise<Figure[]> {
  const rates = { officer: [] as number[], clerk: [] as number[] }
  const floors: number[] = []
  for (let round = 0; round < 3; round++) {
    floors.push(await sqlFloor(run.databaseUrl, BARE_LIST, ['/37/', '/370'], run.seconds))
    for (const [who, cookie] of [
      ['officer', officer],
      ['clerk', clerk],
    ] as const) {
      const url = run.platform.ready.address + LIST
      const result = await drive({ url, connections: 50, seconds: run.seconds, script: getWith(cookie), dir: run.dir })
      if (result.failed > 0) throw new Error(`${result.failed} pages failed`)
      rates[who].push(result.perSecond)
    }
  }
  const cost = median(rates.officer) / median(rates.clerk)
  const note = 'seconds of a township user over those of who sees the whole province'
  return [
    rate('province-list-50', median(rates.officer), median(floors), 0.6),
    bound('province-list-township-cost', cost, 'x', 1.2, note),
  ]
}
