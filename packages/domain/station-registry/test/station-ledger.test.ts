import { knownHeaders } from '@zhanwang/domain-ledger/known-headers'
import type { LedgerRow } from '@zhanwang/domain-ledger/ledger'
import { headerWithoutBrackets, normaliseHeader } from '@zhanwang/domain-ledger/normalise-header'
import { describe, expect, test } from 'vitest'
import { compareStation } from '../src/compare-station.ts'
import { hostTypeAt, newStation } from '../src/new-station.ts'
import { Station } from '../src/station.ts'
import { STATION_LEDGER } from '../src/station-ledger.ts'
import { type IntendedStation, readStationRow, stationRowKey } from '../src/station-ledger-row.ts'

const TODAY = '2026-11-24'
const ROW: LedgerRow = {
  county: '郧阳区',
  township: '杨溪铺镇',
  name: '杨溪铺镇社工站',
  kind: 'station',
  plaqueOn: '2022-03-01',
  areaM2: 85,
  premises: 'independent',
  mode: 'agency',
  responsible: '张三(站长)、李四',
  phone: '13800000000',
  features: '一老一小;邻里互助',
}

function intended(row: LedgerRow): IntendedStation {
  const reading = readStationRow(row)
  if (!reading.intended) throw new Error(reading.remarks.map(({ text }) => text.en).join('; '))
  return reading.intended
}

/** The keys with errors. */
function errorsOf({ remarks }: { readonly remarks: ReturnType<typeof readStationRow>['remarks'] }): (string | null)[] {
  return remarks.filter(({ severity }) => severity === 'error').map(({ key }) => key)
}

test('no header of the ledger stands for two columns, nor for one that is ignored', () => {
  const spellings = STATION_LEDGER.columns.flatMap(({ key, header, aliases = [] }) =>
    [...new Set([header.zh, header.en, ...aliases].map(normaliseHeader))].map((spelling) => ({ key, spelling })),
  )
  const doubles = spellings.filter(({ key, spelling }) =>
    spellings.some((other) => other.spelling === spelling && other.key !== key),
  )
  expect(doubles).toEqual([])
  const { keys } = knownHeaders(STATION_LEDGER)
  expect(STATION_LEDGER.ignored.filter(({ header }) => keys.has(headerWithoutBrackets(header)))).toEqual([])
})

test('a word of a choice stands for one of them', () => {
  for (const column of STATION_LEDGER.columns) {
    if (column.kind !== 'choice') continue
    const words = column.choices.flatMap(({ value, zh, en, aliases = [] }) => [
      ...new Set([value, zh, en, ...aliases].map(normaliseHeader)),
    ])
    expect(new Set(words).size, column.key).toBe(words.length)
  }
})

describe('what a row says', () => {
  test('a whole row is read', () => {
    expect(readStationRow(ROW)).toMatchObject({
      intended: {
        code: null,
        kind: 'station',
        name: '杨溪铺镇社工站',
        place: { level: 'township', county: '郧阳区', township: '杨溪铺镇', village: null },
        plaqueOn: '2022-03-01',
        premises: { type: 'independent', areaM2: 85 },
        mode: 'agency',
        phone: '13800000000',
        responsible: [
          { duty: 'runs', name: '张三', title: '站长' },
          { duty: 'runs', name: '李四', title: '' },
        ],
        features: [
          { kind: 'feature', text: '一老一小' },
          { kind: 'feature', text: '邻里互助' },
        ],
      },
      remarks: [],
    })
  })

  test('the kind is told by the name where no column says it, with a note where one is empty', () => {
    const named = (name: string, row: LedgerRow = {}) =>
      readStationRow({ ...ROW, kind: null, village: '东岭社区', name, ...row })
    expect(named('郧阳区社工总站').intended?.kind).toBe('hub')
    expect(named('东岭社区社工室').intended?.kind).toBe('room')
    expect(named('十堰市社会工作指导中心').intended?.kind).toBe('guidance-center')
    expect(named('杨溪铺镇社工站(试点)').remarks.map(({ severity, key }) => [severity, key])).toEqual([
      ['note', 'kind'],
    ])
    expect(errorsOf(named('杨溪铺镇社工点'))).toEqual(['kind'])
    expect(errorsOf(readStationRow({ ...ROW, kind: 'room' }))).toEqual(['kind'])
  })

  test('a station needs its township and a room its village, unless a code names it', () => {
    expect(errorsOf(readStationRow({ ...ROW, township: null }))).toEqual(['township'])
    expect(errorsOf(readStationRow({ ...ROW, name: '东岭社工室', kind: 'room' }))).toEqual(['village'])
    expect(readStationRow({ ...ROW, township: null, code: 'ST-420304101-01' }).intended?.code).toBe('ST-420304101-01')
    expect(errorsOf(readStationRow({ ...ROW, code: '第3号' }))).toEqual(['code'])
  })

  test('a cell merged over county and township names the county', () => {
    const row = { ...ROW, name: '郧阳区社工总站', kind: 'hub', township: '郧阳区' }
    expect(intended(row).place).toEqual({
      level: 'county',
      prefecture: null,
      county: '郧阳区',
      township: null,
      village: null,
    })
  })

  test('names run together are told, not recorded', () => {
    expect(errorsOf(readStationRow({ ...ROW, responsible: '张三丰李四光' }))).toEqual(['responsible'])
    expect(errorsOf(readStationRow({ ...ROW, responsible: '阿依古丽·买买提江' }))).toEqual([])
  })

  test('a plaque before the founding is an error', () => {
    expect(errorsOf(readStationRow({ ...ROW, foundedOn: '2023-01-01' }))).toEqual(['plaqueOn'])
  })

  test('two rows of one station have one key, however its township is written', () => {
    const key = stationRowKey(intended(ROW))
    expect(stationRowKey(intended({ ...ROW, township: '杨溪铺', county: '郧阳' }))).toBe(key)
    expect(stationRowKey(intended({ ...ROW, township: '城关镇' }))).not.toBe(key)
  })
})

describe('a new station', () => {
  test('with a plaque it operates from that day, founded then where no other day is given', () => {
    expect(newStation(intended(ROW), TODAY)).toMatchObject({
      station: {
        status: 'operating',
        foundedOn: '2022-03-01',
        plaqueOn: '2022-03-01',
        premises: { caseRooms: 0, address: '' },
      },
      remarks: [],
    })
  })

  test('without a plaque it is being prepared, and its premises may wait', () => {
    const row = { ...ROW, plaqueOn: null, foundedOn: '2022-01-01', premises: null, areaM2: null }
    expect(newStation(intended(row), TODAY).station).toMatchObject({
      status: 'preparing',
      plaqueOn: null,
      premises: null,
    })
  })

  test.each<readonly [string, LedgerRow, string]>([
    ['no day at all', { plaqueOn: null }, 'plaqueOn'],
    ['a day to come', { plaqueOn: '2026-11-25' }, 'plaqueOn'],
    ['a plaque and no premises', { premises: null, areaM2: null }, 'premises'],
    ['an area of no kind of premises', { premises: null }, 'premises'],
    ['shared premises without with whom', { premises: 'shared' }, 'sharedWith'],
    ['independent premises with somebody', { sharedWith: '民政办' }, 'sharedWith'],
    ['a code that names no station', { code: 'ST-420304101-01' }, 'code'],
    ['a plaque while being prepared', { status: 'preparing' }, 'status'],
    ['a status that is a step of its own', { status: 'suspended' }, 'status'],
    ['operation without a plaque', { status: 'operating', plaqueOn: null, foundedOn: '2022-01-01' }, 'plaqueOn'],
  ])('%s keeps it out', (_, change, key) => {
    const reading = newStation(intended({ ...ROW, ...change }), TODAY)
    expect(reading.station).toBeNull()
    expect(errorsOf(reading)).toEqual([key])
  })

  test('its host type is the usual one of the division, or what its name tells', () => {
    expect(hostTypeAt('town', '杨溪铺镇社工站')).toBe('town')
    expect(hostTypeAt('functional-township', '某林场社工站')).toBe('forest-farm')
    expect(hostTypeAt('functional-township', '经济开发区社工站')).toBe('development-zone')
    expect(hostTypeAt('functional-village', '某社区社工室')).toBe('community')
    expect(hostTypeAt('province', '')).toBeUndefined()
  })
})

describe('a station that is there', () => {
  const STATION = Station.parse({
    id: '019a0000-0000-7000-8000-000000000001',
    code: 'ST-420304101-01',
    kind: 'station',
    name: '杨溪铺镇社工站',
    hostType: 'town',
    division: '420304101',
    divisionName: '杨溪铺镇',
    scopePath: '/42/4203/420304/420304101/',
    parent: null,
    status: 'operating',
    statusSince: '2022-03-01',
    foundedOn: '2022-03-01',
    plaqueOn: '2022-03-01',
    mode: 'agency',
    premises: { type: 'independent', address: '人民路1号', areaM2: 85, caseRooms: 1, longitude: 110.8, latitude: 32.8 },
    features: [
      { kind: 'brand', text: '夕阳红' },
      { kind: 'feature', text: '一老一小' },
      { kind: 'feature', text: '邻里互助' },
    ],
    responsible: [
      { duty: 'leads', name: '王五', title: '' },
      { duty: 'runs', name: '张三', title: '站长' },
      { duty: 'runs', name: '李四', title: '' },
    ],
    phone: '13800000000',
    provenance: 'record',
    remark: '旧备注',
    version: 3,
  })

  test('a row that says the same changes nothing, and what it leaves out or empty stays', () => {
    const same = { changes: [], details: null, premises: null, mode: null, remarks: [] }
    expect(compareStation(intended(ROW), STATION, 'zh')).toEqual(same)
    const little = { township: '杨溪铺镇', name: '杨溪铺镇社工站', phone: null }
    expect(compareStation(intended(little), STATION, 'zh')).toEqual({ ...same, remarks: [] })
  })

  test('what differs is told in words and laid over what is there', () => {
    const row = {
      ...ROW,
      mode: 'direct',
      premises: 'shared',
      sharedWith: '民政办',
      responsible: '赵六',
      features: '新特色',
      phone: '1',
    }
    const difference = compareStation(intended(row), STATION, 'zh')
    expect(difference.changes).toEqual([
      { key: 'responsible', before: '张三(站长)、李四', after: '赵六' },
      { key: 'phone', before: '13800000000', after: '1' },
      { key: 'features', before: '一老一小;邻里互助', after: '新特色' },
      { key: 'premises', before: '独立办公', after: '合署办公' },
      { key: 'sharedWith', before: '', after: '民政办' },
      { key: 'mode', before: '专业机构运营', after: '直聘' },
    ])
    expect(difference.details).toMatchObject({
      remark: '旧备注',
      responsible: [
        { duty: 'leads', name: '王五' },
        { duty: 'runs', name: '赵六' },
      ],
      features: [{ kind: 'brand' }, { kind: 'feature', text: '新特色' }],
    })
    expect(difference.premises).toEqual({ ...STATION.premises, type: 'shared', sharedWith: '民政办' })
    expect(difference.mode).toBe('direct')
  })

  test('premises that become independent are shared with nobody any more', () => {
    const shared = Station.parse({ ...STATION, premises: { type: 'shared', sharedWith: '民政办' } })
    expect(compareStation(intended(ROW), shared, 'zh').premises).toMatchObject({ type: 'independent', sharedWith: '' })
  })

  test('status and days that differ are told about and left alone', () => {
    const difference = compareStation(intended({ ...ROW, status: 'closed', plaqueOn: '2022-03-02' }), STATION, 'zh')
    expect(difference.changes).toEqual([])
    expect(difference.remarks.map(({ severity, key }) => [severity, key])).toEqual([
      ['note', 'status'],
      ['note', 'plaqueOn'],
    ])
  })
})

test('a citizen number keeps a row out, in whichever column it stands, and so does a telephone of too many digits', () => {
  const row = { county: '郧阳区', township: '杨溪铺镇', name: '杨溪铺镇社工站', kind: 'station' }
  const told = (values: object) => readStationRow({ ...row, ...values }).remarks.map(({ key }) => key)
  expect(told({ phone: '320585189912310026' })).toEqual(['phone'])
  expect(told({ remark: '负责人身份证 320585189912310026' })).toEqual(['remark'])
  expect(told({ phone: '123456789012345678' })).toEqual(['phone'])
  expect(told({ phone: '8613800138000,0719-1234567' })).toEqual([])
})
