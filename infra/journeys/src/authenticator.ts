import { TOTP } from 'otpauth'

const STEP_SECONDS = 30

/** A phone's authenticator app with one secret in it. */
export interface Authenticator {
  /** Six digits that were not given before. */
  code(): string
}

/**
 * Takes in a secret as a page shows it: base32, with or without spaces. A code works once; who needs another within 30 s
 * gets that of the next step, as from a phone whose clock is half a minute fast, which the platform allows for. Of three
 * in one step the last would be refused.
 */
export function authenticator(secret: string): Authenticator {
  const totp = new TOTP({ secret: secret.replace(/\s/g, ''), period: STEP_SECONDS })
  let last = 0
  return {
    code: () => {
      last = Math.max(totp.counter(), last + 1)
      return totp.generate({ timestamp: last * STEP_SECONDS * 1_000 })
    },
  }
}
