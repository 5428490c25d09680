import { homedir } from 'node:os'
import { join } from 'node:path'

/** Settings of the local servers. The only place of this package that reads the environment. */
export interface LocalServersEnv {
  /** Folder with `postgres` and `initdb` to use instead of the embedded Postgres, to run the suite on another version. */
  readonly postgresBin: string | undefined
  /** Where releases of nats-server are downloaded from; a mirror lays its files out as GitHub does. */
  readonly natsDownloadBase: string
  /** Folder that keeps downloaded programs between runs and clones. */
  readonly cacheDir: string
  /** The search path of programs. */
  readonly path: string
  /** The environment that a started program inherits. */
  readonly inherited: NodeJS.ProcessEnv
}

/** Reads the settings; empty values count as absent. */
export function localServersEnv(): LocalServersEnv {
  const { env } = process
  return {
    postgresBin: env.ZHANWANG_TEST_POSTGRES_BIN || undefined,
    natsDownloadBase: env.ZHANWANG_NATS_DOWNLOAD_BASE || 'https://github.com/nats-io/nats-server/releases/download',
    cacheDir: env.ZHANWANG_CACHE_DIR || join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'zhanwang'),
    path: env.PATH ?? '',
    inherited: env,
  }
}
