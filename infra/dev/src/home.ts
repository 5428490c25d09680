import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { PlainError } from '@zhanwang/local-servers/plain-error'
import type { Service } from './services.ts'

/** Where everything of one instance lies. */
export interface Home {
  readonly dir: string
  /** Held while the home is run, see `takeLock`. */
  readonly lockDir: string
  /** What runs, for a start that comes after both it and its watchdog were killed (0600). */
  readonly lockFile: string
  /** What kind of home this is and how far its first start came. */
  readonly stateFile: string
  /** Passwords of databases and messaging (0600). */
  readonly secretsFile: string
  /** Address, processes and accounts while the platform is up (0600). */
  readonly readyFile: string
  /** The same for the loader of the demonstration, before the platform counts as ready (0600). */
  readonly loadingFile: string
  /** Accounts and API key of a demonstration (0600). */
  readonly demonstrationFile: string
  readonly postgresDir: string
  readonly natsDir: string
  /** Uploads and stored files of all services. */
  readonly filesDir: string
  readonly keys: {
    readonly actorTokenPrivate: string
    readonly actorTokenPublic: string
    readonly authSecret: string
  }
  log(name: string): string
  auditKeys(service: Service): { readonly private: string; readonly public: string }
  /** Where a service's sealer anchors the head of its audit chain, outside its database. */
  sealDir(service: Service): string
}

/** The layout of the home at `dir`, whether it exists or not. */
export function homeAt(dir: string): Home {
  const key = (name: string) => join(dir, 'keys', name)
  return {
    dir,
    lockDir: join(dir, 'lock'),
    lockFile: join(dir, 'lock.json'),
    stateFile: join(dir, 'home.json'),
    secretsFile: join(dir, 'secrets.json'),
    readyFile: join(dir, 'ready.json'),
    loadingFile: join(dir, 'loading.json'),
    demonstrationFile: join(dir, 'demonstration.json'),
    postgresDir: join(dir, 'postgres'),
    natsDir: join(dir, 'nats'),
    filesDir: join(dir, 'files'),
    keys: {
      actorTokenPrivate: key('actor-token.private.jwk'),
      actorTokenPublic: key('actor-token.public.jwk'),
      authSecret: key('auth-secret'),
    },
    log: (name) => join(dir, 'logs', `${name}.log`),
    auditKeys: ({ name }) => ({
      private: key(`audit-seal.${name}.private.jwk`),
      public: key(`audit-seal.${name}.public.jwk`),
    }),
    sealDir: ({ name }) => join(dir, 'seals', name),
  }
}

/** A log that has grown beyond this is set aside at the next start, in the place of the one set aside before. */
const LOG_BYTES = 20 * 2 ** 20

/**
 * Makes the folder of the home unless it is there. One that we did not make keeps its mode, and what holds other things
 * than a home is refused: throws {@link PlainError}.
 */
export function makeHomeFolder(home: Home): void {
  try {
    if (!existsSync(home.stateFile) && existsSync(home.dir) && readdirSync(home.dir).some(isForeign))
      throw notAHome(home)
    const made = mkdirSync(home.dir, { recursive: true })
    // Postgres, when root starts it, runs as another user and passes through here to its own folder: 0711 lets it pass and not look.
    if (made !== undefined) chmodSync(home.dir, process.getuid?.() === 0 ? 0o711 : 0o700)
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
    if (!['ENOTDIR', 'EEXIST', 'EACCES', 'EPERM', 'EROFS'].includes(code)) throw cause
    throw new PlainError(
      `${home.dir} 不能用作数据目录（${code}）。请用 --home 指定一个可写的目录。`,
      `${home.dir} can't be used as a home (${code}). Name a folder that can be written with --home.`,
      { cause },
    )
  }
}

/** Whether a folder without home.json that holds this is someone else's: a start makes its lock first and home.json next. */
function isForeign(name: string): boolean {
  return !/^(lock|lock\..+|home\.json\..+)$/.test(name)
}

function notAHome(home: Home): PlainError {
  return new PlainError(
    `${home.dir} 里有别的文件，不是站网的数据目录，未作任何改动。请用 --home 指定一个新的或空的目录。`,
    `${home.dir} holds other files and is no home of Zhanwang; nothing was changed. Name a new or empty folder with --home.`,
  )
}

/** Makes the folders inside the home that are not there yet. */
export function makeHomeFolders(home: Home, services: readonly Service[]): void {
  for (const dir of [
    join(home.dir, 'keys'),
    join(home.dir, 'logs'),
    home.filesDir,
    ...services.map((service) => home.sealDir(service)),
  ]) {
    mkdirSync(dir, { recursive: true, mode: 0o700 })
  }
}

/** Sets logs aside that have grown large. Only while nothing runs that writes them. */
export function rotateLogs(home: Home): void {
  const dir = join(home.dir, 'logs')
  for (const name of readdirSync(dir).filter((file) => file.endsWith('.log'))) {
    const file = join(dir, name)
    if (statSync(file).size > LOG_BYTES) renameSync(file, `${file}.1`)
  }
}
