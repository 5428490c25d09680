import { createHash, randomBytes } from 'node:crypto'
import {
  copyServiceDatabase,
  databaseUrl,
  dropServiceDatabase,
  ensureServiceDatabase,
  type ServiceDatabase,
} from '@zhanwang/local-servers/service-database'
import { inject } from 'vitest'
// Declares what the run's set-up provides.
import type {} from './global-setup.ts'

/** A database as a service gets it: two roles, the extensions, and what it was filled with. Dropped when disposed of. */
export interface TestDatabase extends AsyncDisposable {
  /** For migrations. */
  readonly ownerUrl: string
  /** For the service: it has what the migrations grant it, nothing else. */
  readonly appUrl: string
  readonly name: string
  /** Name of the application's role, which migrations grant to. */
  readonly appRole: string
}

/** What databases are filled with before a test has them: once for all that name the same `key`, copied after that. */
export interface DatabaseContent<Made> {
  /** Within one run of the tests, equal keys mean equal content. */
  readonly key: string
  /** What it returns comes with every copy, by way of JSON. */
  fill(database: Pick<TestDatabase, 'ownerUrl' | 'appUrl' | 'appRole'>): Promise<Made>
}

/**
 * Makes a fresh database on the run's server (see vitest.config.ts): `await using database = await testDatabase()`. It is
 * empty, or has the content: a copy takes a tenth of what its migrations take.
 */
export async function testDatabase<Made = undefined>(
  content?: DatabaseContent<Made>,
): Promise<TestDatabase & { readonly made: Made }> {
  const serverUrl = inject('postgresUrl')
  const name = `zw_test_${randomBytes(6).toString('hex')}`
  const { owner, app } = rolesOf(content ? templateName(content) : name)
  const database: ServiceDatabase = { name, owner, app }
  const made = content ? await copyTemplate(serverUrl, database, content) : undefined
  if (!content) await ensureServiceDatabase(serverUrl, database)
  return {
    ...namesOf(serverUrl, database),
    // Only without content is there nothing made.
    made: made as Made,
    // The roles of copies are their template's, and others' too.
    [Symbol.asyncDispose]: () => dropServiceDatabase(serverUrl, database, { keepRoles: content !== undefined }),
  }
}

async function copyTemplate<Made>(
  serverUrl: string,
  database: ServiceDatabase,
  content: DatabaseContent<Made>,
): Promise<Made> {
  const template: ServiceDatabase = { ...database, name: templateName(content) }
  const note = await copyServiceDatabase(serverUrl, { template, copy: database }, async () =>
    JSON.stringify({ made: await content.fill(namesOf(serverUrl, template)) }),
  )
  return JSON.parse(note).made
}

function templateName({ key }: { readonly key: string }): string {
  return `zw_template_${createHash('sha256').update(key).digest('hex').slice(0, 12)}`
}

function rolesOf(name: string): Pick<ServiceDatabase, 'owner' | 'app'> {
  return { owner: { name: `${name}_owner`, password: 'owner' }, app: { name: `${name}_app`, password: 'app' } }
}

function namesOf(serverUrl: string, { name, owner, app }: ServiceDatabase): Omit<TestDatabase, keyof AsyncDisposable> {
  return {
    name,
    ownerUrl: databaseUrl(serverUrl, name, owner),
    appUrl: databaseUrl(serverUrl, name, app),
    appRole: app.name,
  }
}
