import type { CommandCall } from '@zhanwang/kernel/call'
import type { EventEnvelope } from '@zhanwang/kernel/event'
import { Kysely, PostgresDialect } from 'kysely'
import { type DeadLetter, writeDeadLetter } from './dead-letter.ts'
import { type Listener, openListener } from './listener.ts'
import type { PlatformTables } from './platform-tables.ts'
import { openPool } from './pool.ts'
import { readingPool } from './reading-pool.ts'
import { runCommand } from './run-command.ts'
import { runReaction } from './run-reaction.ts'
import { runRehearsal } from './run-rehearsal.ts'
import { runUpkeep } from './run-upkeep.ts'
import type { Transaction } from './transaction.ts'
import { createWaker } from './waker.ts'

export interface DatabaseOptions {
  /** With the application's role. */
  readonly url: string
  /** The service: `application_name`, and the actor of reactions. */
  readonly name: string
  /** Connections for commands, and as many again for reading. Default 10. */
  readonly poolSize?: number
}

/** A service's own database. Nothing is written to it but by a command, a reaction, upkeep or a dead letter. */
export interface Database<S> {
  /**
   * For queries, outside any transaction. The session refuses to write. Throws `unavailable` when the database is away
   * (a query whose session is lost is asked once more before) or a statement takes over 15 s, `invalid-input` for a text
   * that Postgres cannot hold.
   */
  readonly read: Kysely<S>
  /**
   * Carries out a command once: what `work` wrote, its audit entries, its events and the command's row are committed
   * together or not at all. A repeat by the same actor under the same id returns the first result without any effect;
   * one with another input throws `command-conflict`. A deadlock or serialization failure is tried once more.
   * The result is what JSON carries. Throws an Error when the work audited nothing, `ConstraintViolation` for a
   * violated constraint, `unavailable` when the database is away or a statement takes over 15 s and nothing happened,
   * `outcome-unknown` when it went away while committing.
   */
  command<R>(call: CommandCall, work: (tx: Transaction<S>) => Promise<R>): Promise<R>
  /** Applies an event once for each consumer; `repeated` when that consumer already had it. Throws as `command` does. */
  reaction(
    consumer: string,
    envelope: EventEnvelope,
    work: (tx: Transaction<S>) => Promise<void>,
  ): Promise<'applied' | 'repeated'>
  /**
   * Carries out work on the tables of a mechanism (the progress of a long task, staged rows): working papers that are no
   * business facts, so nothing is audited or told. Committed together or not at all; a deadlock is tried once more.
   */
  upkeep<R>(work: (db: Kysely<S>) => Promise<R>): Promise<R>
  /** `upkeep` of a mechanism of the platform, which knows none of the service's tables. */
  platformUpkeep<R>(work: (db: Kysely<PlatformTables>) => Promise<R>): Promise<R>
  /**
   * Carries out work to see what it would come to, and takes all of it back: for the preview of a change that is best told
   * by making it. It holds its locks meanwhile, as the change itself would.
   */
  rehearse<R>(work: (db: Kysely<S>) => Promise<R>): Promise<R>
  /** Hears of what is notified on a channel of this database: see {@link Listener}. Whoever opens it closes it. */
  listener(channel: string, heard: () => void): Listener
  /** Keeps a message that cannot be applied, with the reason, for operators to see. */
  recordDeadLetter(letter: DeadLetter): Promise<void>
  /** Waits for what runs, then closes the connections. */
  close(): Promise<void>
}

/** Opens the pools; the first query connects. */
export function openDatabase<S>({ url, name, poolSize = 10 }: DatabaseOptions): Database<S> {
  // Two pools, because a command that holds a connection and waits for another of the same pool can wait for itself.
  const commands = openPool({ url, name, size: poolSize, pipeline: true })
  const queries = openPool({ url, name, size: poolSize, pipeline: false })
  const read = new Kysely<S>({ dialect: new PostgresDialect({ pool: readingPool(queries) }) })
  const waker = createWaker(commands)
  return {
    read,
    command: (call, work) => runCommand(commands, waker, call, work),
    reaction: (consumer, envelope, work) => runReaction(commands, waker, { service: name, consumer, envelope }, work),
    upkeep: (work) => runUpkeep(commands, work),
    platformUpkeep: (work) => runUpkeep(commands, work),
    rehearse: (work) => runRehearsal(commands, work),
    listener: (channel, heard) => openListener({ url, name, channel }, heard),
    recordDeadLetter: (letter) => writeDeadLetter(commands, letter),
    async close() {
      await waker.settle()
      await Promise.all([commands.end(), queries.end()])
    },
  }
}
