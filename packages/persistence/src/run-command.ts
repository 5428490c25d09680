import type { CommandCall } from '@zhanwang/kernel/call'
import { DomainError } from '@zhanwang/kernel/errors'
import type pg from 'pg'
import { ClientTransaction } from './client-transaction.ts'
import { CollectedFacts } from './collected-facts.ts'
import { isWorthRepeating } from './database-errors.ts'
import { factStatements } from './fact-statement.ts'
import type { Transaction } from './transaction.ts'
import type { Waker } from './waker.ts'

type Work<S, R> = (tx: Transaction<S>) => Promise<R>

/** See `Database.command`. */
export async function runCommand<S, R>(pool: pg.Pool, waker: Waker, call: CommandCall, work: Work<S, R>): Promise<R> {
  for (let attempts = 1; ; attempts++) {
    const attempt = await attemptCommand(pool, call, work)
    if (attempt.done) {
      if (attempt.emitted) waker.wake()
      return attempt.result
    }
    // Asked only after a failure, so that the first run of a command never pays for the question.
    const earlier = await findEarlier<R>(pool, call, attempt)
    if (earlier) return earlier.result
    if (attempts > 1 || !isWorthRepeating(attempt.error)) throw errorOf(attempt)
  }
}

interface Failure {
  readonly done: false
  readonly error: unknown
  readonly lost: boolean
  readonly commitSent: boolean
}

async function attemptCommand<S, R>(
  pool: pg.Pool,
  call: CommandCall,
  work: Work<S, R>,
): Promise<{ readonly done: true; readonly result: R; readonly emitted: boolean } | Failure> {
  const open = new ClientTransaction(await pool.connect())
  try {
    const { actor, procedure, commandId, inputDigest, correlationId, now } = call
    // The door lets no such command in; were it to, nobody could be named as who did it.
    if (actor.kind === 'public') throw new DomainError('unauthenticated')
    const facts = new CollectedFacts({
      actorKind: actor.kind,
      actorId: actor.id,
      actorName: actor.name,
      procedure,
      commandId: commandId.toLowerCase(),
      correlationId,
      cause: actor.cause ?? null,
      at: now,
    })
    const result = await work(facts.transactionOn<S>(open))
    if (!facts.audited) throw new Error(`the command ${procedure} audited nothing`)
    const answer = result === undefined ? null : JSON.stringify(result)
    const command = [actor.id, commandId, procedure, inputDigest, answer, now.toISOString()]
    const { audits, events } = facts
    for (const statement of factStatements({ command, audits, events })) open.enqueue(statement)
    await open.commit()
    return { done: true, result, emitted: facts.emitted }
  } catch (error) {
    await open.rollback()
    return { done: false, error, lost: open.lost, commitSent: open.commitSent }
  } finally {
    open.release()
  }
}

const FIND = 'SELECT procedure, input_digest, result FROM command WHERE actor_id = $1 AND command_id = $2'

/**
 * The result that this command already had, by an earlier or a simultaneous request, whatever this one ran into.
 * Throws `unavailable` when that cannot be asked: to a repeat, what its work ran into (`stale` after its own effect) would
 * be a false answer.
 */
async function findEarlier<R>(pool: pg.Pool, call: CommandCall, failure: Failure): Promise<{ result: R } | undefined> {
  const found = await pool
    .query<{ procedure: string; input_digest: string; result: R }>(FIND, [call.actor.id, call.commandId])
    .catch((error: unknown) => {
      const cause = new AggregateError(
        [failure.error, error],
        'a command failed, and its earlier run cannot be looked up',
      )
      throw new DomainError(failure.lost && failure.commitSent ? 'outcome-unknown' : 'unavailable', {}, { cause })
    })
  const earlier = found.rows[0]
  if (!earlier) return undefined
  if (earlier.procedure !== call.procedure || earlier.input_digest !== call.inputDigest) {
    throw new DomainError('command-conflict', {}, { cause: failure.error })
  }
  return { result: earlier.result }
}

function errorOf({ error, lost, commitSent }: Failure): unknown {
  if (!lost || error instanceof DomainError) return error
  return new DomainError(commitSent ? 'outcome-unknown' : 'unavailable', {}, { cause: error })
}
