import { natsUrl } from '@zhanwang/local-servers/nats-server'
import { databaseUrl, type ServiceDatabase } from '@zhanwang/local-servers/service-database'
import { type Secrets, secretsOf } from './secrets.ts'
import type { Service } from './services.ts'

/** How a service reaches its servers. */
export interface Connections {
  readonly databaseUrl: string
  readonly databaseOwnerUrl: string
  readonly natsUrl: string
}

/** A service's database with its two roles. */
export function databaseOf(service: Service, secrets: Secrets): ServiceDatabase {
  const { owner, app } = secretsOf(secrets, service)
  return {
    name: service.database,
    owner: { name: `${service.database}_owner`, password: owner },
    app: { name: `${service.database}_app`, password: app },
  }
}

/** The service's own addresses on these servers; an existing NATS (`natsServerUrl` with credentials) is used as it is. */
export function connectionsOf(
  service: Service,
  secrets: Secrets,
  servers: { readonly postgresUrl: string; readonly natsServerUrl: string },
): Connections {
  const { name, owner, app } = databaseOf(service, secrets)
  const isOurs = new URL(servers.natsServerUrl).username === ''
  return {
    databaseUrl: databaseUrl(servers.postgresUrl, name, app),
    databaseOwnerUrl: databaseUrl(servers.postgresUrl, name, owner),
    natsUrl: isOurs
      ? natsUrl(servers.natsServerUrl, { name: service.name, password: secretsOf(secrets, service).nats })
      : servers.natsServerUrl,
  }
}
