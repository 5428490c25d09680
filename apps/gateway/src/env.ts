import { isIP } from 'node:net'
import { parseEnvironment, ServiceEnvironment } from '@zhanwang/service-kit/environment'
import { z } from 'zod'

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
  /** Where browsers find the gateway: `https://zhanwang.example.gov.cn`. With https cookies are Secure. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  /**
   * The proxies in front that set X-Forwarded-For and -Proto themselves: addresses and CIDR ranges, separated by commas.
   * Never everything, and no hop count: whoever reaches the port directly could then choose the address it is limited by.
   */
  TRUST_PROXY: TrustedProxies.optional(),
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

/** What the gateway process needs. Throws an Error that names each variable that is missing or wrong. */
export function gatewayEnvironment(): GatewayEnvironment {
  return parseEnvironment(GatewayEnvironment, process.env)
}

export function bootstrapEnvironment(): BootstrapEnvironment {
  return parseEnvironment(BootstrapEnvironment, process.env)
}

export function migrateEnvironment(): MigrateEnvironment {
  return parseEnvironment(MigrateEnvironment, process.env)
}
