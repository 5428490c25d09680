import { Secret, TOTP } from 'otpauth'

/** RFC 6238 as every authenticator app has it: SHA-1, six digits, 30 s. */
const TOTP_FORM = { issuer: '站网', issuerInLabel: true, algorithm: 'SHA1', digits: 6, period: 30 } as const
/** Steps before and after the present one whose codes work: 30 s of wrong time on the phone. */
const SKEW = 1
const CODE = /^\d{6}$/

/** A new secret in base32: 160 bits, as RFC 4226 recommends. */
export function newSecret(): string {
  return new Secret({ size: 20 }).base32
}

/** What a QR code holds: the `otpauth:` address of a secret. */
export function secretUri(username: string, secret: string): string {
  return new TOTP({ ...TOTP_FORM, label: username, secret }).toString()
}

/** The time step whose code was typed, spaces aside; undefined for a wrong one, or one more than a step away from `now`. */
export function stepOf(secret: string, typed: string, now: Date): number | undefined {
  const token = typed.replace(/\s/g, '')
  if (!CODE.test(token)) return undefined
  const timestamp = now.getTime()
  const totp = new TOTP({ ...TOTP_FORM, secret })
  const delta = totp.validate({ token, timestamp, window: SKEW })
  return delta === null ? undefined : totp.counter({ timestamp }) + delta
}
