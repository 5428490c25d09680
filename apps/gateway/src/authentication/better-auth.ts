import { Username } from '@zhanwang/domain-identity/account'
import { newId } from '@zhanwang/kernel/ids'
import type { Log } from '@zhanwang/messaging/log'
import { type BetterAuthPlugin, betterAuth } from 'better-auth'
import { APIError, createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { username } from 'better-auth/plugins/username'
import type pg from 'pg'
import { z } from 'zod'
import { type HashPassword, isPasswordOf } from '../identity/passwords/password-hash.ts'

/** One working day: who comes back tomorrow signs in again. */
const SESSION_SECONDS = 12 * 3_600

export interface AuthOptions {
  readonly hashPassword: HashPassword
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
 * that state and audit commit together. Its router is not mounted; our routes call the few endpoints we use.
 */
export function createAuth({ hashPassword, pool, secret, baseUrl, https, log }: AuthOptions) {
  return betterAuth({
    appName: 'zhanwang',
    secret,
    baseURL: baseUrl,
    database: pool,
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 10,
      maxPasswordLength: 128,
      password: { hash: hashPassword, verify: ({ hash, password }) => isPasswordOf(hash, password) },
    },
    plugins: [
      username({
        displayUsername: false,
        usernameValidator: (text) => Username.safeParse(text).success,
        usernameNormalization: false,
      }),
      secondFactorSession,
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
      additionalFields: {
        secondFactor: {
          type: 'boolean',
          required: false,
          defaultValue: false,
          input: false,
          fieldName: 'second_factor',
        },
      },
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
          // No session by the password alone where a second factor is set. The password was right; what is said about a disabled account is said to its owner only.
          before: async (session) => {
            const { rows } = await pool.query<{ active: boolean; has_second_factor: boolean }>(MAY_HAVE_SESSION, [
              session.userId,
            ])
            const [account] = rows
            if (!account?.active) throw new APIError('FORBIDDEN', { message: ACCOUNT_DISABLED })
            if (account.has_second_factor && session.secondFactor !== true)
              throw new APIError('FORBIDDEN', { message: SECOND_FACTOR_NEEDED })
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

const MAY_HAVE_SESSION = `
  SELECT status = 'active' AS active,
    EXISTS (SELECT FROM second_factor f WHERE f.account_id = a.id AND f.confirmed_at IS NOT NULL) AS has_second_factor
  FROM account a WHERE id = $1`

/**
 * A session for somebody who has shown password and second factor, which the caller has checked. Of better-auth's own
 * two-factor plugin nothing is used: it accepts a code twice, keeps recovery codes readable, and writes without audit.
 */
const secondFactorSession = {
  id: 'second-factor-session',
  endpoints: {
    createSecondFactorSession: createAuthEndpoint.serverOnly(
      { method: 'POST', body: z.object({ userId: z.string() }), requireHeaders: true },
      async (ctx) => {
        const { internalAdapter } = ctx.context
        const user = await internalAdapter.findUserById(ctx.body.userId)
        if (!user) throw new APIError('FORBIDDEN', { message: ACCOUNT_DISABLED })
        // The defaults of additional fields go before what is given, unless everything given goes first.
        const session = await internalAdapter.createSession(user.id, false, { secondFactor: true }, true)
        await setSessionCookie(ctx, { session, user })
        return { signedIn: true }
      },
    ),
  },
} satisfies BetterAuthPlugin

const COOKIE_PREFIX = 'zw'

/** The session cookie's name; browsers take `__Secure-` from https only. */
export function sessionCookieName(https: boolean): string {
  return `${https ? '__Secure-' : ''}${COOKIE_PREFIX}.session_token`
}

/** The cookie between password and second factor. */
export function pendingCookieName(https: boolean): string {
  return `${https ? '__Secure-' : ''}${COOKIE_PREFIX}.second_factor`
}

export const ACCOUNT_DISABLED = 'account-disabled'
export const SECOND_FACTOR_NEEDED = 'second-factor-needed'
