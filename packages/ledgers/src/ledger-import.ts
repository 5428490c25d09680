import type { RowOutcome } from '@zhanwang/domain-ledger/import'
import type { Ledger, LedgerRow } from '@zhanwang/domain-ledger/ledger'
import type { Remark } from '@zhanwang/domain-ledger/remark'
import type { FileStore } from '@zhanwang/files/file-store'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { CommandCall } from '@zhanwang/kernel/call'
import type { Notify } from '@zhanwang/kernel/live'
import type { Language, LocalizedText } from '@zhanwang/kernel/localized-text'
import type { ScopePath } from '@zhanwang/kernel/scope'
import type { Database } from '@zhanwang/persistence/database'
import type { Enqueue } from '@zhanwang/persistence/jobs'
import type { PlatformTables } from '@zhanwang/persistence/platform-tables'
import type { Transaction } from '@zhanwang/persistence/transaction'
import type { Kysely } from 'kysely'
import type { z } from 'zod'

/**
 * How a ledger plugs into the mechanism: what its rows mean, how they stand to what is there, how they are written.
 * `S`: the service's tables; methods, so that one for these is taken where only the platform's are known.
 */
export interface LedgerImport<S, Intended, Plan> {
  readonly ledger: Ledger
  /** The contract group of its procedures: `stationImports`. */
  readonly group: string
  /** The right under which it is imported; the author of what is written holds it, and nothing else. */
  readonly permission: string
  /** What `interpret` gives survives between check and taking over as JSON. */
  readonly intended: z.ZodType<Intended>
  /** What a row says by itself, without looking at anything else. Pure. */
  interpret(row: LedgerRow, context: CheckContext): Interpreted<Intended>
  /**
   * Begins to look at the rows of one file, in the order of their phases and in chunks: what this file claims (a place, a
   * name) is remembered from chunk to chunk. Called anew for the taking over, on its transaction.
   */
  beginCheck(context: CheckContext): RowCheck<S, Intended, Plan>
  /** Writes rows that hold, with their audit entries and events; the codes of what they made or changed, in their order. */
  apply(tx: Transaction<S>, call: CommandCall, plans: readonly Plan[]): Promise<readonly string[]>
}

/** In what light rows are looked at. */
export interface CheckContext {
  readonly scopes: readonly ScopePath[]
  readonly today: BusinessDate
  /** The day from which what an update changes holds. */
  readonly asOf: BusinessDate
  readonly onExisting: 'keep' | 'update'
  readonly language: Language
  /** Whether what the rows lean on is held as it is until the transaction ends. */
  readonly hold: boolean
}

export interface Interpreted<Intended> {
  /** What it is called; '' where the row does not say. */
  readonly title: string
  /** Null where so little can be told that there is nothing to check. */
  readonly intended: Intended | null
  /** Rows of a later phase lean on those of an earlier one of the same file: a room on its station. From 0. */
  readonly phase: number
  readonly remarks: readonly Remark[]
}

export interface RowToCheck<Intended> {
  readonly row: number
  readonly intended: Intended
  /** Whether its cells have errors: it is looked at for more of them, and claims nothing. */
  readonly faulty: boolean
}

export interface RowVerdict<Plan> {
  readonly outcome: Exclude<RowOutcome, 'ignored'>
  /** Of what it names; null where that is not there yet. */
  readonly code: string | null
  readonly remarks: readonly Remark[]
  readonly changes: readonly { readonly key: string; readonly before: string; readonly after: string }[]
  /** What would be written; null unless the outcome is `create` or `update`. */
  readonly plan: Plan | null
}

/** A check of one file. */
export interface RowCheck<S, Intended, Plan> {
  /** Verdicts in the order of the rows. */
  verdictsOn(db: Kysely<S>, rows: readonly RowToCheck<Intended>[]): Promise<readonly RowVerdict<Plan>[]>
}

/** What imports work with: what `startService` gives, and what the context's rules say to the reader. */
export interface ImportParts {
  readonly db: Database<PlatformTables>
  readonly files: FileStore
  readonly enqueue: Enqueue
  readonly notify: Notify
  readonly reasons: Readonly<Record<string, LocalizedText>>
}
