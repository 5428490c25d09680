import { openApi } from '@zhanwang/demonstration/api'
import { bySignIn } from '@zhanwang/demonstration/credentials'
import { officialDivisions } from '@zhanwang/demonstration/official-divisions'
import { publishDivisions } from '@zhanwang/demonstration/publish-divisions'
import { asPublished } from '@zhanwang/demonstration/three-places'
import type { DivisionRow } from '@zhanwang/domain-station-registry/division'
import { administrators, createPerson, signInFirst } from '@zhanwang/journeys/matrix-people'
import { accountOf, type PlatformRun } from '@zhanwang/journeys/platform-run'
import type { RestClient } from '@zhanwang/journeys/rest-client'
import { type DivisionLevel, levelOf, toDivisionCode } from '@zhanwang/kernel/division-code'

/** 山东: about as many townships in the list as it has stations (1,825, domain 6). */
const PROVINCE = toDivisionCode('37')
/** Enough for the rooms of the network and for another ten thousand. */
const VILLAGES_OF_A_TOWNSHIP = 12

/** A village or township with the names above it, as a ledger writes them. */
export interface Place {
  readonly prefecture: string
  readonly county: string
  readonly township: string
  readonly village: string
}

export interface Province {
  readonly townships: readonly Place[]
  readonly villages: readonly Place[]
  /** Of the whole province. */
  readonly officer: RestClient
  /** Of one township. */
  readonly clerk: RestClient
}

/** Loads the province's divisions into the running platform, and lets in who works there. */
export async function loadProvince({ ready }: PlatformRun): Promise<Province> {
  const rows = await provinceRows()
  const { username, password } = accountOf(ready, 'system-admin')
  const api = openApi(ready.address, await bySignIn(ready.address, username, password))
  await publishDivisions(api, asPublished(each(rows)), () => undefined)

  const people = await administrators(ready)
  const township = rows.find((row) => levelOfRow(row) === 'township')?.code ?? ''
  await createPerson(people, 'bench-officer', 'prefecture-officer', PROVINCE)
  await createPerson(people, 'bench-clerk', 'township-officer', township)
  return {
    ...placesOf(rows),
    officer: await signInFirst(ready.address, 'bench-officer'),
    clerk: await signInFirst(ready.address, 'bench-clerk'),
  }
}

async function provinceRows(): Promise<DivisionRow[]> {
  const rows: DivisionRow[] = []
  const villages = new Map<string | null, number>()
  for await (const row of officialDivisions({ under: [PROVINCE] })) {
    if (levelOfRow(row) === 'village') {
      const before = villages.get(row.parent) ?? 0
      if (before >= VILLAGES_OF_A_TOWNSHIP) continue
      villages.set(row.parent, before + 1)
    }
    rows.push(row)
  }
  return rows
}

function placesOf(rows: readonly DivisionRow[]): Pick<Province, 'townships' | 'villages'> {
  const byCode = new Map<string, DivisionRow>(rows.map((row) => [row.code, row]))
  const placeOf = (row: DivisionRow): Place => {
    const names: Record<string, string> = {}
    for (let at: DivisionRow | undefined = row; at; at = at.parent === null ? undefined : byCode.get(at.parent))
      names[levelOfRow(at)] = at.name
    const { prefecture = '', county = '', township = '', village = '' } = names
    return { prefecture, county, township, village }
  }
  const of = (level: DivisionLevel) => rows.filter((row) => levelOfRow(row) === level).map(placeOf)
  return { townships: of('township'), villages: of('village') }
}

function levelOfRow({ code }: DivisionRow): DivisionLevel {
  return levelOf(toDivisionCode(code))
}

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items
}
