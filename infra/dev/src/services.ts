import { join } from 'node:path'

/** One program of the platform, with a database of its own. */
export interface Service {
  readonly name: string
  /** Its folder in the repository. */
  readonly dir: string
  readonly database: string
  /** The context whose contract it answers, the word in its NATS subjects. */
  readonly context: string
  /** The only door: it alone asks other services on behalf of people, and listens on the address that is printed. */
  readonly isGateway?: true
}

/** What `npm start` brings up: the services of a repository. A test brings its own. */
export interface Platform {
  readonly root: string
  readonly services: readonly Service[]
}

/** This repository's services. A new one is named here and nowhere else. */
export const platform: Platform = {
  root: join(import.meta.dirname, '../../..'),
  services: [
    {
      name: 'station-registry',
      dir: 'apps/station-registry',
      database: 'zw_station_registry',
      context: 'station-registry',
    },
    { name: 'gateway', dir: 'apps/gateway', database: 'zw_identity', context: 'identity', isGateway: true },
  ],
}
