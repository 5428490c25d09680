import fc from 'fast-check'
import { expect, it } from 'vitest'
import { allRows, applied, begun, COUNTY, checked, type ImportOffice, importOffice } from './import-office.ts'
import { type Asker, aRoom, aStation } from './registry.ts'

/** More places than are written by one statement. */
const TOWNSHIPS = 8
const VILLAGES = 15

/** What a row says of the station of its place; null: there is no row. */
const Said = fc.option(
  fc.record({
    foundedOn: fc.constantFrom('2020-05-01', '2021-12-31'),
    plaqueOn: fc.constantFrom(null, '2021-12-31', '2022-03-01'),
    premises: fc.constantFrom('independent' as const, 'shared' as const),
    address: fc.constantFrom('', '人民路1号', '"引号", 与\\反斜线'),
    areaM2: fc.option(fc.integer({ min: 1, max: 500 })),
    mode: fc.constantFrom(null, 'direct' as const, 'integrated' as const),
    phone: fc.constantFrom('', '07198888888'),
    remark: fc.constantFrom('', '两行\n备注', '🏠{}'),
  }),
  { freq: 6 },
)
type Said = NonNullable<typeof Said extends fc.Arbitrary<infer T> ? T : never>

const WORDS = { independent: '独立', shared: '合署', direct: '直聘', integrated: '整合' } as const
const HEADERS = '县,乡镇,村,站名,类型,设立日期,挂牌时间,独立/合署,合署单位,地址,面积,运营方式,电话,备注'

it('a ledger of new stations and rooms leaves what the same founded one by one leave: state, history, events', async () => {
  const saids = fc.array(Said, { minLength: TOWNSHIPS * (1 + VILLAGES), maxLength: TOWNSHIPS * (1 + VILLAGES) })
  await fc.assert(
    fc.asyncProperty(saids, async (given) => {
      await using imported = await importOffice({ townships: TOWNSHIPS, villages: VILLAGES })
      await using founded = await importOffice({ townships: TOWNSHIPS, villages: VILLAGES })
      const places = await placesOf(imported)
      const said = places.flatMap((place, index) => {
        const says = given[index]
        return says ? [{ ...place, said: says }] : []
      })
      // A room leans on the station of its township.
      const hosted = new Set(said.filter(({ village }) => village === '').map(({ township }) => township))
      const rows = said.filter(({ township }) => hosted.has(township))

      const clerk = imported.as(COUNTY)
      // Rooms first: the file's order is not the order in which rows lean on each other.
      const lines = [...rows].reverse().map(lineOf)
      const preview = await checked(clerk, await begun(imported, clerk, [HEADERS, ...lines].join('\n')))
      expect(await allRows(clerk, preview.id, ['error'])).toEqual([])
      expect((await applied(clerk, preview)).counts).toEqual(rows.length > 0 ? { create: rows.length } : {})
      for (const row of rows) await foundAlone(founded.as(COUNTY), row)

      expect(await recordedIn(imported)).toEqual(await recordedIn(founded))
    }),
    // Each run takes seconds, so a failure is shown as it came.
    { numRuns: 2, endOnFailure: true },
  )
}, 240_000)

interface Place {
  readonly code: string
  readonly name: string
  readonly township: string
  readonly village: string
}

type Row = Place & { readonly said: Said }

/** The townships with their villages, each before its own. */
async function placesOf(office: ImportOffice): Promise<Place[]> {
  const rows = await office.db.read
    .selectFrom('division')
    .select(['code', 'name', 'level', 'scope_path'])
    .where('level', 'in', ['township', 'village'])
    .orderBy('scope_path')
    .execute()
  const townships = new Map(rows.filter(({ level }) => level === 'township').map(({ code, name }) => [code, name]))
  return rows
    .filter(({ scope_path }) => scope_path.startsWith(COUNTY))
    .map(({ code, name, level }) => {
      const township = townships.get(code) ?? [...townships].find(([above]) => code.startsWith(above))?.[1] ?? ''
      const village = level === 'village' ? name : ''
      return { code, name: `${township}${village}${village ? '社工室' : '社工站'}`, township, village }
    })
}

function lineOf({ name, township, village, said }: Row): string {
  const { foundedOn, plaqueOn, premises, address, areaM2, mode, phone, remark } = said
  const cells = [
    ...['郧阳区', township, village, name, village ? '社工室' : '社工站', foundedOn, plaqueOn ?? ''],
    ...[WORDS[premises], premises === 'shared' ? '民政所' : '', address, areaM2 ?? '', mode ? WORDS[mode] : ''],
    ...[phone, remark],
  ]
  return cells.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(',')
}

async function foundAlone(asker: Asker, { code, name, village, said }: Row): Promise<void> {
  const { premises: type, address, areaM2, plaqueOn, ...rest } = said
  const sharedWith = type === 'shared' ? '民政所' : ''
  const input = (village ? aRoom : aStation)(code, { ...rest, name, premises: { type, sharedWith, address, areaM2 } })
  if (plaqueOn === null) await asker.stations.found(input)
  else await asker.stations.recordExisting({ ...input, plaqueOn, reason: '台账导入' })
}

/** All that is recorded but ids, instants, and the words and the job by which it came. */
async function recordedIn({ db: { read } }: ImportOffice) {
  const stations = await read.selectFrom('station').selectAll().orderBy('code').execute()
  const codes = new Map<string, string>(stations.map(({ id, code }) => [id, code]))
  const periods = async (table: 'station_status' | 'station_premises' | 'station_mode' | 'station_above') => {
    const rows = await read.selectFrom(table).selectAll().execute()
    return rows
      .map(({ station_id, recorded_at: _at, reason: _reason, ...row }) => ({ station: codes.get(station_id), ...row }))
      .sort((one, other) => `${one.station} ${one.sequence}`.localeCompare(`${other.station} ${other.sequence}`))
  }
  const events = await read.selectFrom('outbox').selectAll().where('type', '=', 'station-changed').execute()
  const newest = new Map(
    events
      .sort((one, other) => one.aggregate_version - other.aggregate_version)
      .map(({ aggregate_id, aggregate_version, state }) => [codes.get(aggregate_id), { aggregate_version, state }]),
  )
  const audited = await read
    .selectFrom('audit_entry')
    .select(['subject_id', 'scope_path', 'division', 'actor_id', 'actor_name'])
    .distinct()
    .where('subject_type', '=', 'station')
    .orderBy('subject_id')
    .execute()
  return {
    stations: stations.map(({ id: _id, ...station }) => station),
    status: await periods('station_status'),
    premises: await periods('station_premises'),
    mode: await periods('station_mode'),
    above: await periods('station_above'),
    events: stations.map(({ code }) => ({
      ...newest.get(code),
      state: { ...Object(newest.get(code)?.state), id: null },
    })),
    audited,
    serials: await read.selectFrom('station_serial').selectAll().orderBy('stem').execute(),
  }
}
