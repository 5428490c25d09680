import type { Statement } from './client-transaction.ts'

/** A statement whose answer nobody reads, and which may travel inside another: it writes one table and reads no other. */
export interface Write extends Statement {
  /** The table that it writes. */
  readonly table: string
}

/** Writes to as many tables become one statement. */
const MOST_FOLDED = 16
/** As many different texts are kept; what comes after them is sent one by one. */
const AT_MOST = 300

/** `insert into "station" (…) values ($1, …)` and `update "station" set …`, as kysely writes them. */
const WRITE = /^(?:insert into|update) "(\w+)" /
/** What could read another table, whose rows a statement sees as they were before all that it is folded with. */
const READS = /\b(?:select|from|using|returning|with)\b/

const tables = new Map<string, string | undefined>()
const texts = new Map<string, string>()

/** The statement as one that may be folded; undefined where it reads, or is not of a kind that is sure not to. */
export function foldable(statement: Statement): Write | undefined {
  // Without a name it is one of ever other sizes (see prepared-names.ts): so would be what it is folded into.
  if (statement.name === undefined) return undefined
  const { text } = statement
  if (!tables.has(text)) {
    if (tables.size >= AT_MOST) return undefined
    tables.set(text, tableOf(statement))
  }
  const table = tables.get(text)
  return table === undefined ? undefined : { ...statement, table }
}

function tableOf({ text, values = [] }: Statement): string | undefined {
  const table = WRITE.exec(text)?.[1]
  if (table === undefined || READS.test(text)) return undefined
  // Parameters are numbered anew, so each `$n` must be one: in their order, as the compiler gives them, none in a literal.
  const numbers = [...text.matchAll(/\$(\d+)/g)].map(([, number]) => Number(number))
  const inOrder = numbers.length === values.length && numbers.every((number, index) => number === index + 1)
  return inOrder ? table : undefined
}

/**
 * Makes one statement of neighbours that write different tables: one to parse, plan and answer instead of many. Two writes
 * to one table stay apart, since a statement does not see what the one it is part of wrote. Postgres runs the first and
 * then the others as they were written (it promises no order, and none is needed: keys are checked at the statement's
 * end). `nameOf` gives the name under which a text is prepared.
 */
export function foldWrites(
  waiting: readonly (Statement | Write)[],
  nameOf: (text: string) => string | undefined,
): Statement[] {
  const folded: Statement[] = []
  let group: Write[] = []
  const close = () => {
    folded.push(...asOne(group, nameOf))
    group = []
  }
  for (const statement of waiting) {
    if (!('table' in statement)) {
      close()
      folded.push(statement)
      continue
    }
    if (group.length === MOST_FOLDED || group.some(({ table }) => table === statement.table)) close()
    group.push(statement)
  }
  close()
  return folded
}

function asOne(group: readonly Write[], nameOf: (text: string) => string | undefined): readonly Statement[] {
  if (group.length < 2) return group
  const key = group.map(({ text }) => text).join('\n')
  let text = texts.get(key)
  if (text === undefined) {
    if (texts.size >= AT_MOST) return group
    text = oneText(group)
    texts.set(key, text)
  }
  const name = nameOf(text)
  if (name === undefined) return group
  return [{ name, text, values: group.flatMap(({ values = [] }) => values) }]
}

function oneText(group: readonly Write[]): string {
  let before = 0
  const [first = '', ...others] = group.map(({ text, values = [] }) => {
    const from = before
    before += values.length
    return from === 0 ? text : text.replace(/\$(\d+)/g, (_, number) => `$${from + Number(number)}`)
  })
  // What nobody reads is run after the statement itself, the last first.
  const parts = others.map((text, index) => `write${index} AS (${text})`).reverse()
  return `WITH ${parts.join(', ')} ${first}`
}
