import {
  INSPECTION_PURPOSES,
  InspectionPurpose,
  ITEM_RESULTS,
  ItemResult,
} from '@zhanwang/domain-station-registry/inspection'
import { z } from 'zod'
import type { SnapshotRow, SnapshotWords } from './snapshot-row.ts'

const Snapshot = z.object({
  purpose: InspectionPurpose,
  checklist: z.object({ name: z.string(), sourceDocument: z.string() }),
  station: z.string(),
  stationName: z.string(),
  inspectedOn: z.string().nullable(),
  effectiveOn: z.string().nullable(),
  score: z.number(),
  items: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      result: ItemResult.nullable(),
      note: z.string(),
      inspector: z.string().nullable(),
    }),
  ),
  evidence: z.array(z.object({ item: z.string() })),
})

/** An inspection, with what the county found of each item and how much evidence there is of it. */
export function inspectionRows(snapshot: unknown, { t, label }: SnapshotWords): SnapshotRow[] {
  const content = Snapshot.parse(snapshot)
  const { purpose, checklist, items, evidence } = content
  const rows: [key: string, label: string, text: string][] = [
    ['station', t('station.name'), `${content.stationName} ${content.station}`],
    ['purpose', t('acceptance.purpose'), label(INSPECTION_PURPOSES[purpose])],
    ['checklist', t('acceptance.checklist'), `${checklist.name} (${checklist.sourceDocument})`],
    ['inspectedOn', t('acceptance.inspectedOn'), content.inspectedOn ?? t('common.none')],
    ['effectiveOn', t(`acceptance.effectiveOn.${purpose}`), content.effectiveOn ?? t('acceptance.effectiveThen')],
    ['score', t('acceptance.score'), String(content.score)],
    ...items.map(({ key, name, result, note, inspector }): [string, string, string] => {
      const photos = evidence.filter(({ item }) => item === key).length
      const parts = [result ? label(ITEM_RESULTS[result]) : t('common.none'), note, inspector ?? '']
      const told = parts.filter((part) => part !== '').join(' · ')
      return [`item ${key}`, name, `${told} · ${t('acceptance.evidenceCount', { count: photos })}`]
    }),
  ]
  return rows.map(([key, name, text]) => ({ key, label: name, text }))
}
