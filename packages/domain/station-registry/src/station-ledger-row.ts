import type { CellValue, LedgerRow } from '@zhanwang/domain-ledger/ledger'
import { error, hasError, note, type Remark } from '@zhanwang/domain-ledger/remark'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import { isCitizenId } from '@zhanwang/kernel/citizen-id'
import type { DivisionLevel } from '@zhanwang/kernel/division-code'
import { placeStem } from './match-place.ts'
import { peopleIn } from './people-in-ledger.ts'
import {
  type Feature,
  OperatingMode,
  PremisesType,
  type ResponsiblePerson,
  STATION_KINDS,
  StationCode,
  StationKind,
  StationStatus,
} from './station.ts'

/** Where a row says that its station stands, in its own words. */
export interface PlaceWords {
  /** Level of the division that the station stands at. */
  readonly level: DivisionLevel
  /** Null where the ledger does not say; the words of `level` itself are null only where the reader's own place is meant. */
  readonly prefecture: string | null
  readonly county: string | null
  readonly township: string | null
  readonly village: string | null
}

/** What a row says of premises; absent where it says nothing. */
export interface IntendedPremises {
  readonly type?: PremisesType | undefined
  readonly sharedWith?: string | undefined
  readonly address?: string | undefined
  readonly areaM2?: number | undefined
  readonly caseRooms?: number | undefined
  readonly groupRooms?: number | undefined
}

/**
 * A station as a row of the ledger wants it. What the file has no column for, or leaves empty, is absent: it is never
 * taken as an order to erase.
 */
export interface IntendedStation {
  /** Names an existing station exactly. */
  readonly code: StationCode | null
  readonly kind: StationKind
  readonly name: string
  readonly place: PlaceWords
  readonly status?: StationStatus | undefined
  readonly foundedOn?: BusinessDate | undefined
  readonly plaqueOn?: BusinessDate | undefined
  readonly premises: IntendedPremises
  readonly mode?: OperatingMode | undefined
  readonly phone?: string | undefined
  /** Those in charge (有人管); who leads and who builds is not in the ledger. */
  readonly responsible?: readonly ResponsiblePerson[] | undefined
  /** 一站一特色; brands, highlights and centers are not in the ledger. */
  readonly features?: readonly Feature[] | undefined
  readonly remark?: string | undefined
}

export interface StationRowReading {
  /** Null where an error keeps the row out. */
  readonly intended: IntendedStation | null
  readonly remarks: readonly Remark[]
}

/** Longest telephone, feature and name of a place: `Station`'s own limits. */
const LONGEST_FEATURE = 100
const MOST_FEATURES = 20

/**
 * Reads what a row of the station ledger says, without looking at any record: which kind (by its column, else by how the
 * name ends), where, since when, in which premises, run how and by whom.
 */
export function readStationRow(values: LedgerRow): StationRowReading {
  const remarks: Remark[] = []
  const name = textOf(values.name)
  const code = codeOf(values, remarks)
  const kind = kindOf(values, name ?? '', code !== null, remarks)
  const place = kind && placeOf(kind, values, code !== null, remarks)
  const responsible = peopleIn(textOf(values.responsible) ?? '', 'responsible', remarks)
  const features = featuresOf(textOf(values.features) ?? '', remarks)
  checkDates(values, remarks)
  checkNoCitizenNumber(values, remarks)
  if (!name || !kind || !place || hasError(remarks)) return { intended: null, remarks }
  const intended: IntendedStation = {
    code,
    kind,
    name,
    place,
    premises: {
      type: oneOf(PremisesType.options, values.premises),
      sharedWith: textOf(values.sharedWith),
      address: textOf(values.address),
      areaM2: numberOf(values.areaM2),
      caseRooms: numberOf(values.caseRooms),
      groupRooms: numberOf(values.groupRooms),
    },
    status: oneOf(StationStatus.options, values.status),
    foundedOn: textOf(values.foundedOn),
    plaqueOn: textOf(values.plaqueOn),
    mode: oneOf(OperatingMode.options, values.mode),
    phone: textOf(values.phone),
    responsible: responsible.length > 0 ? responsible : undefined,
    features: features.length > 0 ? features : undefined,
    remark: textOf(values.remark),
  }
  return { intended, remarks }
}

/**
 * A citizen number has no place in this ledger, whatever its column is called: what is recorded here is read by everyone
 * who reads stations. A telephone has at most 13 digits in a row (86 and a mobile number).
 */
function checkNoCitizenNumber(values: LedgerRow, remarks: Remark[]): void {
  for (const [key, value] of Object.entries(values)) {
    if (typeof value !== 'string') continue
    const runs = value.match(/\d{14,}[Xx]?/g) ?? []
    if (runs.some((run) => isCitizenId(run.toUpperCase())))
      remarks.push(error(key, '含有身份证号码,请删去', 'It holds a citizen number; take it out'))
    else if (key === 'phone' && runs.length > 0)
      remarks.push(error(key, '不是电话号码:数字过多', 'Not a telephone number: too many digits'))
  }
}

/** What two rows of one file may not both be: the same code, else the same kind and name at the same place. */
export function stationRowKey({ code, kind, name, place }: IntendedStation): string {
  if (code) return code
  const { prefecture, county, township, village } = place
  const words = [prefecture, county, township, village].map((word) => (word === null ? '' : placeStem(word)))
  return [kind, ...words, name].join('\u0000')
}

function codeOf(values: LedgerRow, remarks: Remark[]): StationCode | null {
  const written = textOf(values.code)
  if (!written) return null
  const code = StationCode.safeParse(written)
  if (code.success) return code.data
  remarks.push(
    error(
      'code',
      `“${written}”不是平台的站点编码;新站点请留空`,
      `${written} is no code of this platform; leave it empty for a new station`,
    ),
  )
  return null
}

const NAME_ENDINGS: readonly { readonly ending: RegExp; readonly kind: StationKind }[] = [
  { ending: /指导中心$/, kind: 'guidance-center' },
  { ending: /总站$/, kind: 'hub' },
  { ending: /(?:室|服务点)$/, kind: 'room' },
  { ending: /站$/, kind: 'station' },
]

function kindOf(values: LedgerRow, name: string, hasCode: boolean, remarks: Remark[]): StationKind | null {
  const given = oneOf(StationKind.options, values.kind)
  const named = NAME_ENDINGS.find(({ ending }) => ending.test(name.replace(/\([^)]*\)$/, '')))?.kind
  // A code names a station that is recorded as what it is, whatever it is called.
  if (given && named && given !== named && !hasCode) {
    const [one, other] = [STATION_KINDS[given], STATION_KINDS[named]]
    remarks.push(
      error(
        'kind',
        `类型“${one.zh}”与名称“${name}”不符`,
        `The kind ${one.en} does not fit a name that ends as a ${other.en}`,
      ),
    )
    return null
  }
  if (given || !named) {
    if (!given && name !== '') {
      remarks.push(error('kind', '从名称看不出类型,请填写“类型”', 'The name does not tell the kind; give it'))
    }
    return given ?? null
  }
  if (values.kind === undefined || values.kind === null) {
    const { zh, en } = STATION_KINDS[named]
    remarks.push(note('kind', `没有填写类型,按名称登记为“${zh}”`, `No kind is given; by its name it is a ${en}`))
  }
  return named
}

function placeOf(kind: StationKind, values: LedgerRow, hasCode: boolean, remarks: Remark[]): PlaceWords | null {
  const prefecture = textOf(values.prefecture) ?? null
  const county = textOf(values.county) ?? null
  const township = differing(textOf(values.township), county)
  const village = differing(textOf(values.village), township)
  const missing = (key: string, zh: string, en: string) => {
    // A code says where its station stands.
    if (!hasCode) remarks.push(error(key, zh, en))
    return hasCode
  }
  switch (kind) {
    case 'guidance-center':
      return { level: county === null ? 'prefecture' : 'county', prefecture, county, township: null, village: null }
    case 'hub':
      // A ledger of one county has no column for it: the reader's own.
      return { level: 'county', prefecture, county, township: null, village: null }
    case 'station':
      if (township !== null) return { level: 'township', prefecture, county, township, village: null }
      if (village !== null) return { level: 'village', prefecture, county, township, village }
      return missing('township', '社工站须填写乡镇(街道)', 'A station needs its township')
        ? { level: 'township', prefecture, county, township, village: null }
        : null
    case 'room':
      return village !== null || missing('village', '社工室须填写村(社区)', 'A room needs its village or community')
        ? { level: 'village', prefecture, county, township, village }
        : null
  }
}

/** A cell merged over two columns says the same of both levels: only the higher one is meant. */
function differing(word: string | undefined, higher: string | null): string | null {
  return word === undefined || word === higher ? null : word
}

/** The features that a cell names. */
export function featuresOf(written: string, remarks: Remark[]): readonly Feature[] {
  const texts = written
    .split(/[;\uff1b\n]+/)
    .map((text) => text.trim())
    .filter((text) => text !== '')
  const long = texts.find((text) => text.length > LONGEST_FEATURE)
  if (long) {
    remarks.push(
      error(
        'features',
        `每项特色最多 ${LONGEST_FEATURE} 个字,多项请用分号分开,其余内容可写在备注`,
        `A feature has at most ${LONGEST_FEATURE} characters; put ; between several, or use the remark`,
      ),
    )
  }
  if (texts.length > MOST_FEATURES) {
    remarks.push(error('features', `最多 ${MOST_FEATURES} 项特色`, `At most ${MOST_FEATURES} features`))
  }
  return texts.map((text) => ({ kind: 'feature', text }))
}

function checkDates(values: LedgerRow, remarks: Remark[]): void {
  const founded = textOf(values.foundedOn)
  const plaque = textOf(values.plaqueOn)
  if (founded && plaque && plaque < founded) {
    remarks.push(
      error(
        'plaqueOn',
        `挂牌时间 ${plaque} 早于设立日期 ${founded}`,
        `The plaque of ${plaque} is before the founding on ${founded}`,
      ),
    )
  }
}

function textOf(value: CellValue | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

function numberOf(value: CellValue | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined
}

function oneOf<T extends string>(options: readonly T[], value: CellValue | undefined): T | undefined {
  return options.find((option) => option === value)
}
