import { BusinessDate } from '@zhanwang/kernel/calendar'
import { DivisionCode, type DivisionLevel } from '@zhanwang/kernel/division-code'
import { Uuid } from '@zhanwang/kernel/ids'
import type { LocalizedText } from '@zhanwang/kernel/localized-text'
import { ScopePath } from '@zhanwang/kernel/scope'
import { worded } from '@zhanwang/kernel/worded-check'
import { z } from 'zod'
import { HandOver } from './closing.ts'

/** The four tiers. `levels`: at which divisions one may be; `prefix`: of its code (domain 2.1). */
export const STATION_KINDS = {
  'guidance-center': { zh: '指导中心', en: 'Guidance center', levels: ['prefecture', 'county'], prefix: 'SC' },
  hub: { zh: '社工总站', en: 'County hub', levels: ['county'], prefix: 'SZ' },
  station: { zh: '社工站', en: 'Station', levels: ['township', 'village'], prefix: 'ST' },
  room: { zh: '社工室', en: 'Room', levels: ['village'], prefix: 'SR' },
} as const satisfies Record<string, LocalizedText & { levels: readonly DivisionLevel[]; prefix: string }>
export const StationKind = z.enum(['guidance-center', 'hub', 'station', 'room'])
export type StationKind = z.infer<typeof StationKind>

export const HOST_TYPES = {
  prefecture: { zh: '市(州)', en: 'Prefecture' },
  county: { zh: '县(市、区)', en: 'County' },
  subdistrict: { zh: '街道', en: 'Subdistrict' },
  town: { zh: '镇', en: 'Town' },
  township: { zh: '乡', en: 'Township' },
  'development-zone': { zh: '开发区', en: 'Development zone' },
  'forest-farm': { zh: '林区(林场)', en: 'Forest farm' },
  farm: { zh: '农场', en: 'Farm' },
  community: { zh: '社区', en: 'Community' },
  village: { zh: '村', en: 'Village' },
} as const satisfies Record<string, LocalizedText>
export const HostType = z.enum([
  'prefecture',
  'county',
  'subdistrict',
  'town',
  'township',
  'development-zone',
  'forest-farm',
  'farm',
  'community',
  'village',
])
export type HostType = z.infer<typeof HostType>

/** Host types of 乡镇(街道)社工站: the denominator of `independent-office-rate` (红河州: 135 of its 141). */
export const TOWNSHIP_HOSTS = ['subdistrict', 'town', 'township'] as const satisfies readonly HostType[]

export const STATION_STATUSES = {
  preparing: { zh: '筹建', en: 'Preparing' },
  'awaiting-acceptance': { zh: '待验收', en: 'Awaiting acceptance' },
  operating: { zh: '运行', en: 'Operating' },
  rectifying: { zh: '整改', en: 'Rectifying' },
  suspended: { zh: '暂停', en: 'Suspended' },
  closed: { zh: '撤销', en: 'Closed' },
  merged: { zh: '合并', en: 'Merged' },
} as const satisfies Record<string, LocalizedText>
export const StationStatus = z.enum([
  'preparing',
  'awaiting-acceptance',
  'operating',
  'rectifying',
  'suspended',
  'closed',
  'merged',
])
export type StationStatus = z.infer<typeof StationStatus>

export const OPERATING_MODES = {
  agency: { zh: '专业机构运营', en: 'Run by an agency' },
  'entrusted-hub': { zh: '总站委托', en: 'Entrusted through the hub' },
  dispatch: { zh: '劳务派遣', en: 'Labour dispatch' },
  direct: { zh: '直聘', en: 'Directly hired' },
  integrated: { zh: '整合自有', en: 'Own staff integrated' },
} as const satisfies Record<string, LocalizedText>
export const OperatingMode = z.enum(['agency', 'entrusted-hub', 'dispatch', 'direct', 'integrated'])
export type OperatingMode = z.infer<typeof OperatingMode>

export const PREMISES_TYPES = {
  independent: { zh: '独立办公', en: 'Independent' },
  shared: { zh: '合署办公', en: 'Shared' },
} as const satisfies Record<string, LocalizedText>
export const PremisesType = z.enum(['independent', 'shared'])
export type PremisesType = z.infer<typeof PremisesType>

export const Premises = z.object({
  type: PremisesType,
  /** With whom it is shared (民政所…); empty when independent. */
  sharedWith: z.string().trim().max(100).default(''),
  address: z.string().trim().max(200).default(''),
  /** Floor area in square metres. */
  areaM2: z.number().min(0).max(100_000).nullable().default(null),
  /** 个案工作室 and 小组工作室 (DB3205/T 1070-2023, 5). */
  caseRooms: z.int().min(0).max(99).default(0),
  groupRooms: z.int().min(0).max(99).default(0),
  /** Degrees, CGCS2000. */
  longitude: z.number().min(73).max(136).nullable().default(null),
  latitude: z.number().min(3).max(54).nullable().default(null),
})
export type Premises = z.infer<typeof Premises>

export const FEATURE_KINDS = {
  feature: { zh: '一站一特色', en: 'Feature' },
  brand: { zh: '一站一品牌', en: 'Brand' },
  highlight: { zh: '一站一亮点', en: 'Highlight' },
  center: { zh: '一站一中心', en: 'Center' },
} as const satisfies Record<string, LocalizedText>
export const Feature = z.object({
  kind: z.enum(['feature', 'brand', 'highlight', 'center']),
  text: z.string().trim().min(1).max(100),
})
export type Feature = z.infer<typeof Feature>

/** 有人抓、有人建、有人管 (红河州). */
export const DUTIES = {
  leads: { zh: '有人抓', en: 'Leads' },
  builds: { zh: '有人建', en: 'Builds' },
  runs: { zh: '有人管', en: 'Runs' },
} as const satisfies Record<string, LocalizedText>
export const ResponsiblePerson = z.object({
  duty: z.enum(['leads', 'builds', 'runs']),
  name: z.string().trim().min(1).max(50),
  title: z.string().trim().max(60).default(''),
})
export type ResponsiblePerson = z.infer<typeof ResponsiblePerson>

/** Where a row comes from, shown beside it: nobody may take made-up data for a record. */
export const PROVENANCES = {
  record: { zh: '业务登记', en: 'Recorded' },
  article: { zh: '公开报道', en: 'From a published article' },
  demonstration: { zh: '演示数据', en: 'Demonstration data' },
} as const satisfies Record<string, LocalizedText>
export const Provenance = z.enum(['record', 'article', 'demonstration'])
export type Provenance = z.infer<typeof Provenance>

/** `ST-420304101-01`: prefix of the kind, division, serial within the division. */
export const StationCode = z
  .string()
  .check(
    worded(z.regex(/^(SC|SZ|ST|SR)-[0-9]{2}[0-9A-Z]{2,10}-[0-9]{2}$/), {
      zh: '应为站点编码,如 ST-420304101-01',
      en: 'must be the code of a station, such as ST-420304101-01',
    }),
  )
  .brand<'StationCode'>()
export type StationCode = z.infer<typeof StationCode>

/** Characters of a station's name. */
export const STATION_NAME_LENGTH = { min: 2, max: 60 } as const

/** A station of any kind as everyone may see it: also the state that its event carries. */
export const Station = z.object({
  id: Uuid,
  code: StationCode,
  kind: StationKind,
  name: z.string(),
  hostType: HostType,
  division: DivisionCode,
  divisionName: z.string(),
  scopePath: ScopePath,
  parent: StationCode.nullable(),
  status: StationStatus,
  statusSince: BusinessDate,
  foundedOn: BusinessDate,
  /** 挂牌 date: the day it began to operate. */
  plaqueOn: BusinessDate.nullable(),
  mode: OperatingMode.nullable(),
  premises: Premises.nullable(),
  features: z.array(Feature),
  responsible: z.array(ResponsiblePerson),
  phone: z.string(),
  provenance: Provenance,
  remark: z.string(),
  /** Grows by one with each change; a change names the version it was made from. */
  version: z.int(),
})
export type Station = z.infer<typeof Station>

/**
 * A station in a list: without what only its card shows. A full station may hold 16 KB, and 200 rows must stay well
 * below the 1 MB of a NATS message; officials' names and telephones are not handed out by the hundred either.
 */
export const StationSummary = Station.omit({ features: true, responsible: true, phone: true, remark: true })
export type StationSummary = z.infer<typeof StationSummary>

/** Something that was true of a station from a date on. */
export const StationHistoryEntry = z.object({
  on: BusinessDate,
  /** The day on which the next one began; the same as `on` for what was replaced on its first day; null while it holds. */
  until: BusinessDate.nullable(),
  aspect: z.enum(['status', 'premises', 'mode', 'parent']),
  status: StationStatus.nullable(),
  premises: Premises.nullable(),
  mode: OperatingMode.nullable(),
  /** The station above. */
  parent: StationCode.nullable(),
  /** To whom went what it left, where it ended. */
  handOver: z.array(HandOver),
  reason: z.string(),
  /** Who recorded it, and when (an instant; `on` is the business date). */
  recordedBy: z.string(),
  recordedAt: z.iso.datetime(),
})
export type StationHistoryEntry = z.infer<typeof StationHistoryEntry>
