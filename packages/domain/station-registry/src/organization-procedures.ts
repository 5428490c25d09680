import { BusinessDate } from '@zhanwang/kernel/calendar'
import { command, query } from '@zhanwang/kernel/contract'
import { DivisionCodeInput } from '@zhanwang/kernel/division-code'
import { exportOf } from '@zhanwang/kernel/export'
import { Uuid } from '@zhanwang/kernel/ids'
import { Page, PageInput } from '@zhanwang/kernel/page'
import { z } from 'zod'
import {
  Grade,
  Listing,
  Organization,
  OrganizationCode,
  OrganizationKind,
  OrganizationLevel,
  OrganizationList,
  OrganizationStep,
  Rating,
} from './organization.ts'
import { Provenance } from './station.ts'

const Reason = z.string().trim().min(1).max(500)
const Source = z.string().trim().max(200).default('')

/** Of one that is registered or changed. */
const DETAILS = {
  /** As people write it: spaces, hyphens, full-width and small letters are put right. */
  code: z.string().trim().min(1).max(40),
  /** Needed only where the code's check characters are wrong: the paper on which it is written so. */
  codeEvidence: z.string().trim().max(200).default(''),
  name: z.string().trim().min(2).max(100),
  kind: OrganizationKind,
  level: OrganizationLevel,
  authority: z.string().trim().max(100).default(''),
  representative: z.string().trim().max(50).default(''),
  foundedOn: BusinessDate.nullable().default(null),
  address: z.string().trim().max(200).default(''),
  contact: z.string().trim().max(50).default(''),
  phone: z.string().trim().max(30).default(''),
  remark: z.string().trim().max(500).default(''),
}
const Target = { id: Uuid, version: z.int().min(1) }
const Changed = z.object({ id: Uuid, version: z.int() })

const list = query({
  summary: { zh: '单位列表', en: 'List organizations' },
  input: z.strictObject({
    /** Those whose record is kept there or below. */
    division: DivisionCodeInput.optional(),
    kind: z.array(OrganizationKind).max(8).optional(),
    /** With at least so many As that count today. */
    gradeFrom: Grade.optional(),
    /** On one of these lists today. */
    listed: z.array(OrganizationList).max(3).optional(),
    /** Without it, those that are not dissolved. */
    dissolved: z.boolean().default(false),
    /** Part of the name, or beginning of the code. */
    text: z.string().trim().max(100).optional(),
    ...PageInput,
  }),
  output: Page(Organization),
  permission: 'organization.read',
  scope: 'signed-in',
  // The names of those who answer for it.
  sensitivity: 'L2',
  rest: 'GET /organizations',
})

/**
 * The organizations of the network by their credit code. Whoever works with the network reads all of them, for an agency
 * runs stations far from where it is registered; the bureau that keeps a record, and those above, change it.
 */
export const organizationProcedures = {
  list,
  export: exportOf(list, {
    summary: { zh: '导出单位名录', en: 'Export organizations' },
    permission: 'organization.export',
    rest: 'POST /organizations/export',
  }),
  get: query({
    summary: { zh: '单位详情', en: 'One organization with its grades and listings' },
    input: z.strictObject({ id: Uuid }),
    output: z.object({
      organization: Organization,
      /** Newest first. */
      ratings: z.array(Rating),
      listings: z.array(Listing),
      /** What the reader may do with it: `change` stands for every step of one that is not dissolved. */
      may: z.array(z.enum(['change', 'restore'])),
    }),
    permission: 'organization.read',
    scope: 'signed-in',
    sensitivity: 'L2',
    rest: 'GET /organizations/{id}',
  }),
  history: query({
    summary: { zh: '单位沿革', en: 'What happened to an organization, newest first' },
    input: z.strictObject({ ...PageInput, id: Uuid, limit: z.int().min(1).max(100).default(50) }),
    output: Page(OrganizationStep),
    permission: 'organization.read',
    scope: 'signed-in',
    sensitivity: 'L2',
    rest: 'GET /organizations/{id}/history',
  }),
  register: command({
    summary: { zh: '登记单位', en: 'Register an organization' },
    input: z.strictObject({
      ...DETAILS,
      division: DivisionCodeInput,
      provenance: Provenance.default('record'),
    }),
    output: Changed.extend({ code: OrganizationCode }),
    permission: 'organization.maintain',
    scope: 'division',
    sensitivity: 'L2',
    rest: 'POST /organizations',
  }),
  change: command({
    summary: { zh: '变更单位信息', en: 'Change what is recorded of an organization' },
    input: z.strictObject({ ...Target, ...DETAILS, reason: Reason }),
    output: Changed,
    permission: 'organization.maintain',
    scope: 'division',
    sensitivity: 'L2',
    rest: 'POST /organizations/{id}/change',
  }),
  rate: command({
    summary: { zh: '登记评估等级', en: 'Record the evaluation grade that an organization was given' },
    input: z.strictObject({
      ...Target,
      grade: Grade,
      ratedOn: BusinessDate,
      /** Null: five years from then. */
      validTo: BusinessDate.nullable().default(null),
      source: Source,
    }),
    output: Changed,
    permission: 'organization.maintain',
    scope: 'division',
    sensitivity: 'L2',
    rest: 'POST /organizations/{id}/rate',
  }),
  withdrawRating: command({
    summary: { zh: '取消评估等级', en: 'Record that the grade of an organization was withdrawn' },
    input: z.strictObject({ ...Target, on: BusinessDate, reason: Reason }),
    output: Changed,
    permission: 'organization.maintain',
    scope: 'division',
    sensitivity: 'L2',
    rest: 'POST /organizations/{id}/withdraw-rating',
  }),
  enlist: command({
    summary: { zh: '列入名单', en: 'Put an organization on one of the lists' },
    input: z.strictObject({
      ...Target,
      list: OrganizationList,
      from: BusinessDate,
      until: BusinessDate.nullable().default(null),
      reason: Reason,
      source: Source,
    }),
    output: Changed.extend({ listing: Uuid }),
    permission: 'organization.maintain',
    scope: 'division',
    sensitivity: 'L2',
    rest: 'POST /organizations/{id}/enlist',
  }),
  delist: command({
    summary: { zh: '移出名单', en: 'Take an organization off a list' },
    input: z.strictObject({ ...Target, listing: Uuid, on: BusinessDate, reason: Reason }),
    output: Changed,
    permission: 'organization.maintain',
    scope: 'division',
    sensitivity: 'L2',
    rest: 'POST /organizations/{id}/delist',
  }),
  dissolve: command({
    summary: { zh: '注销单位', en: 'Record that an organization was dissolved' },
    input: z.strictObject({ ...Target, on: BusinessDate, reason: Reason }),
    output: Changed,
    permission: 'organization.maintain',
    scope: 'division',
    sensitivity: 'L2',
    rest: 'POST /organizations/{id}/dissolve',
  }),
  restore: command({
    summary: { zh: '撤销单位注销', en: 'Take back a dissolution recorded by mistake' },
    input: z.strictObject({ ...Target, reason: Reason }),
    output: Changed,
    permission: 'organization.maintain',
    scope: 'division',
    sensitivity: 'L2',
    rest: 'POST /organizations/{id}/restore',
  }),
  move: command({
    summary: { zh: '移交单位管理', en: 'Hand the record of an organization to another division' },
    /** Both the division that keeps the record and this one must lie in the caller's scope. */
    input: z.strictObject({ ...Target, division: DivisionCodeInput, reason: Reason }),
    output: Changed,
    permission: 'organization.maintain',
    scope: 'division',
    sensitivity: 'L2',
    rest: 'POST /organizations/{id}/move',
  }),
} as const
