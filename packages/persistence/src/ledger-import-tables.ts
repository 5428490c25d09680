import type { ColumnType } from 'kysely'

type Fixed<T> = ColumnType<T, T, never>
/** Parsed by its reader's schema, written as JSON text. */
type Json = ColumnType<unknown, string, string>
type NullableJson = ColumnType<unknown, string | null, string | null>

/** An import of a ledger; what its JSON columns hold is defined by `@zhanwang/domain-ledger/import`. */
export interface LedgerImportTable {
  id: Fixed<string>
  ledger: Fixed<string>
  account_id: Fixed<string>
  account_name: Fixed<string>
  file_id: Fixed<string>
  file_name: Fixed<string>
  file_type: Fixed<string>
  state: string
  version: number
  created_at: Fixed<Date>
  ended_at: Date | null
  sheets: Json
  layout: NullableJson
  columns: Json
  on_existing: string
  as_of: string
  counts: Json
  done: number
  total: number | null
  problem: NullableJson
  remainder: NullableJson
}

/** A row of an imported file as it was checked. */
export interface LedgerImportRowTable {
  import_id: Fixed<string>
  row: Fixed<number>
  outcome: string
  phase: Fixed<number>
  title: string
  code: string | null
  cells: ColumnType<unknown, string, never>
  problems: Json
  changes: Json
  intended: NullableJson
}

/** What an office last took the columns of a header for. */
export interface LedgerMappingTable {
  owner: Fixed<string>
  ledger: Fixed<string>
  signature: Fixed<string>
  keys: Json
  kept_at: Date
}
