import type { Statement } from './client-transaction.ts'

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

/** One statement that writes them all; undefined when there is nothing. */
export function factStatement(rows: FactRows & { readonly command: readonly unknown[] }): Statement
export function factStatement(rows: FactRows): Statement | undefined
export function factStatement({ command, audits, events }: FactRows): Statement | undefined {
  const parts = [
    insert('audit_entry', AUDIT_COLUMNS, audits),
    insert('outbox', EVENT_COLUMNS, events),
    insert('command', COMMAND_COLUMNS, command ? [command] : []),
  ].filter((part) => part !== undefined)
  const values = parts.flatMap((part) => part.values)
  const name = parts.map((part) => part.key).join('_')
  if (parts.length === 0) return undefined
  const known = texts.get(name)
  if (known !== undefined) return { name, text: known, values }

  let next = 1
  const inserts = parts.map((part) => {
    const from = next
    next += part.values.length
    return part.text(from)
  })
  const last = inserts.pop()
  const before = inserts.map((text, index) => `part${index} AS (${text})`)
  const text = before.length === 0 ? `${last}` : `WITH ${before.join(', ')} ${last}`
  texts.set(name, text)
  return { name, text, values }
}

/** At most (SPELLED_OUT + 2)² * 2 texts. */
const texts = new Map<string, string>()

interface Part {
  /** Parts with one key have one text. */
  readonly key: string
  readonly text: (firstParameter: number) => string
  readonly values: unknown[]
}

function insert(table: string, columns: readonly string[], rows: readonly (readonly unknown[])[]): Part | undefined {
  if (rows.length === 0) return undefined
  const typed = columns.map((column) => {
    const [name = '', type = ''] = column.split(' ')
    return { name, type }
  })
  const into = `INSERT INTO ${table} (${typed.map(({ name }) => name).join(', ')})`
  if (rows.length <= SPELLED_OUT) {
    const row = (first: number) => `(${typed.map(({ type }, index) => `$${first + index}::${type}`).join(', ')})`
    return {
      key: `${table}_${rows.length}`,
      text: (first) => `${into} VALUES ${rows.map((_, index) => row(first + index * typed.length)).join(', ')}`,
      values: rows.flat(),
    }
  }
  // Arrays of text, because an array of JSON would need quoting of its own.
  const arrays = typed.map((_, index) => rows.map((row) => asText(row[index])))
  return {
    key: `${table}_n`,
    text: (first) => {
      const selected = typed.map(({ name, type }) => `${name}::${type}`).join(', ')
      const given = typed.map((_, index) => `$${first + index}::text[]`).join(', ')
      return `${into} SELECT ${selected} FROM unnest(${given}) AS given (${typed.map(({ name }) => name).join(', ')})`
    },
    values: arrays,
  }
}

function asText(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value)
}
