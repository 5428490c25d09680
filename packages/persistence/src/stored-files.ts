import { StoredFile } from '@zhanwang/kernel/stored-file'
import { CompiledQuery, type Kysely, sql } from 'kysely'
import type { Transaction } from './transaction.ts'

/** The unique constraint that a second record of one upload breaks. */
export const STORED_FILE_KEY = 'stored_file_pkey'

const INSERT = 'INSERT INTO stored_file (id, name, type, size, digest, kept_until) VALUES ($1, $2, $3, $4, $5, $6)'
const DELETE = 'DELETE FROM stored_file WHERE id = $1'

/** Anything that collects statements: the transaction of a command or a reaction. */
type Writer = Pick<Transaction<never>, 'write'>

/**
 * Keeps a file of this service: from the commit on the sweep leaves its content alone, until `keptUntil` where one is
 * given. A file that is recorded already violates {@link STORED_FILE_KEY}.
 */
export function recordFile(tx: Writer, { id, name, type, size, digest }: StoredFile, keptUntil?: Date): void {
  const insert = CompiledQuery.raw(INSERT, [id, name, type, size, digest, keptUntil ?? null])
  tx.write({ compile: () => insert })
}

/** The file is kept no more. Its content is removed after the commit, by the caller or by a later sweep. */
export function forgetFile(tx: Writer, id: string): void {
  const remove = CompiledQuery.raw(DELETE, [id])
  tx.write({ compile: () => remove })
}

/** Undefined for a file that is not kept here, or no more. */
export async function findFile<S>(db: Kysely<S>, id: string): Promise<StoredFile | undefined> {
  const { rows } = await sql<StoredFile>`
    SELECT id, name, type, size, digest FROM stored_file
    WHERE id = ${id} AND (kept_until IS NULL OR kept_until > now())`.execute(db)
  return rows[0] && StoredFile.parse(rows[0])
}

/** What the sweep of a service's area asks its database. */
export interface FileRecords {
  /** Deletes up to `limit` rows whose time is over, and names their files once that is committed. */
  takeExpired(limit: number): Promise<string[]>
  /** Which of these a row names. */
  kept(ids: readonly string[]): Promise<ReadonlySet<string>>
}

/** The records of a service's files, for its sweep. */
export function fileRecords<S>(database: {
  readonly read: Kysely<S>
  upkeep<R>(work: (db: Kysely<S>) => Promise<R>): Promise<R>
}): FileRecords {
  return {
    takeExpired: (limit) =>
      database.upkeep(async (db) => {
        const { rows } = await sql<{ id: string }>`
          DELETE FROM stored_file WHERE id IN (
            SELECT id FROM stored_file WHERE kept_until <= now() ORDER BY kept_until LIMIT ${limit})
          RETURNING id`.execute(db)
        return rows.map(({ id }) => id)
      }),
    async kept(ids) {
      const { rows } = await sql<{ id: string }>`
        SELECT id FROM stored_file WHERE id = ANY (${[...ids]}::uuid[])`.execute(database.read)
      return new Set(rows.map(({ id }) => id))
    },
  }
}
