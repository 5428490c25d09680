import { describe, expect, inject, test } from 'vitest'
import { signedIn, withKey } from '../src/rest-client.ts'

const platform = inject('platform')
const account = (username: string) => {
  const found = platform.accounts.find((one) => one.username === username)
  if (!found) throw new Error(`no demonstration account ${username}`)
  return found
}
const reader = withKey(platform.address, platform.apiKey ?? '')

async function reading(code: string, division: string, on: string) {
  const { status, body } = await reader.get(`/indicators/${code}?division=${division}&on=${on}`)
  expect(status).toBe(200)
  return body.reading
}

describe('the figures of the three articles', () => {
  test('红河州 2022: 128 of 135 township stations have premises of their own', async () => {
    expect(await reading('independent-office-rate', '5325', '2022-12-31')).toMatchObject({
      numerator: 128,
      denominator: 135,
      value: '94.81',
    })
  })

  test('十堰 2022: 119 townships and 5 zones have a station, 716 villages a room', async () => {
    const stations = await reading('station-coverage', '4203', '2022-12-31')
    expect(stations).toMatchObject({ numerator: 119, denominator: 119, value: '100.00' })
    expect(stations.apart).toMatchObject({ functionalZonesCovered: 5, stations: 124 })
    expect(await reading('room-coverage', '4203', '2022-12-31')).toMatchObject({ numerator: 716 })
  })

  test('红河州 2022: 135 townships covered of the 138 that the official list has, and the figure says so', async () => {
    const stations = await reading('station-coverage', '5325', '2022-12-31')
    expect(stations).toMatchObject({ numerator: 135, denominator: 138 })
    expect(stations.apart.stations).toBe(141)
    expect(stations.notes.join()).toContain('135')
  })

  test('before the network was built there was none of it', async () => {
    expect(await reading('station-coverage', '4203', '2019-12-31')).toMatchObject({ numerator: 0 })
  })

  test('the parts of a figure by county add up to it, and its rows are its numerator', async () => {
    const { body } = await reader.get('/indicators/station-coverage?division=4203&on=2022-12-31&by=child')
    const sum = body.series.reduce((total: number, part: { numerator: number }) => total + part.numerator, 0)
    expect(sum).toBe(body.reading.numerator)
    const rows = await reader.get('/indicators/station-coverage/rows?division=5325&on=2022-12-31&counted=false')
    expect(rows.body.rows).toHaveLength(3)
  })

  test('武当山特区 has a station that 丹江口 does not count, though its code is 丹江口’s', async () => {
    const { body } = await reader.get('/stations?division=4203L1&kind=station')
    expect(body.rows.length).toBeGreaterThan(0)
    const neighbour = await reader.get('/stations?division=420381&kind=station&limit=200')
    for (const { code } of body.rows)
      expect(neighbour.body.rows.map((row: { code: string }) => row.code)).not.toContain(code)
  })
})

describe('rectifications of the demonstration', () => {
  test.each(['4203', '5325'])(
    'of %s some are open in time, some overdue, and some shown before and after',
    async (division) => {
      const { body: counts } = await reader.get(`/inspections/counts?division=${division}&purpose=acceptance`)
      expect(counts.total.overdue).toBeGreaterThanOrEqual(2)
      expect(counts.total.rectifying).toBeGreaterThan(counts.total.overdue)
      const mended = await reader.get(`/inspections?division=${division}&purpose=acceptance&status=on-site`)
      const again = mended.body.rows.filter(({ round }: { round: number }) => round === 2)
      expect(again.length).toBeGreaterThan(0)
      const { body } = await reader.get(`/inspections/${again[0].id}`)
      expect(body.photos.map(({ item, phase }: { item: string; phase: string }) => [item, phase])).toEqual([
        ['plaque', 'on-site'],
        ['plaque', 'after'],
      ])
    },
  )

  test('they wait for their township, and what is overdue or mended for its county', async () => {
    const kinds = async (username: string) => {
      const officer = await signedIn(platform.address, username, account(username).password)
      const { body } = await officer.get('/me/todos?limit=200')
      return body.rows.map(({ kind }: { kind: string }) => kind).filter((kind: string) => /^acceptance/.test(kind))
    }
    expect((await kinds('yangxipu-officer')).filter((kind: string) => kind === 'acceptance.rectify')).toHaveLength(2)
    expect(await kinds('yunyang-officer')).toEqual(expect.arrayContaining(['acceptance.overdue', 'acceptance.on-site']))
  })
})

test('whoever is named for a place works there', async () => {
  for (const [username, name] of [
    ['yangxipu-officer', '杨溪铺镇'],
    ['yunyang-officer', '郧阳区'],
    ['shiyan-officer', '十堰市'],
    ['honghe-officer', '红河哈尼族彝族自治州'],
    ['taicang-officer', '太仓市'],
  ] as const) {
    const { password } = account(username)
    const officer = await signedIn(platform.address, username, password)
    const { body } = await officer.get('/divisions?limit=5')
    expect(body.rows.map((row: { name: string }) => row.name)).toEqual([name])
  }
})

describe('a repeated command', () => {
  test('answers as the first did and founds one room; with another input it is a conflict', async () => {
    const { username, password } = account('yunyang-officer')
    const clerk = await signedIn(platform.address, username, password)
    const villages = await clerk.get('/divisions?parent=420304102&limit=1')
    const room = {
      kind: 'room',
      name: '重复命令社工室',
      division: villages.body.rows[0].code,
      hostType: villages.body.rows[0].kind,
      foundedOn: '2026-01-05',
    }
    const commandId = '0199a1b2-c3d4-7e5f-8a6b-1c2d3e4f5a6c'
    const answers = await Promise.all(Array.from({ length: 8 }, () => clerk.post('/stations', room, commandId)))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    expect(new Set(answers.map(({ body }) => body.code)).size).toBe(1)
    const other = await clerk.post('/stations', { ...room, name: '另一个社工室' }, commandId)
    expect(other.status).toBe(409)
    const found = await clerk.get(`/stations?division=420304102&text=${encodeURIComponent('重复命令')}`)
    expect(found.body.rows).toHaveLength(1)
  })
})
