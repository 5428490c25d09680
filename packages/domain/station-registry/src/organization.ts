import { BusinessDate } from '@zhanwang/kernel/calendar'
import { CREDIT_CODE_SHAPE } from '@zhanwang/kernel/credit-code'
import { DivisionCode } from '@zhanwang/kernel/division-code'
import { Uuid } from '@zhanwang/kernel/ids'
import type { LocalizedText } from '@zhanwang/kernel/localized-text'
import { ScopePath } from '@zhanwang/kernel/scope'
import { worded } from '@zhanwang/kernel/worded-check'
import { z } from 'zod'
import { Provenance } from './station.ts'

/**
 * Who takes part in the network (domain 2.1). `categories`: the first two characters that its credit code commonly has
 * (GB 32100): authority and category; others are shown with a remark, not refused, for bodies are reorganised.
 */
export const ORGANIZATION_KINDS = {
  'civil-affairs': { zh: '民政局', en: 'Civil affairs bureau', categories: ['11'] },
  'social-work-department': { zh: '社会工作部', en: 'Social work department', categories: ['11'] },
  'township-government': { zh: '乡镇政府(街道办)', en: 'Township government', categories: ['11'] },
  agency: { zh: '社工机构', en: 'Social work agency', categories: ['52'] },
  dispatch: { zh: '劳务派遣公司', en: 'Labour dispatch company', categories: ['91'] },
  college: { zh: '科研院校', en: 'College or institute', categories: ['12', '52'] },
  association: { zh: '社会团体', en: 'Association', categories: ['51', '53'] },
  department: { zh: '其他部门(单位)', en: 'Another department', categories: ['11', '12'] },
} as const satisfies Record<string, LocalizedText & { categories: readonly string[] }>
export const OrganizationKind = z.enum([
  'civil-affairs',
  'social-work-department',
  'township-government',
  'agency',
  'dispatch',
  'college',
  'association',
  'department',
])
export type OrganizationKind = z.infer<typeof OrganizationKind>

/** The rank of the authority with which it is registered, or of the body itself. */
export const ORGANIZATION_LEVELS = {
  national: { zh: '国家级', en: 'National' },
  province: { zh: '省级', en: 'Provincial' },
  prefecture: { zh: '市级', en: 'Prefecture' },
  county: { zh: '县级', en: 'County' },
  township: { zh: '乡级', en: 'Township' },
} as const satisfies Record<string, LocalizedText>
export const OrganizationLevel = z.enum(['national', 'province', 'prefecture', 'county', 'township'])
export type OrganizationLevel = z.infer<typeof OrganizationLevel>

/**
 * On what an organization stands that is not to be trusted. The first two are the state's (《社会组织信用信息管理办法》,
 * 民政部令第60号, 2018); the third is a bureau's own, after an assessment that was failed (domain P2, step 8).
 */
export const ORGANIZATION_LISTS = {
  abnormal: { zh: '活动异常名录', en: 'List of abnormal activity' },
  dishonest: { zh: '严重违法失信名单', en: 'List of serious dishonesty' },
  barred: { zh: '限制承接名单', en: 'Barred from contracts' },
} as const satisfies Record<string, LocalizedText>
export const OrganizationList = z.enum(['abnormal', 'dishonest', 'barred'])
export type OrganizationList = z.infer<typeof OrganizationList>

/** The evaluation grade of a social organization, 1A to 5A (《社会组织评估管理办法》, 民政部令第39号), as a number of As. */
export const Grade = z.int().min(1).max(5)
/** A grade holds for five years (the same measure), unless its notice says otherwise. */
export const GRADE_YEARS = 5

/**
 * A unified social credit code as it is kept: of the shape of GB 32100. Old codes whose check characters are wrong exist;
 * one is taken with the evidence that it is written so (domain 3.3).
 */
export const OrganizationCode = z
  .string()
  .check(worded(z.regex(CREDIT_CODE_SHAPE), { zh: '应为统一社会信用代码', en: 'must be a unified social credit code' }))
  .brand<'OrganizationCode'>()
export type OrganizationCode = z.infer<typeof OrganizationCode>

/** A grade as it was given. */
export const Rating = z.object({
  id: Uuid,
  grade: Grade,
  ratedOn: BusinessDate,
  /** The last day on which it counts. */
  validTo: BusinessDate,
  /** The notice by which it was given. */
  source: z.string(),
  /** That it was taken away again before its end. */
  withdrawn: z.object({ on: BusinessDate, reason: z.string() }).nullable(),
})
export type Rating = z.infer<typeof Rating>

/** A time on one of the lists. */
export const Listing = z.object({
  id: Uuid,
  list: OrganizationList,
  from: BusinessDate,
  /** The last day, where it was set from the start; null until it is taken off. */
  until: BusinessDate.nullable(),
  reason: z.string(),
  /** The decision by which it was put there. */
  source: z.string(),
  /** That it was taken off; on that day it stands there no more. */
  ended: z.object({ on: BusinessDate, reason: z.string() }).nullable(),
})
export type Listing = z.infer<typeof Listing>

export const Organization = z.object({
  id: Uuid,
  code: OrganizationCode,
  /** The paper on which a code with wrong check characters is written so; empty where they are right. */
  codeEvidence: z.string(),
  name: z.string(),
  kind: OrganizationKind,
  level: OrganizationLevel,
  /** The division whose bureau keeps this record. Everyone in the network reads it: a register is one. */
  division: DivisionCode,
  divisionName: z.string(),
  scopePath: ScopePath,
  /** 登记管理机关, or the body above. */
  authority: z.string(),
  /** 法定代表人(负责人). */
  representative: z.string(),
  foundedOn: BusinessDate.nullable(),
  address: z.string(),
  contact: z.string(),
  phone: z.string(),
  /** The latest grade that was not withdrawn; whether it still counts, `validTo` says. */
  grade: Rating.pick({ grade: true, ratedOn: true, validTo: true }).nullable(),
  /** The times on lists that nobody ended; of those with a last day that may be past. */
  listings: z.array(Listing.pick({ list: true, from: true, until: true })),
  /** 注销. */
  dissolvedOn: BusinessDate.nullable(),
  provenance: Provenance,
  remark: z.string(),
  version: z.int(),
})
export type Organization = z.infer<typeof Organization>

export const ORGANIZATION_STEPS = {
  register: { zh: '登记', en: 'Registered' },
  change: { zh: '变更', en: 'Changed' },
  rate: { zh: '登记评估等级', en: 'Graded' },
  'withdraw-rating': { zh: '取消评估等级', en: 'Grade withdrawn' },
  enlist: { zh: '列入名单', en: 'Put on a list' },
  delist: { zh: '移出名单', en: 'Taken off a list' },
  dissolve: { zh: '注销', en: 'Dissolved' },
  restore: { zh: '撤销注销', en: 'Dissolution taken back' },
  move: { zh: '移交管理', en: 'Handed to another division' },
} as const satisfies Record<string, LocalizedText>
export const OrganizationStepName = z.enum([
  'register',
  'change',
  'rate',
  'withdraw-rating',
  'enlist',
  'delist',
  'dissolve',
  'restore',
  'move',
])
export type OrganizationStepName = z.infer<typeof OrganizationStepName>

/** What happened to an organization. */
export const OrganizationStep = z.object({
  /** The version that it made. */
  sequence: z.int(),
  step: OrganizationStepName,
  on: BusinessDate,
  text: z.string(),
  /** What was written anew, by the field's name. */
  changes: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
  by: z.string(),
  at: z.iso.datetime(),
})
export type OrganizationStep = z.infer<typeof OrganizationStep>
