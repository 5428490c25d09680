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
    await openToItsRoles(client, database)
  })
  await withClient(databaseUrl(superuserUrl, database.name), async (client) => {
    for (const extension of EXTENSIONS) await client.query(`CREATE EXTENSION IF NOT EXISTS ${extension}`)
  })
}

/**
 * Makes a copy of a template, with all that is in it, for the template's roles. Where there is no template yet, it is made
 * first and filled by `fill`, once however many ask at the same time; nobody may connect to it after that. Returns the note
 * that `fill` made of it.
 */
export async function copyServiceDatabase(
  superuserUrl: string,
  { template, copy }: { template: ServiceDatabase; copy: ServiceDatabase },
  fill: () => Promise<string>,
): Promise<string> {
  const source = pg.escapeIdentifier(template.name)
  let note = ''
  await withClient(superuserUrl, async (client) => {
    const isThere = async () => {
      const { rows } = await client.query<{ note: string | null }>(
        `SELECT shobj_description(oid, 'pg_database') AS note FROM pg_database WHERE datname = $1 AND NOT datallowconn`,
        [template.name],
      )
      note = rows[0]?.note ?? ''
      return rows.length === 1
    }
    if (!(await isThere())) {
      await client.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [template.name])
      if (!(await isThere())) {
        // What is left of one whose making failed.
        await client.query(`DROP DATABASE IF EXISTS ${source} WITH (FORCE)`)
        await ensureServiceDatabase(superuserUrl, template)
        note = await fill()
        await client.query(`COMMENT ON DATABASE ${source} IS ${pg.escapeLiteral(note)}`)
        await client.query(`ALTER DATABASE ${source} ALLOW_CONNECTIONS false`)
      }
      await client.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [template.name])
    }
    const owner = pg.escapeIdentifier(copy.owner.name)
    // Files are copied in half the time that their pages take through the log.
    await client.query(
      `CREATE DATABASE ${pg.escapeIdentifier(copy.name)} OWNER ${owner} TEMPLATE ${source} STRATEGY file_copy`,
    )
    await openToItsRoles(client, copy)
  })
  return note
}

/** Removes the database, whoever is connected to it, and its roles unless they are others' too. */
export async function dropServiceDatabase(
  superuserUrl: string,
  database: ServiceDatabase,
  { keepRoles = false }: { keepRoles?: boolean } = {},
): Promise<void> {
  await withClient(superuserUrl, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(database.name)} WITH (FORCE)`)
    if (keepRoles) return
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

async function openToItsRoles(client: pg.Client, database: ServiceDatabase): Promise<void> {
  const name = pg.escapeIdentifier(database.name)
  await client.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`)
  await client.query(`GRANT CONNECT ON DATABASE ${name} TO ${pg.escapeIdentifier(database.app.name)}`)
}

async function withClient(url: string, use: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'zhanwang-setup' })
  // A server that ends here is told of by the query in hand or the next one; the event only must not end the process.
  client.on('error', () => undefined)
  await client.connect()
  try {
    // A second run finds the extensions; that is no news.
    await client.query(`SET client_min_messages = 'warning'`)
    await use(client)
  } finally {
    await client.end()
  }
}
