import { ApplicationContent } from '@zhanwang/domain-station-registry/application'
import {
  DUTIES,
  FEATURE_KINDS,
  HOST_TYPES,
  OPERATING_MODES,
  PREMISES_TYPES,
  type Premises,
  STATION_KINDS,
} from '@zhanwang/domain-station-registry/station'
import { z } from 'zod'
import type { SnapshotRow, SnapshotWords } from './snapshot-row.ts'

/** With the names that its codes had on the day of its submission. */
const Snapshot = ApplicationContent.extend({ divisionName: z.string(), parentName: z.string().nullable() })

/** An application to set up a station, line by line in the order of its form. */
export function applicationRows(snapshot: unknown, { t, label }: SnapshotWords): SnapshotRow[] {
  const content = Snapshot.parse(snapshot)
  const none = t('common.notRecorded')
  const { kind, hostType, mode, parent, parentName } = content
  const rows: [key: string, label: string, text: string][] = [
    ['name', t('station.name'), content.name],
    ['kind', t('station.kind'), label(STATION_KINDS[kind])],
    ['division', t('station.division'), `${content.divisionName} ${content.division}`],
    ['hostType', t('station.hostType'), label(HOST_TYPES[hostType])],
    ['parent', t('station.parent'), parent ? `${parentName ?? ''} ${parent}`.trim() : t('common.none')],
    ['mode', t('station.mode'), mode ? label(OPERATING_MODES[mode]) : none],
    ...premisesRows(content.premises, { t, label }),
    [
      'features',
      t('station.features'),
      content.features.map(({ kind: of, text }) => `${label(FEATURE_KINDS[of])}: ${text}`).join('; ') || none,
    ],
    [
      'responsible',
      t('station.responsible'),
      content.responsible
        .map(({ duty, name, title }) => `${label(DUTIES[duty])}: ${name}${title ? ` (${title})` : ''}`)
        .join('; ') || none,
    ],
    ['phone', t('station.phone'), content.phone || none],
    ['remark', t('station.remark'), content.remark || t('common.none')],
  ]
  return rows.map(([key, name, text]) => ({ key, label: name, text }))
}

function premisesRows(premises: Premises | null, { t, label }: SnapshotWords): [string, string, string][] {
  if (!premises) return [['premises', t('station.premises'), t('common.notRecorded')]]
  const shared = premises.type === 'shared' ? ` · ${premises.sharedWith}` : ''
  return [
    ['premises', t('premises.type'), `${label(PREMISES_TYPES[premises.type])}${shared}`],
    ['address', t('premises.address'), premises.address || t('common.notRecorded')],
    ['areaM2', t('premises.areaM2'), premises.areaM2 === null ? t('common.notRecorded') : String(premises.areaM2)],
    ['caseRooms', t('premises.caseRooms'), String(premises.caseRooms)],
    ['groupRooms', t('premises.groupRooms'), String(premises.groupRooms)],
  ]
}
