import { BusinessDate } from '@zhanwang/kernel/calendar'
import { command, query } from '@zhanwang/kernel/contract'
import { DivisionCodeInput, DivisionLevel } from '@zhanwang/kernel/division-code'
import { exportOf } from '@zhanwang/kernel/export'
import { Uuid } from '@zhanwang/kernel/ids'
import { Page, PageInput } from '@zhanwang/kernel/page'
import { z } from 'zod'
import {
  GroupMeeting,
  GroupMember,
  LeadingGroup,
  LeadingGroupSummary,
  MAX_DECISIONS,
  MAX_GROUP_MEMBERS,
  Membership,
} from './leading-group.ts'
import { Provenance } from './station.ts'
import { PROBLEM_LENGTH, TicketKind, TicketNumber } from './ticket.ts'
import { OwnerInput } from './ticket-procedures.ts'

const Reason = z.string().trim().min(1).max(500)
const Target = { id: Uuid, version: z.int().min(1) }
const Changed = z.object({ id: Uuid, version: z.int() })
const Members = z.array(GroupMember).min(1).max(MAX_GROUP_MEMBERS)

const DETAILS = {
  name: z.string().trim().min(2).max(100),
  foundedOn: BusinessDate,
  foundingPolicy: Uuid.nullable().default(null),
  foundingDocument: z.string().trim().max(200).default(''),
  office: z.string().trim().max(100).default(''),
  remark: z.string().trim().max(500).default(''),
}

/** Of a meeting beside its day and what it decided. */
const MEETING_DETAILS = {
  topic: z.string().trim().min(2).max(200),
  summary: z.string().trim().max(1000).default(''),
  minutes: Uuid.nullable().default(null),
}

const list = query({
  summary: { zh: '领导小组列表', en: 'List leading groups, by place' },
  input: z.strictObject({
    division: DivisionCodeInput.optional(),
    level: z.array(DivisionLevel).max(5).optional(),
    /** Without it, those that stand. */
    dissolved: z.boolean().default(false),
    /** Part of the name, of the head's name or of the division's. */
    text: z.string().trim().max(60).optional(),
    ...PageInput,
    limit: z.int().min(1).max(100).default(50),
  }),
  output: Page(LeadingGroupSummary),
  permission: 'group.read',
  scope: 'division',
  // The names of officials.
  sensitivity: 'L2',
  rest: 'GET /leading-groups',
})

/** Leading groups (领导小组), their members, meetings and decisions. */
export const leadingGroupProcedures = {
  list,
  export: exportOf(list, {
    summary: { zh: '导出领导小组名册', en: 'Export leading groups' },
    permission: 'group.export',
    rest: 'POST /leading-groups/export',
  }),
  get: query({
    summary: { zh: '领导小组详情', en: 'One leading group with its members, present and past' },
    input: z.strictObject({ id: Uuid }),
    output: z.object({
      group: LeadingGroup,
      /** Who was a member and is no more, the last to leave first. */
      former: z.array(Membership),
      /** What the reader may do with it. */
      may: z.array(z.enum(['change'])),
    }),
    permission: 'group.read',
    scope: 'division',
    sensitivity: 'L2',
    rest: 'GET /leading-groups/{id}',
  }),
  meetings: query({
    summary: { zh: '领导小组会议和决定', en: 'Meetings of a leading group with what they decided, newest first' },
    input: z.strictObject({ ...PageInput, id: Uuid, limit: z.int().min(1).max(50).default(20) }),
    output: Page(GroupMeeting),
    permission: 'group.read',
    scope: 'division',
    sensitivity: 'L2',
    rest: 'GET /leading-groups/{id}/meetings',
  }),
  found: command({
    summary: { zh: '登记成立领导小组', en: 'Record that a leading group was founded' },
    input: z.strictObject({
      ...DETAILS,
      division: DivisionCodeInput,
      members: Members,
      provenance: Provenance.default('record'),
    }),
    output: Changed,
    permission: 'group.maintain',
    scope: 'division',
    sensitivity: 'L2',
    rest: 'POST /leading-groups',
  }),
  change: command({
    summary: { zh: '变更领导小组信息', en: 'Change what is recorded of a leading group' },
    input: z.strictObject({ ...Target, ...DETAILS, reason: Reason }),
    output: Changed,
    permission: 'group.maintain',
    scope: 'division',
    sensitivity: 'L2',
    rest: 'POST /leading-groups/{id}/change',
  }),
  setMembers: command({
    summary: { zh: '调整组成人员', en: 'Change the members of a leading group from a day on' },
    input: z.strictObject({ ...Target, on: BusinessDate, members: Members, reason: Reason }),
    output: Changed,
    permission: 'group.maintain',
    scope: 'division',
    sensitivity: 'L2',
    rest: 'POST /leading-groups/{id}/members',
  }),
  dissolve: command({
    summary: { zh: '撤销领导小组', en: 'Record that a leading group was dissolved' },
    input: z.strictObject({ ...Target, on: BusinessDate, reason: Reason }),
    output: Changed,
    permission: 'group.maintain',
    scope: 'division',
    sensitivity: 'L2',
    rest: 'POST /leading-groups/{id}/dissolve',
  }),
  recordMeeting: command({
    summary: { zh: '登记领导小组会议', en: 'Record a meeting; what it decided may become tickets' },
    input: z.strictObject({
      id: Uuid,
      on: BusinessDate,
      ...MEETING_DETAILS,
      decisions: z
        .array(
          z.strictObject({
            text: z.string().trim().min(2).max(PROBLEM_LENGTH),
            /** Null: it is followed here and not by a ticket. */
            ticket: z
              .strictObject({
                kind: TicketKind.default('other'),
                owner: OwnerInput.nullable().default(null),
                dueOn: BusinessDate.nullable().default(null),
              })
              .nullable()
              .default(null),
          }),
        )
        .max(MAX_DECISIONS)
        .default([]),
    }),
    output: z.object({ id: Uuid, tickets: z.array(TicketNumber) }),
    permission: 'group.maintain',
    scope: 'division',
    sensitivity: 'L2',
    rest: 'POST /leading-groups/{id}/meetings',
  }),
  changeMeeting: command({
    summary: { zh: '更正会议记录', en: 'Correct what is recorded of a meeting; its day and decisions stay' },
    /** The id and the version are the meeting's. */
    input: z.strictObject({ ...Target, ...MEETING_DETAILS, reason: Reason }),
    output: Changed,
    permission: 'group.maintain',
    scope: 'division',
    sensitivity: 'L2',
    rest: 'POST /leading-group-meetings/{id}/change',
  }),
  settleDecision: command({
    summary: { zh: '登记决定落实情况', en: 'Record that a decision without a ticket was carried out' },
    input: z.strictObject({
      /** The meeting's. */
      id: Uuid,
      sequence: z
        .int()
        .min(0)
        .max(MAX_DECISIONS - 1),
      on: BusinessDate,
      result: z.string().trim().min(1).max(500),
    }),
    output: z.object({ id: Uuid }),
    permission: 'group.maintain',
    scope: 'division',
    sensitivity: 'L2',
    rest: 'POST /leading-group-meetings/{id}/settle',
  }),
} as const
