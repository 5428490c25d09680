import type { Write } from './folded-writes.ts'

const AUDIT_COLUMNS = [
  'id uuid',
  'at timestamptz',
  'actor_kind text',
  'actor_id text',
  'actor_name text',
  'procedure text',
  'command_id uuid',
  'correlation_id text',
  'subject_type text',
  'subject_id text',
  'scope_path text',
  'division text',
  'cause text',
  'detail jsonb',
  'digest text',
] as const
const EVENT_COLUMNS = [
  'id uuid',
  'context text',
  'type text',
  'version int4',
  'aggregate_id text',
  'aggregate_version int4',
  'occurred_at timestamptz',
  'actor_id text',
  'correlation_id text',
  'state json',
] as const
const COMMAND_COLUMNS = [
  'actor_id text',
  'command_id uuid',
  'procedure text',
  'input_digest text',
  'result json',
  'at timestamptz',
] as const

/** Up to so many rows of a table are spelled out and prepared under a name; more go as arrays, one for each column. */
const SPELLED_OUT = 4

/** Rows for the platform's tables, their values in the order of the columns above. */
export interface FactRows {
  readonly command?: readonly unknown[]
  readonly audits: readonly (readonly unknown[])[]
  readonly events: readonly (readonly unknown[])[]
}

/** Statements that write them, one for each table. */
export function factStatements({ command, audits, events }: FactRows): Write[] {
  return [
    insert('audit_entry', AUDIT_COLUMNS, audits),
    insert('outbox', EVENT_COLUMNS, events),
    insert('command', COMMAND_COLUMNS, command ? [command] : []),
  ].filter((statement) => statement !== undefined)
}

/** By name: at most SPELLED_OUT + 1 for each table. */
const texts = new Map<string, string>()

function insert(table: string, columns: readonly string[], rows: readonly (readonly unknown[])[]): Write | undefined {
  if (rows.length === 0) return undefined
  if (rows.length <= SPELLED_OUT) {
    const name = `${table}_${rows.length}`
    return { table, name, text: textOf(name, () => spelledOut(table, columns, rows.length)), values: rows.flat() }
  }
  const name = `${table}_n`
  // Arrays of text, because an array of JSON would need quoting of its own.
  const values = columns.map((_, index) => rows.map((row) => asText(row[index])))
  return { table, name, text: textOf(name, () => fromArrays(table, columns)), values }
}

function textOf(name: string, write: () => string): string {
  const known = texts.get(name)
  if (known !== undefined) return known
  const text = write()
  texts.set(name, text)
  return text
}

function spelledOut(table: string, columns: readonly string[], rows: number): string {
  const row = (first: number) =>
    `(${typed(columns)
      .map(({ type }, index) => `$${first + index}::${type}`)
      .join(', ')})`
  const all = Array.from({ length: rows }, (_, index) => row(1 + index * columns.length))
  return `INSERT INTO ${table} (${names(columns)}) VALUES ${all.join(', ')}`
}

function fromArrays(table: string, columns: readonly string[]): string {
  const selected = typed(columns).map(({ name, type }) => `${name}::${type}`)
  const given = columns.map((_, index) => `$${1 + index}::text[]`)
  return `INSERT INTO ${table} (${names(columns)}) SELECT ${selected.join(', ')} FROM unnest(${given.join(', ')}) AS given (${names(columns)})`
}

function names(columns: readonly string[]): string {
  return typed(columns)
    .map(({ name }) => name)
    .join(', ')
}

function typed(columns: readonly string[]): { name: string; type: string }[] {
  return columns.map((column) => {
    const [name = '', type = ''] = column.split(' ')
    return { name, type }
  })
}

function asText(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value)
}
