import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { accountOf, type PlatformRun } from '@zhanwang/journeys/platform-run'
import { type RestClient, signedIn } from '@zhanwang/journeys/rest-client'
import { z } from 'zod'

/** What every case works with: the demonstration, up, and its bare parts. */
export interface BenchRun {
  readonly platform: PlatformRun
  readonly home: string
  /** Folder for scratch files. */
  readonly dir: string
  /** Seconds of one measurement. */
  readonly seconds: number
  /** The registry's database as the servers' superuser: for floors only. */
  readonly databaseUrl: string
  /** A bare NATS server beside the platform's, without users and permissions: for floors only. */
  readonly natsUrl: string
}

const Secrets = z.object({
  postgres: z.string(),
  services: z.record(z.string(), z.object({ nats: z.string() }).loose()),
})

/** Connections for the floors, from the home's secrets. */
export function openBenchRun(
  platform: PlatformRun,
  home: string,
  dir: string,
  seconds: number,
  natsUrl: string,
): BenchRun {
  const secrets = Secrets.parse(JSON.parse(readFileSync(join(home, 'secrets.json'), 'utf8')))
  const port = (name: string) => platform.ready.processes.find((one) => one.name === name)?.port
  const password = encodeURIComponent(secrets.postgres)
  return {
    platform,
    home,
    dir,
    seconds,
    databaseUrl: `postgres://postgres:${password}@127.0.0.1:${port('postgres')}/zw_station_registry`,
    natsUrl,
  }
}

/** A demonstration account, signed in. */
export function clientOf({ platform: { ready } }: BenchRun, username: string): Promise<RestClient> {
  return signedIn(ready.address, username, accountOf(ready, username).password)
}

/** Cookie header of a demonstration account's session. */
export async function cookieOf(run: BenchRun, username: string): Promise<string> {
  const { headers } = await clientOf(run, username)
  return headers.cookie ?? ''
}
