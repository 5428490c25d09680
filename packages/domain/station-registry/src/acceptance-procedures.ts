import { BusinessDate } from '@zhanwang/kernel/calendar'
import { command, query } from '@zhanwang/kernel/contract'
import { DivisionCode, DivisionCodeInput } from '@zhanwang/kernel/division-code'
import { exportOf } from '@zhanwang/kernel/export'
import { Uuid } from '@zhanwang/kernel/ids'
import { Page, PageInput } from '@zhanwang/kernel/page'
import { StoredFile, UploadTicket } from '@zhanwang/kernel/stored-file'
import { z } from 'zod'
import { AcceptanceChecklist } from './acceptance-checklist.ts'
import {
  Inspection,
  InspectionPurpose,
  InspectionStatus,
  InspectionSummary,
  ItemNote,
  ItemResult,
  PhotoPhase,
} from './inspection.ts'
import { InspectionPhoto, PhotoPosition, WallPhoto } from './inspection-photo.ts'
import { StationCode, StationKind } from './station.ts'
import { StationAcceptance } from './station-acceptance.ts'

const Reason = z.string().trim().min(1).max(500)
const Version = z.int().min(1)
const ItemKey = z.string().max(40)

/** Names the file and the version that a step was made from: of two inspectors at once one is told `stale`. */
const Step = { id: Uuid, version: Version, on: BusinessDate }

/** What a step answers: enough to show it and to make the next one. */
const Changed = z.object({ id: Uuid, status: InspectionStatus, version: z.int() })

const Reading = { permission: 'station.read', scope: 'division', sensitivity: 'L2' } as const
const OfStation = { permission: 'station.apply', scope: 'division', sensitivity: 'L2' } as const
const OfCounty = { permission: 'station.supervise', scope: 'division', sensitivity: 'L2' } as const

const list = query({
  summary: { zh: '验收与复查列表', en: 'Acceptances and re-inspections, by place' },
  input: z.strictObject({
    division: DivisionCodeInput.optional(),
    station: StationCode.optional(),
    kind: z.array(StationKind).max(4).optional(),
    purpose: InspectionPurpose.optional(),
    status: z.array(InspectionStatus).max(6).optional(),
    /** Only those whose rectification should have been reported before today. */
    overdue: z.boolean().optional(),
    /** Part of the station's name, or beginning of its code. */
    text: z.string().trim().max(60).optional(),
    ...PageInput,
  }),
  output: Page(InspectionSummary),
  permission: 'station.read',
  scope: 'division',
  sensitivity: 'L1',
  rest: 'GET /inspections',
})

/** How many files stand where. */
const Counts = z.object({
  'self-check': z.int(),
  'on-site': z.int(),
  rectifying: z.int(),
  approval: z.int(),
  passed: z.int(),
  abandoned: z.int(),
  /** Of those that are being rectified: past the day by which that was due. */
  overdue: z.int(),
})

/** Acceptance from the self-check to the plaque, and the yearly re-inspection (P1 steps 4 to 7, 五统一 and its kin). */
export const acceptanceProcedures = {
  list,
  export: exportOf(list, {
    summary: { zh: '导出验收与复查', en: 'Export acceptances and re-inspections' },
    permission: 'station.export',
    rest: 'POST /inspections/export',
  }),
  counts: query({
    summary: { zh: '验收进度', en: 'How many files stand where, whole and by child division' },
    input: z.strictObject({
      division: DivisionCodeInput.optional(),
      purpose: InspectionPurpose.optional(),
    }),
    output: z.object({
      total: Counts,
      /** Of `division`, in the order of their codes; those without a file are left out. Empty without `division`. */
      children: z.array(Counts.extend({ division: DivisionCode, divisionName: z.string() })),
    }),
    permission: 'station.read',
    scope: 'division',
    sensitivity: 'L1',
    rest: 'GET /inspections/counts',
  }),
  get: query({
    ...Reading,
    summary: { zh: '验收(复查)详情', en: 'One acceptance or re-inspection with its evidence' },
    input: z.strictObject({ id: Uuid }),
    output: z.object({ inspection: Inspection, photos: z.array(InspectionPhoto) }),
    rest: 'GET /inspections/{id}',
  }),
  ofStation: query({
    ...Reading,
    summary: { zh: '站点的验收情况', en: 'What acceptance a station has, and what it would be accepted by' },
    input: z.strictObject({ code: StationCode }),
    output: z.object({
      /** The file that is open. */
      open: InspectionSummary.nullable(),
      /** Every acceptance that held, newest first. */
      acceptances: z.array(StationAcceptance),
      /** The checklist in force today for stations of its kind at its place, and the document it is published by. */
      checklist: AcceptanceChecklist.extend({ sourceDocument: z.string() }).nullable(),
    }),
    rest: 'GET /stations/{code}/acceptance',
  }),
  begin: command({
    ...OfStation,
    summary: { zh: '开始验收自查', en: 'Begin the self-check for acceptance' },
    input: z.strictObject({ code: StationCode, on: BusinessDate }),
    output: Changed,
    rest: 'POST /stations/{code}/inspections',
  }),
  beginReinspection: command({
    ...OfCounty,
    summary: { zh: '开始复查', en: 'Begin a re-inspection of an operating station' },
    input: z.strictObject({
      code: StationCode,
      on: BusinessDate,
      /** False: the county goes at once, as a spot check does. */
      selfCheck: z.boolean().default(true),
      reason: Reason,
    }),
    output: Changed,
    rest: 'POST /stations/{code}/reinspections',
  }),
  recordSelfCheck: command({
    ...OfStation,
    summary: { zh: '记录自查结果', en: 'Record the self-check of some items' },
    input: z.strictObject({
      ...Step,
      items: z
        .array(z.strictObject({ key: ItemKey, result: ItemResult, note: ItemNote.default('') }))
        .min(1)
        .max(30),
    }),
    output: Changed,
    rest: 'POST /inspections/{id}/self-check',
  }),
  submit: command({
    ...OfStation,
    summary: { zh: '提交现场核查', en: 'Submit for the on-site check' },
    input: z.strictObject(Step),
    output: Changed,
    rest: 'POST /inspections/{id}/submit',
  }),
  inspect: command({
    ...OfCounty,
    summary: { zh: '记录现场核查', en: 'Record the on-site check of all items of this round' },
    input: z.strictObject({
      ...Step,
      items: z
        .array(
          z.strictObject({
            key: ItemKey,
            result: ItemResult,
            note: ItemNote.default(''),
            /** By when a required item that is not met has to be mended; null: the checklist's working days. */
            dueOn: BusinessDate.nullable().default(null),
          }),
        )
        .min(1)
        .max(30),
      /**
       * From when it is to hold once it is approved (of an acceptance: the day of the plaque), from this check to today;
       * null: from the day of the approval. Taken only where all required items are met.
       */
      effectiveOn: BusinessDate.nullable().default(null),
    }),
    output: Changed,
    rest: 'POST /inspections/{id}/on-site-check',
  }),
  reportRectified: command({
    ...OfStation,
    summary: { zh: '报告整改完成', en: 'Report items as rectified' },
    input: z.strictObject({
      ...Step,
      items: z
        .array(z.strictObject({ key: ItemKey, measures: ItemNote.min(1) }))
        .min(1)
        .max(30),
    }),
    output: Changed,
    rest: 'POST /inspections/{id}/rectified',
  }),
  abandon: command({
    ...OfCounty,
    summary: { zh: '作废验收(复查)', en: 'Abandon an acceptance or re-inspection that was begun' },
    input: z.strictObject({ id: Uuid, version: Version, reason: Reason }),
    output: Changed,
    rest: 'POST /inspections/{id}/abandon',
  }),
  photos: query({
    ...Reading,
    summary: { zh: '验收照片墙', en: 'Photographs of a place, station by station, newest first within each' },
    input: z.strictObject({
      division: DivisionCodeInput.optional(),
      /** The key of an item: `plaque`. */
      item: ItemKey.optional(),
      phase: PhotoPhase.optional(),
      ...PageInput,
      limit: z.int().min(1).max(100).default(48),
    }),
    output: Page(WallPhoto),
    rest: 'GET /inspection-photos',
  }),
  addPhoto: command({
    ...OfStation,
    summary: { zh: '添加验收照片', en: 'Add a photograph or document as evidence of an item' },
    input: z.strictObject({
      id: Uuid,
      item: ItemKey,
      /** Said by whoever took it, since it may arrive hours later: refused where that phase takes no more. */
      phase: PhotoPhase,
      file: UploadTicket,
      takenAt: z.iso.datetime().nullable().default(null),
      position: PhotoPosition.nullable().default(null),
    }),
    output: z.object({ id: Uuid }),
    rest: 'POST /inspections/{id}/photos',
  }),
  removePhoto: command({
    ...OfStation,
    summary: { zh: '删除验收照片', en: 'Take a photograph away before it is submitted' },
    input: z.strictObject({ id: Uuid, reason: Reason }),
    output: z.object({ id: Uuid }),
    rest: 'POST /inspection-photos/{id}/remove',
  }),
  photoContent: query({
    ...Reading,
    summary: { zh: '下载验收照片', en: 'The content of a photograph' },
    input: z.strictObject({ id: Uuid }),
    output: StoredFile,
    delivers: 'file',
    rest: 'GET /inspection-photos/{id}/content',
  }),
  photoThumbnail: query({
    ...Reading,
    summary: { zh: '验收照片缩略图', en: 'A photograph at most 320 pixels wide and high' },
    input: z.strictObject({ id: Uuid }),
    output: StoredFile,
    delivers: 'file',
    rest: 'GET /inspection-photos/{id}/thumbnail',
  }),
} as const
