import { approvalProcedures } from '@zhanwang/domain-approval/approval-procedures'
import { importProcedures } from '@zhanwang/domain-ledger/import-procedures'
import { ruleProcedures } from '@zhanwang/domain-rules/rule-procedures'
import { auditProcedures } from '@zhanwang/kernel/audit-reading'
import { BusinessDate } from '@zhanwang/kernel/calendar'
import { command, defineContract, query } from '@zhanwang/kernel/contract'
import { DivisionCode, DivisionCodeInput, DivisionLevel } from '@zhanwang/kernel/division-code'
import { exportOf } from '@zhanwang/kernel/export'
import { Uuid } from '@zhanwang/kernel/ids'
import { indicatorProcedures } from '@zhanwang/kernel/indicator'
import { jobProcedures } from '@zhanwang/kernel/job'
import type { LocalizedText } from '@zhanwang/kernel/localized-text'
import { Page, PageInput } from '@zhanwang/kernel/page'
import { StoredFile, UploadTicket } from '@zhanwang/kernel/stored-file'
import { z } from 'zod'
import { acceptanceProcedures } from './acceptance-procedures.ts'
import { applicationProcedures } from './application-procedures.ts'
import { Attachment, AttachmentKind } from './attachment.ts'
import type { EndingStep } from './closing.ts'
import { closingProcedures } from './closing-procedures.ts'
import { Division, Population } from './division.ts'
import { editionProcedures } from './edition-procedures.ts'
import { ExistingInput } from './existing-station.ts'
import { FoundingInput, StationName } from './founding.ts'
import { INDICATORS } from './indicators.ts'
import { leadingGroupProcedures } from './leading-group-procedures.ts'
import { LIFE_CYCLE, type OrderedStep } from './life-cycle.ts'
import { ORGANIZATION_LEDGER } from './organization-ledger.ts'
import { organizationProcedures } from './organization-procedures.ts'
import { policyProcedures } from './policy-procedures.ts'
import { REASONS } from './reasons.ts'
import { REGISTRY_RULES } from './rule-kinds.ts'
import {
  Feature,
  HostType,
  OperatingMode,
  Premises,
  PremisesType,
  Provenance,
  ResponsiblePerson,
  Station,
  StationCode,
  StationHistoryEntry,
  StationKind,
  StationStatus,
  StationSummary,
} from './station.ts'
import { stationCardProcedures } from './station-card-procedures.ts'
import { ticketProcedures } from './ticket-procedures.ts'
import { visitProcedures } from './visit-procedures.ts'

const Reason = z.string().trim().min(1).max(500)
const Version = z.int().min(1)

const listDivisions = query({
  summary: { zh: '行政区划列表', en: 'List divisions' },
  input: z.strictObject({
    /** Children of this division; without it, what is highest in the reader's scope. */
    parent: DivisionCodeInput.optional(),
    /** All below `parent` instead of its children only. */
    deep: z.boolean().default(false),
    level: DivisionLevel.optional(),
    /** Beginning of the name, or of the code. */
    text: z.string().trim().max(60).optional(),
    on: BusinessDate.optional(),
    ...PageInput,
  }),
  output: Page(Division.extend({ hasChildren: z.boolean() })),
  permission: 'division.read',
  scope: 'division',
  sensitivity: 'L1',
  rest: 'GET /divisions',
})

const listStations = query({
  summary: { zh: '站点列表', en: 'List stations' },
  input: z.strictObject({
    division: DivisionCodeInput.optional(),
    kind: z.array(StationKind).max(4).optional(),
    status: z.array(StationStatus).max(7).optional(),
    mode: z.array(OperatingMode).max(5).optional(),
    hostType: z.array(HostType).max(10).optional(),
    premises: PremisesType.optional(),
    provenance: Provenance.optional(),
    /** Part of the name, or beginning of the code. */
    text: z.string().trim().max(60).optional(),
    /** Only those directly below this station. */
    parent: StationCode.optional(),
    ...PageInput,
  }),
  output: Page(StationSummary),
  permission: 'station.read',
  scope: 'division',
  sensitivity: 'L1',
  rest: 'GET /stations',
})

/** What a change answers: enough to show it and to make the next one. */
const Changed = z.object({ code: StationCode, status: StationStatus, version: z.int() })

/** One life-cycle step as a command: the same input and answer for all, only the words differ. */
function step(name: Exclude<OrderedStep, EndingStep>) {
  const { zh, en } = LIFE_CYCLE[name]
  return command({
    summary: { zh: `站点${zh}`, en: `${en}: a step in a station's life` },
    input: z.strictObject({ code: StationCode, version: Version, on: BusinessDate, reason: Reason }),
    output: Changed,
    permission: 'station.supervise',
    scope: 'division',
    sensitivity: 'L1',
    rest: `POST /stations/{code}/${name}`,
  })
}

export const stationRegistry = defineContract({
  context: 'station-registry',
  title: { zh: '站点登记', en: 'Station registry' },
  reasons: REASONS as Readonly<Record<string, LocalizedText>>,
  indicators: INDICATORS,
  procedures: {
    divisions: {
      list: listDivisions,
      export: exportOf(listDivisions, {
        summary: { zh: '导出行政区划', en: 'Export divisions' },
        permission: 'division.export',
        rest: 'POST /divisions/export',
      }),
      get: query({
        summary: { zh: '行政区划详情', en: 'One division with its history' },
        input: z.strictObject({ code: DivisionCodeInput }),
        output: z.object({
          division: Division,
          /** From the province down, without the division itself. */
          ancestors: z.array(z.object({ code: DivisionCode, name: z.string() })),
          /** All versions, newest first. */
          versions: z.array(Division),
          predecessors: z.array(z.object({ code: DivisionCode, name: z.string(), validTo: BusinessDate.nullable() })),
          populations: z.array(Population),
        }),
        permission: 'division.read',
        scope: 'division',
        sensitivity: 'L1',
        rest: 'GET /divisions/{code}',
      }),
      ...editionProcedures,
      recordPopulation: command({
        summary: { zh: '登记人口', en: 'Record the population of a division' },
        input: z.strictObject({
          code: DivisionCodeInput,
          year: z.int().min(1949).max(2100),
          registered: z.int().min(0).max(2_000_000_000).nullable(),
          resident: z.int().min(0).max(2_000_000_000).nullable(),
          source: z.string().trim().min(1).max(200),
        }),
        output: z.object({ code: DivisionCode, year: z.int() }),
        permission: 'division.maintain',
        scope: 'division',
        sensitivity: 'L1',
        rest: 'POST /divisions/{code}/populations',
      }),
    },
    stations: {
      list: listStations,
      export: exportOf(listStations, {
        summary: { zh: '导出站点台账', en: 'Export stations as the station ledger' },
        permission: 'station.export',
        rest: 'POST /stations/export',
      }),
      get: query({
        summary: { zh: '站点卡', en: 'One station' },
        input: z.strictObject({ code: StationCode }),
        output: z.object({
          station: Station,
          ancestors: z.array(z.object({ code: DivisionCode, name: z.string() })),
          parent: z.object({ code: StationCode, name: z.string() }).nullable(),
          mergedInto: z.object({ code: StationCode, name: z.string() }).nullable(),
          /** Active stations or rooms directly below. */
          children: z.int(),
        }),
        permission: 'station.read',
        scope: 'division',
        // Names, titles and telephone of those responsible.
        sensitivity: 'L2',
        rest: 'GET /stations/{code}',
      }),
      history: query({
        summary: { zh: '站点沿革', en: "A station's history, newest first" },
        // Half a list's page: an entry with its reason and premises may hold 5 KB.
        input: z.strictObject({ ...PageInput, code: StationCode, limit: z.int().min(1).max(100).default(50) }),
        output: Page(StationHistoryEntry),
        permission: 'station.read',
        scope: 'division',
        // The names of those who recorded it.
        sensitivity: 'L2',
        rest: 'GET /stations/{code}/history',
      }),
      ...stationCardProcedures,
      found: command({
        summary: { zh: '登记设立站点(筹建)', en: 'Record a station that is being set up' },
        input: FoundingInput,
        output: Changed.extend({ id: Uuid }),
        permission: 'station.supervise',
        scope: 'division',
        sensitivity: 'L1',
        rest: 'POST /stations',
      }),
      recordExisting: command({
        summary: { zh: '登记已运行的站点', en: 'Record a station that operated before acceptances began' },
        input: ExistingInput,
        output: Changed.extend({ id: Uuid }),
        permission: 'station.supervise',
        scope: 'division',
        sensitivity: 'L1',
        rest: 'POST /stations/existing',
      }),
      rectify: step('rectify'),
      suspend: step('suspend'),
      resume: step('resume'),
      ...closingProcedures,
      changeDetails: command({
        summary: { zh: '变更站点基本信息', en: 'Change name, contact, features, responsible persons' },
        input: z.strictObject({
          code: StationCode,
          version: Version,
          name: StationName,
          features: z.array(Feature).max(20),
          responsible: z.array(ResponsiblePerson).max(20),
          phone: z.string().trim().max(30),
          remark: z.string().trim().max(500),
        }),
        output: Changed,
        permission: 'station.apply',
        scope: 'division',
        sensitivity: 'L1',
        rest: 'POST /stations/{code}/details',
      }),
      changePremises: command({
        summary: { zh: '变更办公场所', en: 'Change the premises from a date on' },
        input: z.strictObject({
          code: StationCode,
          version: Version,
          on: BusinessDate,
          reason: Reason,
          premises: Premises,
        }),
        output: Changed,
        permission: 'station.apply',
        scope: 'division',
        sensitivity: 'L1',
        rest: 'POST /stations/{code}/premises',
      }),
      changeMode: command({
        summary: { zh: '变更运营方式', en: 'Change the operating mode from a date on' },
        input: z.strictObject({
          code: StationCode,
          version: Version,
          on: BusinessDate,
          reason: Reason,
          mode: OperatingMode,
        }),
        output: Changed,
        permission: 'station.supervise',
        scope: 'division',
        sensitivity: 'L1',
        rest: 'POST /stations/{code}/mode',
      }),
    },
    attachments: {
      list: query({
        summary: { zh: '站点附件', en: 'Attachments of a station, newest first' },
        input: z.strictObject({ ...PageInput, code: StationCode }),
        output: Page(Attachment),
        permission: 'station.read',
        scope: 'division',
        sensitivity: 'L2',
        rest: 'GET /stations/{code}/attachments',
      }),
      add: command({
        summary: { zh: '添加附件', en: 'Attach an uploaded file to a station' },
        input: z.strictObject({
          code: StationCode,
          kind: AttachmentKind,
          title: z.string().trim().min(1).max(100),
          file: UploadTicket,
        }),
        output: z.object({ id: Uuid }),
        permission: 'station.apply',
        scope: 'division',
        sensitivity: 'L2',
        rest: 'POST /stations/{code}/attachments',
      }),
      remove: command({
        summary: { zh: '删除附件', en: 'Take an attachment away; the audit keeps its name and digest' },
        input: z.strictObject({ id: Uuid, reason: Reason }),
        output: z.object({ id: Uuid }),
        permission: 'station.apply',
        scope: 'division',
        sensitivity: 'L2',
        rest: 'POST /attachments/{id}/remove',
      }),
      content: query({
        summary: { zh: '下载附件', en: 'The content of an attachment' },
        input: z.strictObject({ id: Uuid }),
        output: StoredFile,
        delivers: 'file',
        permission: 'station.read',
        scope: 'division',
        sensitivity: 'L2',
        rest: 'GET /attachments/{id}/content',
      }),
      thumbnail: query({
        summary: { zh: '附件缩略图', en: 'A picture attachment at most 320 pixels wide and high' },
        input: z.strictObject({ id: Uuid }),
        output: StoredFile,
        delivers: 'file',
        permission: 'station.read',
        scope: 'division',
        sensitivity: 'L2',
        rest: 'GET /attachments/{id}/thumbnail',
      }),
    },
    ...ticketProcedures,
    ...visitProcedures,
    organizations: organizationProcedures,
    policies: policyProcedures,
    leadingGroups: leadingGroupProcedures,
    applications: applicationProcedures,
    approvals: approvalProcedures('station-registry'),
    stationImports: importProcedures('stations', { zh: '站点台账', en: 'the station ledger' }, 'station.import'),
    organizationImports: importProcedures('organizations', ORGANIZATION_LEDGER.title, 'organization.import'),
    rules: ruleProcedures('station-registry', REGISTRY_RULES),
    jobs: jobProcedures('station-registry'),
    acceptance: acceptanceProcedures,
    audit: auditProcedures('station-registry'),
    indicators: indicatorProcedures,
  },
})
export type StationRegistry = typeof stationRegistry
