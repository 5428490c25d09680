import { BusinessDate } from '@zhanwang/kernel/calendar'
import { z } from 'zod'
import { PageSearch } from '../forms/page-search.ts'

export const AUDIT_SOURCES = ['station-registry', 'identity'] as const
export type AuditSource = (typeof AUDIT_SOURCES)[number]

const Text = z.coerce.string().trim().min(1).max(100).optional().catch(undefined)

/** The filters of an audit as they stand in the address; the division stands in the shell's own part. */
export const AuditSearch = z.object({
  source: z.enum(AUDIT_SOURCES).optional().catch(undefined),
  actor: Text,
  subject: Text,
  procedure: Text,
  from: BusinessDate.optional().catch(undefined),
  to: BusinessDate.optional().catch(undefined),
  ...PageSearch,
})
export type AuditSearch = z.infer<typeof AuditSearch>
