import { isIP } from 'node:net'
import { parseEnvironment, ServiceEnvironment, type Variables } from '@zhanwang/service-kit/environment'
import { z } from 'zod'
import type { SignInRules } from './identity/sign-in-rules.ts'

const Flag = z
  .enum(['true', 'false'])
  .default('false')
  .transform((text) => text === 'true')

/** See TRUST_PROXY. */
export const TrustedProxies = z
  .string()
  .transform((text) => text.split(',').map((part) => part.trim()))
  .refine((parts) => parts.every(isAddressRange), {
    error: 'addresses or CIDR ranges of the proxies, separated by commas, such as 127.0.0.1,10.0.0.0/8; never all',
  })

/** `10.0.0.1`, `10.0.0.0/8`, `fd00::/8`. A range over everything is none. */
function isAddressRange(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/')
  const version = isIP(address)
  if (version === 0 || more.length > 0) return false
  return bits === undefined || (/^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128))
}

const GatewayEnvironment = ServiceEnvironment.extend({
  /** Where HTTP listens. */
  HOST: z.string().min(1).default('127.0.0.1'),
  /** The Ed25519 private key as JWK that signs actor tokens. */
  ACTOR_TOKEN_PRIVATE_KEY_FILE: z.string().min(1),
  /** A file with at least 32 characters that sign session cookies. */
  AUTH_SECRET_FILE: z.string().min(1),
  /** The console's built files; without it only the API is served. */
  CONSOLE_DIR: z.string().min(1).optional(),
  /**
   * The proxies in front that set X-Forwarded-For and -Proto themselves: addresses and CIDR ranges, separated by commas.
   * Never everything, and no hop count: whoever reaches the port directly could then choose the address it is limited by.
   */
  TRUST_PROXY: TrustedProxies.optional(),
  /** Whether every account needs a second factor. Without it: `required` in production, else `optional`. */
  SECOND_FACTOR: z.enum(['required', 'optional']).optional(),
  /**
   * How often a silent live stream says that it is alive, and asks whether its reader is still signed in. Less than the
   * shortest idle time of the proxies in front.
   */
  LIVE_PING_MS: z.coerce.number().int().min(100).max(30_000).default(15_000),
  /** A session that nobody used for so long is over. */
  SESSION_IDLE_MINUTES: z.coerce.number().int().min(1).max(720).default(30),
  /** A password older than this must be changed at the next sign-in; 0: never. */
  PASSWORD_MAX_AGE_DAYS: z.coerce.number().int().min(0).max(3_650).default(90),
})
export type GatewayEnvironment = z.output<typeof GatewayEnvironment>

const BootstrapEnvironment = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  /** `true`: accounts of the demonstration, with known passwords. Never in production. */
  DEMONSTRATION: Flag,
})
export type BootstrapEnvironment = z.output<typeof BootstrapEnvironment>

const MigrateEnvironment = z.object({
  DATABASE_OWNER_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  /** Its user is the role that is granted to. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
})
export type MigrateEnvironment = z.output<typeof MigrateEnvironment>

/** What a bureau decides about signing in. */
export function signInRules(environment: GatewayEnvironment): SignInRules {
  const { SECOND_FACTOR, NODE_ENV, SESSION_IDLE_MINUTES, PASSWORD_MAX_AGE_DAYS } = environment
  const secondFactor = SECOND_FACTOR ?? (NODE_ENV === 'production' ? 'required' : 'optional')
  return {
    secondFactorRequired: secondFactor === 'required',
    sessionIdleMinutes: SESSION_IDLE_MINUTES,
    passwordMaxAgeDays: PASSWORD_MAX_AGE_DAYS,
  }
}

/** What the gateway process needs. Throws an Error that names each variable that is missing or wrong. */
export function gatewayEnvironment(variables: Variables = process.env): GatewayEnvironment {
  return parseEnvironment(GatewayEnvironment, variables)
}

export function bootstrapEnvironment(): BootstrapEnvironment {
  return parseEnvironment(BootstrapEnvironment, process.env)
}

export function migrateEnvironment(): MigrateEnvironment {
  return parseEnvironment(MigrateEnvironment, process.env)
}
