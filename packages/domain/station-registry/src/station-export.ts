import type { ExportCell, ExportColumn } from '@zhanwang/kernel/export'
import type { LocalizedText } from '@zhanwang/kernel/localized-text'
import {
  type Feature,
  HOST_TYPES,
  OPERATING_MODES,
  PREMISES_TYPES,
  PROVENANCES,
  type ResponsiblePerson,
  STATION_KINDS,
  STATION_STATUSES,
  type Station,
} from './station.ts'
import { STATION_LEDGER } from './station-ledger.ts'

/** A station with the names of the divisions that it lies in; null where it stands above that level. */
export interface ExportedStation extends Station {
  readonly prefectureName: string | null
  readonly countyName: string | null
  readonly townshipName: string | null
  readonly villageName: string | null
}

type Cell = ExportColumn<ExportedStation>['cell']

/**
 * 社工站(室)基本情况台账 as it is taken along: the ledger's own columns (domain 5.2 no. 1) in its order and under its
 * headers, so that what was exported can be mended and imported, then what the platform knows beyond it. What the platform
 * does not keep (agency, staff, the five unified items) has no column.
 */
export const STATION_EXPORT: readonly ExportColumn<ExportedStation>[] = [
  ledgerColumn('code', ({ code }) => code),
  ledgerColumn('prefecture', ({ prefectureName }) => prefectureName),
  ledgerColumn('county', ({ countyName }) => countyName),
  ledgerColumn('township', ({ townshipName }) => townshipName),
  ledgerColumn('village', ({ villageName }) => villageName),
  ledgerColumn('name', ({ name }) => name),
  ledgerColumn('kind', ({ kind }, language) => STATION_KINDS[kind][language]),
  ledgerColumn('status', ({ status }, language) => STATION_STATUSES[status][language]),
  ledgerColumn('foundedOn', ({ foundedOn }) => dateCell(foundedOn)),
  ledgerColumn('plaqueOn', ({ plaqueOn }) => dateCell(plaqueOn)),
  ledgerColumn('address', ({ premises }) => premises?.address ?? null),
  ledgerColumn('areaM2', ({ premises }) => premises?.areaM2 ?? null),
  ledgerColumn('premises', ({ premises }, language) => premises && PREMISES_TYPES[premises.type][language]),
  ledgerColumn('sharedWith', ({ premises }) => premises?.sharedWith ?? null),
  ledgerColumn('caseRooms', ({ premises }) => premises?.caseRooms ?? null),
  ledgerColumn('groupRooms', ({ premises }) => premises?.groupRooms ?? null),
  ledgerColumn('mode', ({ mode }, language) => mode && OPERATING_MODES[mode][language]),
  ledgerColumn('responsible', ({ responsible }) => people(responsible, 'runs')),
  ledgerColumn('phone', ({ phone }) => phone),
  ledgerColumn('features', ({ features }) => featureTexts(features.filter(({ kind }) => kind === 'feature'))),
  ledgerColumn('remark', ({ remark }) => remark),
  column('leads', '有人抓', 'Leads', ({ responsible }) => people(responsible, 'leads')),
  column('builds', '有人建', 'Builds', ({ responsible }) => people(responsible, 'builds')),
  column('otherFeatures', '品牌、亮点、中心', 'Brands, highlights, centers', ({ features }) =>
    featureTexts(features.filter(({ kind }) => kind !== 'feature')),
  ),
  column('hostType', '设置地类型', 'Host', ({ hostType }, language) => HOST_TYPES[hostType][language]),
  column('division', '行政区划代码', 'Division code', ({ division }) => division),
  column('parent', '上级站点编码', 'Code of the station above', ({ parent }) => parent),
  column('statusSince', '状态起始日期', 'Status since', ({ statusSince }) => dateCell(statusSince)),
  column('provenance', '数据来源', 'Origin', ({ provenance }, language) => PROVENANCES[provenance][language]),
]

/** Throws an Error where the ledger has no such column: a mistake in the code. */
function ledgerColumn(key: string, cell: Cell): ExportColumn<ExportedStation> {
  const found = STATION_LEDGER.columns.find((candidate) => candidate.key === key)
  if (!found) throw new Error(`the station ledger has no column ${key}`)
  return { key, header: found.header, cell }
}

function column(key: string, zh: string, en: string, cell: Cell): ExportColumn<ExportedStation> {
  const header: LocalizedText = { zh, en }
  return { key, header, cell }
}

function dateCell(date: string | null): ExportCell {
  return date === null ? null : { date }
}

/** `张三(站长)、李四`, as the ledger is read. */
function people(responsible: readonly ResponsiblePerson[], duty: ResponsiblePerson['duty']): string {
  return responsible
    .filter((person) => person.duty === duty)
    .map(({ name, title }) => (title === '' ? name : `${name}(${title})`))
    .join('、')
}

function featureTexts(features: readonly Feature[]): string {
  return features.map(({ text }) => text).join(';')
}
