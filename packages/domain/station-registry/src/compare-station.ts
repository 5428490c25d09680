import { readLedgerCell } from '@zhanwang/domain-ledger/read-cell'
import { note, type Remark } from '@zhanwang/domain-ledger/remark'
import type { Language, LocalizedText } from '@zhanwang/kernel/localized-text'
import { premisesOf } from './new-station.ts'
import { peopleIn } from './people-in-ledger.ts'
import {
  type Feature,
  OPERATING_MODES,
  type OperatingMode,
  PREMISES_TYPES,
  type Premises,
  type ResponsiblePerson,
  STATION_KINDS,
  STATION_STATUSES,
  type Station,
} from './station.ts'
import { STATION_LEDGER } from './station-ledger.ts'
import { featuresOf, type IntendedStation } from './station-ledger-row.ts'

/** What the ledger says otherwise than the record, as the single commands would change it. */
export interface StationDifference {
  /** For a reader, by the ledger's keys. */
  readonly changes: readonly { readonly key: string; readonly before: string; readonly after: string }[]
  /** For `changeDetails`; null where none of it differs. */
  readonly details: Pick<Station, 'name' | 'features' | 'responsible' | 'phone' | 'remark'> | null
  /** For `changePremises`. */
  readonly premises: Premises | null
  /** For `changeMode`. */
  readonly mode: OperatingMode | null
  /** Notes on what differs and an import leaves alone; errors of the premises. */
  readonly remarks: readonly Remark[]
}

/**
 * Compares a row with the station that it names. What the row does not say is left as it is; kind, status and the days of
 * founding and plaque are told about and left alone, for they change by steps of their own.
 */
export function compareStation(written: IntendedStation, station: Station, language: Language): StationDifference {
  const intended = asRecorded(written, station)
  const changes: { key: string; before: string; after: string }[] = []
  const differs = (key: string, before: string, after: string | undefined): boolean => {
    if (after === undefined || after === before) return false
    changes.push({ key, before, after })
    return true
  }
  const responsible = withDuty(station.responsible, intended.responsible)
  const features = withKind(station.features, intended.features)
  const detailsDiffer = [
    differs('name', station.name, intended.name),
    differs('responsible', peopleText(station.responsible), peopleText(responsible)),
    differs('phone', station.phone, intended.phone),
    differs('features', featuresText(station.features), featuresText(features)),
    differs('remark', station.remark, intended.remark),
  ].includes(true)
  const { premises, remarks } = premisesOf(intended.premises, station.premises)
  const premisesDiffer = premises !== null && comparePremises(station.premises, premises, language, differs)
  const modeDiffers = differs(
    'mode',
    modeText(station.mode, language),
    intended.mode && modeText(intended.mode, language),
  )
  return {
    changes,
    details: detailsDiffer
      ? {
          name: intended.name,
          features,
          responsible,
          phone: intended.phone ?? station.phone,
          remark: intended.remark ?? station.remark,
        }
      : null,
    premises: premisesDiffer ? premises : null,
    mode: modeDiffers ? (intended.mode ?? null) : null,
    remarks: [...remarks, ...leftAlone(intended, station)],
  }
}

/**
 * The row with what it only spells otherwise put as it is recorded: a ledger's cells are trimmed, and letters and digits
 * half-width, so that a record which was spelled otherwise would seem changed by its own export.
 */
function asRecorded(written: IntendedStation, { name, phone, remark, premises, ...station }: Station): IntendedStation {
  const keep = <T extends string | undefined>(key: string, recorded: string, text: T): T | string =>
    text !== undefined && text === readText(key, recorded) ? recorded : text
  const people = station.responsible.filter(({ duty }) => duty === 'runs')
  const features = station.features.filter(({ kind }) => kind === 'feature')
  const readPeople = peopleIn(readText('responsible', peopleText(people)), 'responsible', [])
  const readFeatures = featuresOf(readText('features', featuresText(features)), [])
  const { responsible, features: writtenFeatures } = written
  return {
    ...written,
    name: keep('name', name, written.name),
    phone: keep('phone', phone, written.phone),
    remark: keep('remark', remark, written.remark),
    premises: {
      ...written.premises,
      sharedWith: keep('sharedWith', premises?.sharedWith ?? '', written.premises.sharedWith),
      address: keep('address', premises?.address ?? '', written.premises.address),
    },
    responsible: responsible && peopleText(responsible) === peopleText(readPeople) ? people : responsible,
    features:
      writtenFeatures && featuresText(writtenFeatures) === featuresText(readFeatures) ? features : writtenFeatures,
  }
}

/** What the ledger reads where a record's text is written into one of its cells. */
function readText(key: string, recorded: string): string {
  const column = STATION_LEDGER.columns.find((candidate) => candidate.key === key)
  const value = column && readLedgerCell({ kind: 'text', text: recorded }, column).value
  return typeof value === 'string' ? value : ''
}

function comparePremises(
  before: Premises | null,
  after: Premises,
  language: Language,
  differs: (key: string, before: string, after: string | undefined) => boolean,
): boolean {
  const amount = (value: number | null | undefined) => (value === null || value === undefined ? '' : String(value))
  return [
    differs('premises', before ? PREMISES_TYPES[before.type][language] : '', PREMISES_TYPES[after.type][language]),
    differs('sharedWith', before?.sharedWith ?? '', after.sharedWith),
    differs('address', before?.address ?? '', after.address),
    differs('areaM2', amount(before?.areaM2), amount(after.areaM2)),
    differs('caseRooms', amount(before?.caseRooms ?? 0), amount(after.caseRooms)),
    differs('groupRooms', amount(before?.groupRooms ?? 0), amount(after.groupRooms)),
  ].includes(true)
}

function leftAlone(intended: IntendedStation, station: Station): readonly Remark[] {
  const pairs: readonly [string, string | LocalizedText | null, string | LocalizedText | undefined][] = [
    ['kind', STATION_KINDS[station.kind], STATION_KINDS[intended.kind]],
    ['status', STATION_STATUSES[station.status], intended.status && STATION_STATUSES[intended.status]],
    ['foundedOn', station.foundedOn, intended.foundedOn],
    ['plaqueOn', station.plaqueOn, intended.plaqueOn],
  ]
  return pairs.flatMap(([key, recorded, written]) => {
    if (written === undefined || worded(written, 'zh') === worded(recorded, 'zh')) return []
    return [
      note(
        key,
        `系统登记为“${worded(recorded, 'zh') || '空'}”,导入不修改此项`,
        `Recorded as ${worded(recorded, 'en') || 'empty'}; an import does not change it`,
      ),
    ]
  })
}

function worded(text: string | LocalizedText | null, language: Language): string {
  return text === null || typeof text === 'string' ? (text ?? '') : text[language]
}

function modeText(mode: OperatingMode | null | undefined, language: Language): string {
  return mode ? OPERATING_MODES[mode][language] : ''
}

/** The ledger names those in charge only: who leads and who builds stay. */
function withDuty(recorded: readonly ResponsiblePerson[], named: readonly ResponsiblePerson[] | undefined) {
  return named ? [...recorded.filter(({ duty }) => duty !== 'runs'), ...named] : [...recorded]
}

function withKind(recorded: readonly Feature[], named: readonly Feature[] | undefined) {
  return named ? [...recorded.filter(({ kind }) => kind !== 'feature'), ...named] : [...recorded]
}

function peopleText(people: readonly ResponsiblePerson[]): string {
  return people
    .filter(({ duty }) => duty === 'runs')
    .map(({ name, title }) => (title === '' ? name : `${name}(${title})`))
    .join('、')
}

function featuresText(features: readonly Feature[]): string {
  return features
    .filter(({ kind }) => kind === 'feature')
    .map(({ text }) => text)
    .join(';')
}
