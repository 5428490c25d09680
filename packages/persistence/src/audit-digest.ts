import { hash } from 'node:crypto'
import { canonicalJson } from '@zhanwang/kernel/digest'
import type { Selectable } from 'kysely'
import type { JsonObject } from './json.ts'
import type { AuditEntryTable } from './platform-tables.ts'

/** An audit entry's content: all that its digest is taken over. */
export interface AuditContent {
  readonly id: string
  readonly at: Date
  readonly actorKind: string
  readonly actorId: string
  readonly actorName: string
  readonly procedure: string
  readonly commandId: string | null
  readonly correlationId: string
  readonly subjectType: string
  readonly subjectId: string
  readonly scopePath: string
  readonly division: string | null
  readonly cause: string | null
  readonly detail: JsonObject
}

/** SHA-256 of the entry's canonical JSON (RFC 8785) as 64 hex digits. */
export function auditDigest(content: AuditContent): string {
  return sha256(canonicalJson({ ...content, at: content.at.toISOString() }))
}

/** The content of a stored entry. */
export function contentOf(row: Selectable<AuditEntryTable>): AuditContent {
  return {
    id: row.id,
    at: row.at,
    actorKind: row.actor_kind,
    actorId: row.actor_id,
    actorName: row.actor_name,
    procedure: row.procedure,
    commandId: row.command_id,
    correlationId: row.correlation_id,
    subjectType: row.subject_type,
    subjectId: row.subject_id,
    scopePath: row.scope_path,
    division: row.division,
    cause: row.cause,
    detail: row.detail,
  }
}

/** SHA-256 as 64 hex digits. The native one, since this runs on every write. */
export function sha256(text: string): string {
  return hash('sha256', text, 'hex')
}
