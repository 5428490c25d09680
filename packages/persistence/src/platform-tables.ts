import type { ErrorCode } from '@zhanwang/kernel/errors'
import type { JobState } from '@zhanwang/kernel/job'
import type { Language } from '@zhanwang/kernel/localized-text'
import type { ColumnType, Generated } from 'kysely'
import type { JsonObject } from './json.ts'
import type { LedgerImportRowTable, LedgerImportTable, LedgerMappingTable } from './ledger-import-tables.ts'

/** A JSON column: read as a value, written as its text. */
export type JsonColumn<Value> = ColumnType<Value, string, string>
/** A 64-bit transaction id as decimal text, given by the database and never written by us. */
export type TransactionIdColumn = ColumnType<string, never, never>
/** Written once, never updated. */
type Fixed<T> = ColumnType<T, T, never>

/** The tables every service's database has beside its own. A service's table interface extends this one. */
export interface PlatformTables {
  command: CommandTable
  audit_entry: AuditEntryTable
  audit_seal: AuditSealTable
  outbox: OutboxTable
  inbox: InboxTable
  dead_letter: DeadLetterTable
  stored_file: StoredFileTable
  job: JobTable
  daily_run: DailyRunTable
  ledger_import: LedgerImportTable
  ledger_import_row: LedgerImportRowTable
  ledger_mapping: LedgerMappingTable
}

/** A command that was carried out, with the answer it got. */
export interface CommandTable {
  actor_id: Fixed<string>
  command_id: Fixed<string>
  procedure: Fixed<string>
  input_digest: Fixed<string>
  result: ColumnType<unknown, string | null, never>
  at: Fixed<Date>
}

/** One change, as its author made it. */
export interface AuditEntryTable {
  id: Fixed<string>
  at: Fixed<Date>
  actor_kind: Fixed<'account' | 'system'>
  actor_id: Fixed<string>
  actor_name: Fixed<string>
  procedure: Fixed<string>
  command_id: Fixed<string | null>
  correlation_id: Fixed<string>
  subject_type: Fixed<string>
  subject_id: Fixed<string>
  scope_path: Fixed<string>
  division: Fixed<string | null>
  cause: Fixed<string | null>
  detail: ColumnType<JsonObject, string, never>
  digest: Fixed<string>
  xid: TransactionIdColumn
}

/** The signed digest of all entries whose transaction id lies in `[xid_from, xid_to)`. */
export interface AuditSealTable {
  seq: Fixed<number>
  xid_from: Fixed<string>
  xid_to: Fixed<string>
  entry_count: Fixed<number>
  entries_digest: Fixed<string>
  previous: Fixed<string | null>
  sealed_at: Fixed<Date>
  digest: Fixed<string>
  signature: Fixed<string>
}

/** An event that is to be, or was, published. */
export interface OutboxTable {
  id: Fixed<string>
  context: Fixed<string>
  type: Fixed<string>
  version: Fixed<number>
  aggregate_id: Fixed<string>
  aggregate_version: Fixed<number>
  occurred_at: Fixed<Date>
  actor_id: Fixed<string>
  correlation_id: Fixed<string>
  state: ColumnType<unknown, string, never>
  published_at: Date | null
  xid: TransactionIdColumn
}

/** An event that a consumer has applied. */
export interface InboxTable {
  consumer: Fixed<string>
  event_id: Fixed<string>
  at: Generated<Date>
}

/** A message that could not be applied, until someone resolves it. */
export interface DeadLetterTable {
  id: Fixed<string>
  at: ColumnType<Date, Date | undefined, never>
  consumer: Fixed<string>
  subject: Fixed<string>
  message_id: Fixed<string | null>
  body: Fixed<string>
  reason: Fixed<string>
  resolved_at: Date | null
  resolved_by: string | null
  resolution: string | null
}

/** A file in the service's area of the storage. */
export interface StoredFileTable {
  id: Fixed<string>
  name: Fixed<string>
  type: Fixed<string>
  size: Fixed<number>
  digest: Fixed<string>
  kept_until: ColumnType<Date | null, Date | null | undefined, never>
  created_at: ColumnType<Date, never, never>
}

/** Long work, its lease and its outcome. Changed by the job's runner and by its owner's cancelling alone. */
export interface JobTable {
  id: Fixed<string>
  kind: Fixed<string>
  input: ColumnType<JsonObject, string, never>
  account_id: Fixed<string>
  account_name: Fixed<string>
  scopes: Fixed<string[]>
  language: Fixed<Language>
  created_at: ColumnType<Date, never, never>
  state: Generated<JobState>
  run_after: Generated<Date>
  attempts: Generated<number>
  lease: string | null
  lease_until: Date | null
  cancel_asked: Generated<boolean>
  done: Generated<number>
  total: number | null
  ended_at: Date | null
  problem: ErrorCode | null
  problem_reason: string | null
  problem_params: ColumnType<Readonly<Record<string, string | number>> | null, string | null, string | null>
  file_id: string | null
}

/** What the service does by itself on a day. */
export interface DailyRunTable {
  name: Fixed<string>
  day: Fixed<string>
  tries: ColumnType<number, never, number>
  begun_at: ColumnType<Date, never, never>
  done_at: ColumnType<Date | null, never, Date>
}
