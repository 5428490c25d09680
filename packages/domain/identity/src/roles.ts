import type { LocalizedText } from '@zhanwang/kernel/localized-text'
import { z } from 'zod'
import type { Permission } from './permissions.ts'

/** What everyone who works with the network reads, and may take along as a file. */
const BUSINESS_READING = [
  'division.read',
  'division.export',
  'station.read',
  'station.export',
  'organization.read',
  'organization.export',
  'policy.read',
  'policy.export',
  'group.read',
  'group.export',
  'rule.read',
  'rule.export',
  'indicator.read',
  'indicator.export',
  'ticket.read',
  'ticket.export',
  'approval.read',
] as const

/** What every office does with a problem, whoever found it. */
const TICKETS = ['ticket.raise', 'ticket.handle'] as const

/** What the offices do that answer for the stations of their place. */
const SUPERVISION = [
  'rule.maintain',
  'station.apply',
  'station.import',
  'station.supervise',
  'organization.maintain',
  'organization.import',
  'policy.maintain',
  'group.maintain',
  'approval.decide',
  ...TICKETS,
  'visit.record',
] as const

/**
 * What people may do, by role (domain 2.4). The three administrators (三员) hold no business permission,
 * and an account that holds one of the three roles holds no other: `group` says which exclude each other.
 * Who makes accounts gives no roles and the other way round (三员分立): it takes two people to let somebody in.
 */
export const ROLES = {
  'system-administrator': {
    group: 'system',
    zh: '系统管理员',
    en: 'System administrator',
    permissions: [
      'division.read',
      'division.export',
      'division.maintain',
      'account.read',
      'account.export',
      'account.maintain',
    ],
  },
  'security-administrator': {
    group: 'security',
    zh: '安全管理员',
    en: 'Security administrator',
    permissions: ['division.read', 'division.export', 'account.read', 'account.export', 'grant.maintain'],
  },
  'audit-administrator': {
    group: 'audit',
    zh: '审计管理员',
    en: 'Audit administrator',
    permissions: ['division.read', 'account.read', 'audit.read', 'audit.export'],
  },
  'province-officer': {
    group: 'business',
    zh: '省厅业务处室',
    en: 'Provincial officer',
    permissions: [...BUSINESS_READING, 'rule.maintain', 'policy.maintain', 'approval.decide'],
  },
  'prefecture-officer': {
    group: 'business',
    zh: '市(州)局业务科室',
    en: 'Prefecture officer',
    permissions: [...BUSINESS_READING, ...SUPERVISION],
  },
  'county-officer': {
    group: 'business',
    zh: '县(市、区)局业务股室',
    en: 'County officer',
    permissions: [...BUSINESS_READING, ...SUPERVISION],
  },
  // 区划 is another desk of a bureau than its stations; who does both holds both.
  'division-officer': {
    group: 'business',
    zh: '区划地名岗',
    en: 'Division officer',
    permissions: [...BUSINESS_READING, 'division.maintain'],
  },
  'township-officer': {
    group: 'business',
    zh: '乡镇(街道)民政办',
    en: 'Township officer',
    permissions: [
      ...BUSINESS_READING,
      'station.apply',
      'policy.maintain',
      'group.maintain',
      'approval.decide',
      ...TICKETS,
    ],
  },
  viewer: {
    group: 'business',
    zh: '查阅(领导小组)',
    en: 'Viewer',
    permissions: [
      'division.read',
      'station.read',
      'organization.read',
      'policy.read',
      'group.read',
      'rule.read',
      'indicator.read',
      'ticket.read',
    ],
  },
} as const satisfies Record<string, LocalizedText & { group: RoleGroup; permissions: readonly Permission[] }>

export type RoleGroup = 'system' | 'security' | 'audit' | 'business'

export const Role = z.enum([
  'system-administrator',
  'security-administrator',
  'audit-administrator',
  'province-officer',
  'prefecture-officer',
  'county-officer',
  'division-officer',
  'township-officer',
  'viewer',
])
export type Role = z.infer<typeof Role>
