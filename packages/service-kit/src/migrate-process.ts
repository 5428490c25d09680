import { type Migration, migrate } from '@zhanwang/persistence/migrator'
import { createLog } from './log.ts'

export interface MigrationRun {
  /** The service. */
  readonly name: string
  /** DATABASE_OWNER_URL. */
  readonly ownerUrl: string
  /** DATABASE_URL: its user is the role that migrations grant to. */
  readonly appUrl: string
  readonly migrations: readonly Migration[]
}

/**
 * Brings a service's database up to date and says what was done; as the process's only work. A failure is logged and
 * the process ends with 1, the database as the last successful step left it.
 */
export async function runMigration({ name, ownerUrl, appUrl, migrations }: MigrationRun): Promise<void> {
  const log = createLog({ name, level: 'info' })
  try {
    const appRole = decodeURIComponent(new URL(appUrl).username)
    const done = await migrate({ ownerUrl, appRole, migrations })
    log.info({ done }, done.length > 0 ? 'the database is migrated' : 'the database was up to date')
  } catch (error) {
    log.fatal({ err: error }, 'the migration failed')
    process.exitCode = 1
  }
}
