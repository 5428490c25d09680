import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely'
import type pg from 'pg'
import { fromDriver, isAftermath, isStalePlan } from './database-errors.ts'
import { foldable, foldWrites, type Write } from './folded-writes.ts'
import { foldedName, forgetPrepared, preparedName } from './prepared-names.ts'

/** A statement as `pg` takes it. */
export interface Statement {
  readonly text: string
  readonly values?: unknown[]
  /** Prepared once for each connection under this name. */
  readonly name?: string
}

/** Characters of parameters that are worth a write of their own: what a command on one thing says is far less. */
const WORTH_SENDING = 32 * 1024

/**
 * A transaction on one pipelined client. Statements that need no answer wait for the next that does, and leave with it
 * in one write: BEGIN with the first query, the last statements with COMMIT. Only what is large leaves at once, so that
 * the database works on it while the next is made.
 */
export class ClientTransaction implements Pick<DatabaseConnection, 'executeQuery'> {
  readonly #client: pg.PoolClient
  readonly #waiting: (Statement | Write)[] = []
  /** Every answer that nobody has looked at yet. */
  readonly #unread: Promise<pg.QueryResult>[] = []
  #ended = false
  #commitSent = false
  #lost = false
  #failure: { readonly error: unknown } | undefined

  constructor(client: pg.PoolClient) {
    this.#client = client
    // Sessions are read-only by default (see pool.ts).
    this.#waiting.push({ text: 'BEGIN READ WRITE' })
  }

  /** Whether COMMIT has left: from here on a lost connection leaves the outcome unknown. */
  get commitSent(): boolean {
    return this.#commitSent
  }

  /** Whether the session broke; known once `rollback` is done. */
  get lost(): boolean {
    return this.#lost
  }

  /** Gives the session back to its pool, or away when something is still open on it. */
  release(): void {
    this.#client.release(this.#lost || this.#client.getTransactionStatus() !== 'I')
  }

  /** Sends it with the next query, or with COMMIT, or at once where it is large; a {@link Write} as one statement with its neighbours. */
  enqueue(statement: Statement | Write): void {
    this.#add(statement)
    if (lengthOf(statement.values) < WORTH_SENDING) return
    const answer = this.#send()
    // Marked as handled here, read in #check.
    answer.catch(() => undefined)
    this.#unread.push(answer)
  }

  #add(statement: Statement | Write): void {
    if (this.#ended) throw new Error('the transaction has ended: the work did not wait for all it started')
    this.#waiting.push(statement)
  }

  /** Sends kysely's query with the next one, or with COMMIT. Nobody hears its answer, but for an error. */
  enqueueQuery(query: Pick<CompiledQuery, 'sql' | 'parameters'>): void {
    const statement = statementOf(query)
    this.enqueue(foldable(statement) ?? statement)
  }

  /** Runs a query of kysely. */
  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    this.#add(statementOf(query))
    const answer = this.#send()
    const result = await answer.catch((error: unknown) => this.#fail(error))
    const { command, rowCount, rows } = result
    const changes = command === 'INSERT' || command === 'UPDATE' || command === 'DELETE' || command === 'MERGE'
    return changes ? { rows, numAffectedRows: BigInt(rowCount ?? 0) } : { rows }
  }

  /**
   * Sends what waits and COMMIT in one write. Throws what the first failed statement threw, also one whose error the
   * work swallowed; then nothing was committed.
   */
  async commit(): Promise<void> {
    this.#add({ text: 'COMMIT' })
    this.#ended = true
    this.#commitSent = true
    const answer = await this.#send().catch((error: unknown) => this.#fail(error))
    await this.#check()
    // COMMIT of a failed transaction succeeds, and says ROLLBACK.
    if (answer.command !== 'COMMIT') throw this.#failure?.error ?? new Error(`COMMIT was answered by ${answer.command}`)
  }

  /** Undoes everything that is not committed. Never throws: a session that cannot even do that is `lost`. */
  async rollback(): Promise<void> {
    this.#ended = true
    this.#waiting.length = 0
    // The answers in flight belong to a transaction given up for another reason, which the caller has in hand.
    const unread = Promise.allSettled(this.#unread.splice(0))
    // Sent after a COMMIT too, where it does nothing but ask whether the session lives.
    await this.#client.query('ROLLBACK').catch(() => {
      this.#lost = true
    })
    await unread
  }

  /** Sends all that waits in one write and returns the answer to the last. */
  #send(): Promise<pg.QueryResult> {
    const { stream } = this.#client.connection
    stream.cork()
    try {
      const answers = foldWrites(this.#waiting.splice(0), foldedName).map(({ name, text, values }) =>
        this.#client.query({
          text,
          ...(name === undefined ? {} : { name }),
          ...(values === undefined ? {} : { values }),
        }),
      )
      const last = answers.pop()
      if (!last) throw new Error('nothing to send')
      for (const answer of answers) {
        // Marked as handled here, read in #check.
        answer.catch(() => undefined)
        this.#unread.push(answer)
      }
      return last
    } finally {
      stream.uncork()
    }
  }

  /** Throws the first error of this transaction: an earlier statement's rather than its aftermath. */
  async #fail(error: unknown): Promise<never> {
    if (isAftermath(error)) await this.#check()
    this.#note(error)
    throw this.#failure?.error ?? error
  }

  #note(error: unknown): void {
    if (isStalePlan(error)) forgetPrepared()
    this.#failure ??= { error: fromDriver(error) }
  }

  async #check(): Promise<void> {
    for (const answer of await Promise.allSettled(this.#unread.splice(0))) {
      if (answer.status === 'rejected') this.#note(answer.reason)
    }
    if (this.#failure) throw this.#failure.error
  }
}

function statementOf({ sql, parameters }: Pick<CompiledQuery, 'sql' | 'parameters'>): Statement {
  const name = preparedName(sql, parameters.length)
  return { text: sql, values: [...parameters], ...(name === undefined ? {} : { name }) }
}

/** About how many characters parameters are as text. */
function lengthOf(values: unknown): number {
  if (typeof values === 'string') return values.length
  return Array.isArray(values) ? values.reduce<number>((sum, value) => sum + lengthOf(value), 0) : 0
}
