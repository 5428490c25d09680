import { BusinessDate } from '@zhanwang/kernel/calendar'
import { DivisionCode, DivisionLevel } from '@zhanwang/kernel/division-code'
import { Uuid } from '@zhanwang/kernel/ids'
import type { LocalizedText } from '@zhanwang/kernel/localized-text'
import { ScopePath } from '@zhanwang/kernel/scope'
import { z } from 'zod'
import { Provenance } from './station.ts'
import { TicketNumber, TicketStatus } from './ticket.ts'

export const GROUP_ROLES = {
  head: { zh: '组长', en: 'Head' },
  deputy: { zh: '副组长', en: 'Deputy head' },
  member: { zh: '成员', en: 'Member' },
  office: { zh: '办公室主任', en: 'Head of its office' },
} as const satisfies Record<string, LocalizedText>
export const GroupRole = z.enum(['head', 'deputy', 'member', 'office'])
export type GroupRole = z.infer<typeof GroupRole>

/** The levels of the divisions that have leading groups (红河州, domain 1C). */
export const GroupLevel = DivisionLevel.extract(['prefecture', 'county', 'township'])

export function hasGroups(level: DivisionLevel): boolean {
  return GroupLevel.safeParse(level).success
}

/** People of one group, and what one meeting decides. */
export const MAX_GROUP_MEMBERS = 60
export const MAX_DECISIONS = 20

/** Who a member is: an official by name, unit and post. */
export const GroupMember = z.object({
  role: GroupRole,
  name: z.string().trim().min(1).max(50),
  /** 单位. */
  unit: z.string().trim().max(100).default(''),
  /** 职务. */
  post: z.string().trim().max(60).default(''),
})
export type GroupMember = z.infer<typeof GroupMember>

/** A member with the days of the membership. */
export const Membership = GroupMember.extend({
  since: BusinessDate,
  /** The first day on which it holds no more. */
  until: BusinessDate.nullable(),
})
export type Membership = z.infer<typeof Membership>

const Named = z.object({ id: Uuid, title: z.string() })

/** 乡镇(街道)社工站建设工作领导小组, at prefecture, county or township: one of a division at a time (红河州, domain 1C). */
export const LeadingGroup = z.object({
  id: Uuid,
  name: z.string(),
  division: DivisionCode,
  divisionName: z.string(),
  scopePath: ScopePath,
  foundedOn: BusinessDate,
  /** The document by which it was founded, where the library has it. */
  foundingPolicy: Named.nullable(),
  /** The same in words, where the library does not. */
  foundingDocument: z.string(),
  /** 办公室设在. */
  office: z.string(),
  members: z.array(GroupMember.extend({ since: BusinessDate })),
  dissolvedOn: BusinessDate.nullable(),
  provenance: Provenance,
  remark: z.string(),
  version: z.int(),
})
export type LeadingGroup = z.infer<typeof LeadingGroup>

export const LeadingGroupSummary = LeadingGroup.omit({ members: true, remark: true }).extend({
  /** The head's name, unit and post; null while there is none. */
  head: GroupMember.nullable(),
  memberCount: z.int(),
  meetings: z.int(),
  lastMetOn: BusinessDate.nullable(),
})
export type LeadingGroupSummary = z.infer<typeof LeadingGroupSummary>

/** What a meeting decided, and what became of it. */
export const GroupDecision = z.object({
  /** From 0. */
  sequence: z.int(),
  text: z.string(),
  /** The ticket that it became. */
  ticket: z.object({ number: TicketNumber, status: TicketStatus, dueOn: BusinessDate }).nullable(),
  /** Of one without a ticket: that it was carried out. */
  settled: z.object({ on: BusinessDate, result: z.string(), by: z.string() }).nullable(),
})
export type GroupDecision = z.infer<typeof GroupDecision>

export const GroupMeeting = z.object({
  id: Uuid,
  on: BusinessDate,
  topic: z.string(),
  summary: z.string(),
  /** The minutes, where the library has them. */
  minutes: Named.nullable(),
  decisions: z.array(GroupDecision),
  recordedBy: z.string(),
  recordedAt: z.iso.datetime(),
  /** Of what is recorded beside the decisions, each of which is settled for itself. */
  version: z.int(),
})
export type GroupMeeting = z.infer<typeof GroupMeeting>
