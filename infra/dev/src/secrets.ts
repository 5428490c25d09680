import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Home } from './home.ts'
import { readJson, writePrivateJson } from './private-file.ts'
import type { Service } from './services.ts'

const Password = z.string().regex(/^[0-9a-f]{32,}$/)
const Secrets = z.object({
  postgres: Password,
  services: z.record(z.string(), z.object({ owner: Password, app: Password, nats: Password })),
})

/** Passwords of the servers inside a home; hexadecimal, so they stand in URLs and files as they are. */
export type Secrets = z.infer<typeof Secrets>

/** Reads the passwords of the home and makes those that are missing: 128 random bits each. */
export function openSecrets(home: Home, services: readonly Service[]): Secrets {
  const stored = readJson(home.secretsFile)
  const secrets = stored === undefined ? { postgres: password(), services: {} } : Secrets.parse(stored)
  for (const { name } of services) {
    secrets.services[name] ??= { owner: password(), app: password(), nats: password() }
  }
  if (JSON.stringify(stored) !== JSON.stringify(secrets)) writePrivateJson(home.secretsFile, secrets)
  return secrets
}

/** The passwords of one service. Throws when it has none. */
export function secretsOf(secrets: Secrets, { name }: Service): Secrets['services'][string] {
  const found = secrets.services[name]
  if (!found) throw new Error(`no passwords for ${name}`)
  return found
}

function password(): string {
  return randomBytes(16).toString('hex')
}
