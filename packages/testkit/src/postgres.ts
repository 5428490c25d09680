import { randomBytes } from 'node:crypto'
import {
  databaseUrl,
  dropServiceDatabase,
  ensureServiceDatabase,
  type ServiceDatabase,
} from '@zhanwang/local-servers/service-database'
import { inject } from 'vitest'
// Declares what the run's set-up provides.
import type {} from './global-setup.ts'

/** An empty database as a service gets it: two roles, the extensions, no tables. Dropped when disposed of. */
export interface TestDatabase extends AsyncDisposable {
  /** For migrations. */
  readonly ownerUrl: string
  /** For the service: it has what the migrations grant it, nothing else. */
  readonly appUrl: string
  readonly name: string
  /** Name of the application's role, which migrations grant to. */
  readonly appRole: string
}

/** Makes a fresh database on the run's server (see vitest.config.ts): `await using database = await testDatabase()`. */
export async function testDatabase(): Promise<TestDatabase> {
  const serverUrl = inject('postgresUrl')
  const name = `zw_test_${randomBytes(6).toString('hex')}`
  const database: ServiceDatabase = {
    name,
    owner: { name: `${name}_owner`, password: 'owner' },
    app: { name: `${name}_app`, password: 'app' },
  }
  await ensureServiceDatabase(serverUrl, database)
  return {
    name,
    ownerUrl: databaseUrl(serverUrl, name, database.owner),
    appUrl: databaseUrl(serverUrl, name, database.app),
    appRole: database.app.name,
    [Symbol.asyncDispose]: () => dropServiceDatabase(serverUrl, database),
  }
}
