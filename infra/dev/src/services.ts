import { globSync } from 'node:fs'
import { join, sep } from 'node:path'

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

/** The gateway hosts the identity context, and is no service's folder of its own name. */
const GATEWAY: Service = {
  name: 'gateway',
  dir: 'apps/gateway',
  database: 'zw_identity',
  context: 'identity',
  isGateway: true,
}

/**
 * The services of the repository at `root`, the gateway last: each folder of apps/ with `src/service.ts` is one, and its
 * name is that of its context. So there is no list of services that a new one could be missing from.
 */
export function servicesOf(root: string): Service[] {
  return [
    ...globSync('apps/*/src/service.ts', { cwd: root })
      .map((file) => file.split(sep)[1] ?? '')
      .filter((name) => name !== GATEWAY.name)
      .sort()
      .map((name) => ({ name, dir: `apps/${name}`, database: `zw_${name.replaceAll('-', '_')}`, context: name })),
    GATEWAY,
  ]
}

const ROOT = join(import.meta.dirname, '../../..')

/** This repository's services. */
export const platform: Platform = { root: ROOT, services: servicesOf(ROOT) }
