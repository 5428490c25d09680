import { z } from 'zod'
import { LOG_LEVELS } from './log.ts'

const File = z.string().min(1)

/** The variables every service has. An application's own `env.ts` extends it: only there `process.env` is read. */
export const ServiceEnvironment = z.object({
  /** The application role's URL. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  /** `nats://user:password@host:port`, several servers separated by commas. */
  NATS_URL: z.string().regex(/^(nats|tls):\/\/\S+$/),
  /** Of health and metrics, on HEALTH_HOST; 0 takes any free one. */
  PORT: z.coerce.number().int().min(0).max(65_535),
  /** The address on which health and metrics listen, for whoever can reach it; a container needs 0.0.0.0. */
  HEALTH_HOST: z.string().min(1).default('127.0.0.1'),
  /** The gateway's Ed25519 public key as JWK. */
  ACTOR_TOKEN_PUBLIC_KEY_FILE: File,
  /** The Ed25519 private key as JWK that signs the audit's seals. */
  AUDIT_SEAL_KEY_FILE: File,
  /** Where the head of the sealed audit is anchored, outside the database. */
  AUDIT_SEAL_DIR: File,
  /** `true`: seal on although the existing seals' anchors are missing. For one start, after the audit was checked. */
  AUDIT_ACCEPT_MISSING_ANCHOR: z
    .enum(['true', 'false'])
    .default('false')
    .transform((text) => text === 'true'),
  /**
   * The folder of uploads and stored files, one for all services of a platform and its gateway; with a bucket a folder of
   * each host, for what is not finished.
   */
  FILES_DIR: File,
  /** Endpoint and bucket of stored files, path-style, the same for all: `https://s3.example.gov.cn/zhanwang`. */
  FILES_S3_URL: z
    .string()
    .regex(/^https?:\/\/[^/?#@\s]+\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\/?$/)
    .optional(),
  /** Without it `us-east-1`, which most servers that are not Amazon's take. */
  FILES_S3_REGION: z
    .string()
    .regex(/^[\w-]+$/)
    .optional(),
  /** Of a key that may list, read, write and remove in that bucket. The three are set together, or none. */
  FILES_S3_ACCESS_KEY_ID: z
    .string()
    .regex(/^[!-.0-~]+$/)
    .optional(),
  FILES_S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
  /** Where browsers find the gateway: `https://zhanwang.example.gov.cn`. What is printed names it, as a QR code. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS).default('info'),
  NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
})
export type ServiceEnvironment = z.infer<typeof ServiceEnvironment>

/** Variables of a process, as `process.env` has them. */
export type Variables = Readonly<Record<string, string | undefined>>

/**
 * Parses the variables of a process. Throws an Error that names every variable that is missing or wrong, without its
 * value, since it may be a secret. An empty variable counts as absent.
 */
export function parseEnvironment<S extends z.ZodObject>(schema: S, variables: Variables): z.output<S> {
  const present = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(present)
  if (parsed.success) return parsed.data
  const wrong = parsed.error.issues.map((issue) => {
    const name = String(issue.path[0])
    return present[name] === undefined ? `${name} is not set` : `${name} is not valid`
  })
  throw new Error(`环境变量有误 / the environment is not complete: ${wrong.join('; ')}`)
}
