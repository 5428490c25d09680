import { villagesBelow } from '@zhanwang/journeys/villages'
import { type BenchRun, clientOf, cookieOf } from '../bench-run.ts'
import { type Figure, median, rate } from '../figure.ts'
import { writeFloor } from '../floors.ts'
import { drive, LUA_UUID } from '../wrk.ts'
import { stationsToChange } from './stations-to-change.ts'

/** One kind of write as wrk makes it. */
interface Writing {
  readonly name: string
  /** Lua that defines `next_write(border)`: path and body of the next request. Asked for anew in each round. */
  lua(): Promise<string>
}

/**
 * Two writes with session, validation, scope, state, audit and event, against three bare inserts in a transaction. Changing
 * a station's details is what the mechanism itself costs: one row locked, checked and updated, one audit entry, one event,
 * the command's own row. Founding a room adds its rules: division, station above and serial under locks, and three rows
 * of state, two of them under exclusion constraints.
 */
export async function writeCase(run: BenchRun): Promise<Figure[]> {
  const cookie = await cookieOf(run, 'shiyan-officer')
  const officer = await clientOf(run, 'shiyan-officer')
  // Many, since a village has 99 serials, and of counties where every village has a station above it.
  const counties = await Promise.all(['420323', '420324', '420325'].map((county) => villagesBelow(officer, county)))
  let serial = 0
  const writings: Writing[] = [
    { name: 'details', lua: async () => changeDetails(await stationsToChange(officer)) },
    { name: 'write', lua: async () => foundRooms(counties.flat(), serial++) },
  ]
  const figures: Figure[] = []
  for (const writing of writings) figures.push(...(await figuresOf(run, cookie, writing)))
  return figures
}

async function figuresOf(run: BenchRun, cookie: string, { name, lua }: Writing): Promise<Figure[]> {
  const { address } = run.platform.ready
  const figures: Figure[] = []
  for (const [border, clients, goal] of [
    ['rest', 16, 1.0],
    ['trpc', 16, 0.8],
    ['rest', 64, 1.5],
  ] as const) {
    const floors: number[] = []
    const rates: number[] = []
    let p99Ms = 0
    for (let round = 0; round < 3; round++) {
      floors.push(await writeFloor(run.databaseUrl, run.seconds))
      const script = `${LUA_UUID}${await lua()}
request = function()
  local path, body = next_write('${border}')
  return wrk.format('POST', path, {
    ['Content-Type'] = 'application/json', ['Cookie'] = ${JSON.stringify(cookie)}, ['Origin'] = '${address}', ['Idempotency-Key'] = uuid(),
  }, body)
end`
      const result = await drive({
        url: address,
        connections: clients,
        seconds: run.seconds,
        script,
        dir: run.dir,
      })
      if (result.failed > 0) throw new Error(`${result.failed} writes failed`)
      rates.push(result.perSecond)
      p99Ms = result.p99Ms
    }
    figures.push(rate(`${name}-${border}-${clients}`, median(rates), median(floors), goal, `p99 ${p99Ms} ms`))
  }
  return figures
}

/** Each request founds another room in another village, under its own command id. */
function foundRooms(villages: readonly string[], run: number): string {
  return `
local villages = { ${villages.map((code) => `"${code}"`).join(', ')} }
local count = 0
next_write = function(border)
  count = count + 1
  local body = string.format('{"kind":"room","name":"压测社工室%d-%d","division":"%s","hostType":"village","foundedOn":"2026-01-05","provenance":"demonstration"}', ${run}, count, villages[count % #villages + 1])
  return border == 'rest' and '/api/v1/stations' or '/trpc/registry.stations.found', body
end`
}

/** Each request changes the next station's remark, from the version that the one before it left. */
function changeDetails(stations: readonly { code: string; name: string; version: number }[]): string {
  const rows = stations.map(({ code, name, version }) => {
    const rest = JSON.stringify({ code, name, features: [], responsible: [], phone: '' }).slice(1, -1)
    return `{ code = '${code}', version = ${version}, rest = ${JSON.stringify(rest)} }`
  })
  return `
local stations = { ${rows.join(', ')} }
local count = -1
next_write = function(border)
  -- wrk asks once for a request that it never sends, to see what it looks like.
  local sent = count >= 0
  local station = stations[math.max(count, 0) % #stations + 1]
  count = count + 1
  local body = string.format('{"version":%d,"remark":"第%d次",', station.version, count) .. station.rest .. '}'
  if sent then station.version = station.version + 1 end
  return border == 'rest' and '/api/v1/stations/' .. station.code .. '/details' or '/trpc/registry.stations.changeDetails', body
end`
}
