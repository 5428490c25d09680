import { ensureServiceDatabase } from '@zhanwang/local-servers/service-database'
import { databaseOf } from './connections.ts'
import type { Secrets } from './secrets.ts'
import type { Service } from './services.ts'

/** Brings every service's database, roles and extensions into being on the server. Repeatable. */
export async function ensureDatabases(
  postgresUrl: string,
  services: readonly Service[],
  secrets: Secrets,
): Promise<void> {
  await Promise.all(services.map((service) => ensureServiceDatabase(postgresUrl, databaseOf(service, secrets))))
}
