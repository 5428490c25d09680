import type { StationRegistry } from '@zhanwang/domain-station-registry/contract'
import type {
  GroupMeeting,
  GroupMember,
  GroupRole,
  LeadingGroup,
} from '@zhanwang/domain-station-registry/leading-group'
import type { TicketKind } from '@zhanwang/domain-station-registry/ticket'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { DivisionLevel } from '@zhanwang/kernel/division-code'
import type { Uuid } from '@zhanwang/kernel/ids'
import type { z } from 'zod'

type Procedures = StationRegistry['procedures']['leadingGroups']
export type FoundInput = z.input<Procedures['found']['input']>
export type DetailsInput = Omit<FoundInput, 'division' | 'members' | 'provenance'>
export type MeetingInput = Omit<z.input<Procedures['recordMeeting']['input']>, 'id'>
export type MeetingDetailsInput = Omit<MeetingInput, 'on' | 'decisions'>

/** What of a group is written down beside its members, half filled. */
export interface GroupValues {
  name?: string
  foundedOn?: BusinessDate | null
  foundingPolicy?: Uuid | null
  /** Not asked for where the document is chosen. */
  foundingDocument?: string
  office?: string
  remark?: string
}

export interface MemberValues {
  role?: GroupRole
  name?: string
  unit?: string
  post?: string
}

/** The fields of a decision lie as in the command, so that what the server says of one stands under it. */
export interface DecisionValues {
  text?: string
  isTicket?: boolean
  ticket?: { kind?: TicketKind; owner?: DivisionLevel | null; dueOn?: BusinessDate | null }
}

/** What of a meeting is written down beside its day and what it decided, half filled. */
export interface MeetingDetailsValues {
  topic?: string
  summary?: string
  minutes?: Uuid | null
}

export interface MeetingValues extends MeetingDetailsValues {
  on?: BusinessDate | null
  decisions?: DecisionValues[]
}

/** What a group of a division is called unless it has another name. */
export function proposedName(divisionName: string): string {
  return `${divisionName}社工站建设工作领导小组`
}

/** The form of a group as it is recorded. */
export function valuesOf(group: LeadingGroup): GroupValues {
  const { name, foundedOn, foundingPolicy, foundingDocument, office, remark } = group
  return { name, foundedOn, foundingPolicy: foundingPolicy?.id ?? null, foundingDocument, office, remark }
}

/** What a filled form says; undefined while a field that it cannot do without is empty. */
export function detailsInput(values: GroupValues): DetailsInput | undefined {
  const { name, foundedOn, foundingPolicy, foundingDocument, ...others } = values
  if (!name || !foundedOn) return undefined
  return {
    ...others,
    ...{ name, foundedOn },
    foundingPolicy: foundingPolicy ?? null,
    foundingDocument: foundingPolicy ? '' : (foundingDocument ?? ''),
  }
}

/** The members of a filled form, in its order. */
export function membersInput(values: readonly MemberValues[] = []): GroupMember[] {
  return values.map(({ role = 'member', name = '', unit = '', post = '' }) => ({ role, name, unit, post }))
}

/** The form of a meeting as it is recorded. */
export function valuesOfMeeting({ topic, summary, minutes }: GroupMeeting): MeetingDetailsValues {
  return { topic, summary, minutes: minutes?.id ?? null }
}

/** What a filled form says of a meeting; undefined while its topic is missing. */
export function meetingDetailsInput(values: MeetingDetailsValues): MeetingDetailsInput | undefined {
  const { topic, summary = '', minutes = null } = values
  return topic ? { topic, summary, minutes } : undefined
}

/** The command of a filled form; undefined while its day or topic is missing. */
export function meetingInput({ on, decisions, ...values }: MeetingValues): MeetingInput | undefined {
  const details = meetingDetailsInput(values)
  if (!on || !details) return undefined
  return {
    ...{ on, ...details },
    decisions: (decisions ?? []).map(({ text, isTicket, ticket: { kind, owner, dueOn } = {} }) => ({
      text: text ?? '',
      ticket: isTicket
        ? { ...(kind ? { kind } : {}), owner: owner ? { level: owner } : null, dueOn: dueOn ?? null }
        : null,
    })),
  }
}
