import { Username } from '@zhanwang/domain-identity/account'
import { newId } from '@zhanwang/kernel/ids'
import type { Log } from '@zhanwang/messaging/log'
import { betterAuth } from 'better-auth'
import { APIError } from 'better-auth/api'
import { username } from 'better-auth/plugins/username'
import type pg from 'pg'

/** One working day: who comes back tomorrow signs in again. */
const SESSION_SECONDS = 12 * 3_600

export interface AuthOptions {
  /** Of its own: sessions are written outside commands. */
  readonly pool: pg.Pool
  /** At least 32 characters; signs the session cookie. */
  readonly secret: string
  /** Where browsers find this gateway. */
  readonly baseUrl: string
  /** Whether cookies are `Secure`. */
  readonly https: boolean
  readonly log: Log
}

export type Auth = ReturnType<typeof createAuth>

/**
 * better-auth does the password, the session and its cookie, nothing else: accounts are written by our own commands, so
 * that state and audit commit together. Its router is not mounted; sign-in-routes.ts calls the three endpoints we use.
 */
export function createAuth({ pool, secret, baseUrl, https, log }: AuthOptions) {
  return betterAuth({
    appName: 'zhanwang',
    secret,
    baseURL: baseUrl,
    database: pool,
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 128 },
    plugins: [
      username({
        displayUsername: false,
        usernameValidator: (text) => Username.safeParse(text).success,
        usernameNormalization: false,
      }),
    ],
    // Limits of our own (sign-in-limit.ts) hold for a username from any address, and survive a restart.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: {
      level: 'error',
      log: (level, message) => (level === 'error' ? log.error({ source: 'better-auth' }, message) : undefined),
    },
    session: {
      modelName: 'auth_session',
      expiresIn: SESSION_SECONDS,
      disableSessionRefresh: true,
      fields: {
        userId: 'user_id',
        expiresAt: 'expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
      },
    },
    user: {
      modelName: 'auth_user',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    account: {
      modelName: 'auth_account',
      fields: {
        userId: 'user_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: {
      modelName: 'auth_verification',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    databaseHooks: {
      session: {
        create: {
          // The password was right; what is said about a disabled account is said to its owner only.
          before: async (session) => {
            const { rows } = await pool.query<{ status: string }>('SELECT status FROM account WHERE id = $1', [
              session.userId,
            ])
            if (rows[0]?.status !== 'active') throw new APIError('FORBIDDEN', { message: ACCOUNT_DISABLED })
          },
        },
      },
    },
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: https,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      database: { generateId: () => newId() },
    },
  })
}

const COOKIE_PREFIX = 'zw'

/** The session cookie's name; browsers take `__Secure-` from https only. */
export function sessionCookieName(https: boolean): string {
  return `${https ? '__Secure-' : ''}${COOKIE_PREFIX}.session_token`
}

export const ACCOUNT_DISABLED = 'account-disabled'
