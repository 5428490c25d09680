import { Kysely, PostgresDialect, sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import pg from 'pg'
import { platformMigrations } from './platform-schema.ts'

/** A step of a schema, forward only, in a transaction of its own. Its name is its place in the order. */
export interface Migration {
  readonly name: string
  /** @param appRole the role to grant to; nothing is granted by default */
  up(db: Kysely<unknown>, appRole: string): Promise<void>
}

export interface MigrateOptions {
  readonly ownerUrl: string
  readonly appRole: string
  /** The service's own, ordered by name. */
  readonly migrations: readonly Migration[]
}

/**
 * Brings a database up to date: the platform's tables first, then the service's. Repeatable, and safe when started
 * twice at once. Returns the names of what was carried out; throws what the first failing step threw, which leaves
 * the steps before it in place. Waits at most 10 s for a lock, so that a long transaction stops a migration and not
 * everyone behind it; for another migration of this database as long as that takes.
 */
export async function migrate({ ownerUrl, appRole, migrations }: MigrateOptions): Promise<string[]> {
  const pool = new pg.Pool({
    connectionString: ownerUrl,
    application_name: 'zhanwang-migrate',
    lock_timeout: 10_000,
    max: 1,
  })
  // As in openPool: the statement that breaks tells; the event beside it would end the process.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  const turn = new pg.Client({ connectionString: ownerUrl, application_name: 'zhanwang-migrate-turn' })
  turn.on('error', () => undefined)
  try {
    await turn.connect()
    // Around everything: kysely's own lock begins after the grant, and two grants at once fail ("tuple concurrently
    // updated"). A session of its own, because this wait has no limit. The lock goes with the session.
    await turn.query(`SELECT pg_advisory_lock(hashtextextended('zhanwang migration', 0))`)
    await sql`grant usage on schema public to ${sql.id(appRole)}`.execute(db)
    return [
      ...(await run(db, appRole, 'platform_migration', platformMigrations)),
      ...(await run(db, appRole, 'service_migration', migrations)),
    ]
  } finally {
    await db.destroy()
    await turn.end()
  }
}

// Two histories, because the migrator demands one order of names, and a later platform step belongs before none of the
// service's.
async function run(
  db: Kysely<unknown>,
  appRole: string,
  table: string,
  migrations: readonly Migration[],
): Promise<string[]> {
  if (new Set(migrations.map(({ name }) => name)).size < migrations.length) throw new Error('two migrations, one name')
  const migrator = new Migrator({
    db,
    provider: {
      getMigrations: async () =>
        Object.fromEntries(
          migrations.map((migration) => [
            migration.name,
            { up: (transaction: Kysely<unknown>) => migration.up(transaction, appRole) },
          ]),
        ),
    },
    migrationTableName: table,
    migrationLockTableName: `${table}_lock`,
  })
  const { error, results = [] } = await migrator.migrateToLatest()
  if (error) throw error
  return results.map((result) => result.migrationName)
}
