import { pendingCookieName } from '../../authentication/better-auth.ts'
import { cookieValue } from '../../http/cookie-value.ts'
import { PENDING_MINUTES } from './pending-sign-in.ts'

/** Only these routes get it, and no other site can make a browser send it. */
const ATTRIBUTES = 'Path=/api/auth; HttpOnly; SameSite=Strict'

/** `Set-Cookie` for the time between password and second factor. */
export function pendingCookie(https: boolean, token: string): string {
  return header(https, token, PENDING_MINUTES * 60)
}

export function expiredPendingCookie(https: boolean): string {
  return header(https, '', 0)
}

export function pendingToken(https: boolean, cookies: string | undefined): string {
  return cookieValue(cookies ?? '', pendingCookieName(https)) ?? ''
}

function header(https: boolean, value: string, maxAgeSeconds: number): string {
  return `${pendingCookieName(https)}=${value}; Max-Age=${maxAgeSeconds}; ${ATTRIBUTES}${https ? '; Secure' : ''}`
}
