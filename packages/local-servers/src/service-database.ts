import pg from 'pg'

/** A role that signs in with a password. */
export interface DatabaseRole {
  readonly name: string
  readonly password: string
}

/** One service's database: the owner migrates, the application has what the migrations grant it. */
export interface ServiceDatabase {
  readonly name: string
  readonly owner: DatabaseRole
  readonly app: DatabaseRole
}

/** Extensions that only a superuser may create: ranges without overlap, search inside Chinese and other text. */
const EXTENSIONS = ['btree_gist', 'pg_trgm']

/**
 * Brings a database with its two roles and extensions into being, or an existing one back to this description.
 * Repeatable; passwords become those given. No other role may connect.
 */
export async function ensureServiceDatabase(superuserUrl: string, database: ServiceDatabase): Promise<void> {
  await withClient(superuserUrl, async (client) => {
    for (const role of [database.owner, database.app]) {
      const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role.name])
      const verb = rowCount === 0 ? 'CREATE' : 'ALTER'
      await client.query(
        `${verb} ROLE ${pg.escapeIdentifier(role.name)} LOGIN PASSWORD ${pg.escapeLiteral(role.password)}`,
      )
    }
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [database.name])
    const name = pg.escapeIdentifier(database.name)
    if (rowCount === 0) {
      await client.query(
        `CREATE DATABASE ${name} OWNER ${pg.escapeIdentifier(database.owner.name)} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C'`,
      )
    }
    await client.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`)
    await client.query(`GRANT CONNECT ON DATABASE ${name} TO ${pg.escapeIdentifier(database.app.name)}`)
  })
  await withClient(databaseUrl(superuserUrl, database.name), async (client) => {
    for (const extension of EXTENSIONS) await client.query(`CREATE EXTENSION IF NOT EXISTS ${extension}`)
  })
}

/** Removes the database, whoever is connected to it, and its roles. */
export async function dropServiceDatabase(superuserUrl: string, database: ServiceDatabase): Promise<void> {
  await withClient(superuserUrl, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(database.name)} WITH (FORCE)`)
    for (const role of [database.app, database.owner]) {
      await client.query(`DROP ROLE IF EXISTS ${pg.escapeIdentifier(role.name)}`)
    }
  })
}

/** The same server's URL for another database and, if given, another role. */
export function databaseUrl(serverUrl: string, database: string, role?: DatabaseRole): string {
  const url = new URL(serverUrl)
  url.pathname = `/${database}`
  if (role) {
    url.username = role.name
    url.password = role.password
  }
  return url.href
}

async function withClient(url: string, use: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'zhanwang-setup' })
  await client.connect()
  try {
    // A second run finds the extensions; that is no news.
    await client.query(`SET client_min_messages = 'warning'`)
    await use(client)
  } finally {
    await client.end()
  }
}
