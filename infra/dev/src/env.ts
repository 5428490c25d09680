/** Settings of the commands. The only place of this package that reads the environment. */
export interface DevEnv {
  /** URL of a superuser of an existing Postgres, used in place of the embedded one. */
  readonly databaseUrl: string | undefined
  /** Address, with credentials, of an existing NATS with JetStream, used in place of a server of our own. */
  readonly natsUrl: string | undefined
  readonly isCi: boolean
  /** What started programs inherit: all but what names servers, which each of them is told for itself. */
  readonly inherited: NodeJS.ProcessEnv
}

/** Reads the settings; empty values count as absent. */
export function devEnv(): DevEnv {
  const { DATABASE_URL, NATS_URL, ...rest } = process.env
  // What npm tells its scripts concerns npm alone.
  const inherited = Object.fromEntries(Object.entries(rest).filter(([name]) => !name.startsWith('npm_')))
  return {
    databaseUrl: DATABASE_URL || undefined,
    natsUrl: NATS_URL || undefined,
    isCi: Boolean(rest.CI) && rest.CI !== 'false',
    inherited,
  }
}
