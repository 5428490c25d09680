import type { ExportCell, ExportColumn } from '@zhanwang/kernel/export'
import type { LocalizedText } from '@zhanwang/kernel/localized-text'
import type { z } from 'zod'
import { INSPECTION_PURPOSES, INSPECTION_STATUSES, type InspectionSummary } from './inspection.ts'
import { STATION_KINDS } from './station.ts'

type Row = z.input<typeof InspectionSummary>

/** 验收与复查台账: a row for each file, as the board shows it. */
export const INSPECTION_EXPORT: readonly ExportColumn<Row>[] = [
  column('station', '站点编码', 'Station code', ({ station }) => station),
  column('stationName', '站点名称', 'Station', ({ stationName }) => stationName),
  column('stationKind', '站点类型', 'Kind', ({ stationKind }, language) => STATION_KINDS[stationKind][language]),
  column('divisionName', '行政区划', 'Division', ({ divisionName }) => divisionName),
  column('division', '行政区划代码', 'Division code', ({ division }) => division),
  column('purpose', '事项', 'Purpose', ({ purpose }, language) => INSPECTION_PURPOSES[purpose][language]),
  column('checklist', '验收清单', 'Checklist', ({ checklist }) => checklist),
  column('status', '办理状态', 'Status', ({ status }, language) => INSPECTION_STATUSES[status][language]),
  column('round', '核查轮次', 'Round', ({ round }) => round),
  column('met', '达标项数', 'Items met', ({ met }) => met),
  column('items', '检查项数', 'Items', ({ items }) => items),
  column('score', '得分', 'Score', ({ score }) => score),
  column('photos', '照片数', 'Photographs', ({ photos }) => photos),
  column('beganOn', '开始日期', 'Begun on', ({ beganOn }) => dateCell(beganOn)),
  column('submittedOn', '提交日期', 'Submitted on', ({ submittedOn }) => dateCell(submittedOn)),
  column('inspectedOn', '现场核查日期', 'Inspected on', ({ inspectedOn }) => dateCell(inspectedOn)),
  column('dueOn', '整改期限', 'Rectification due', ({ dueOn }) => dateCell(dueOn)),
  column('effectiveOn', '生效(挂牌)日期', 'Holds from', ({ effectiveOn }) => dateCell(effectiveOn)),
  column('closedOn', '办结日期', 'Closed on', ({ closedOn }) => dateCell(closedOn)),
]

function column(key: string, zh: string, en: string, cell: ExportColumn<Row>['cell']): ExportColumn<Row> {
  const header: LocalizedText = { zh, en }
  return { key, header, cell }
}

function dateCell(date: string | null): ExportCell {
  return date === null ? null : { date }
}
