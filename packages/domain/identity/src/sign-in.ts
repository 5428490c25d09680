import { z } from 'zod'

/** As it is typed to be compared: whatever was ever allowed. */
const ShownPassword = z.string().min(1).max(128)

/** What the sign-in form sends. */
export const SignInInput = z.strictObject({
  username: z.string().trim().toLowerCase().min(1).max(64),
  password: ShownPassword,
})

/** Signed in, or the password was right and a code is needed yet. */
export const SignInAnswer = z.object({ signedIn: z.boolean(), secondFactorNeeded: z.boolean() })
export type SignInAnswer = z.infer<typeof SignInAnswer>

/** Six digits (RFC 6238), as people type them: spaces are theirs. */
export const OneTimeCode = z.string().trim().max(20)
/** As it was shown, whatever the case, with or without hyphens and spaces. */
export const RecoveryCode = z.string().trim().max(40)

/** The second step: one of the two. */
export const SecondFactorInput = z.union([
  z.strictObject({ code: OneTimeCode }),
  z.strictObject({ recoveryCode: RecoveryCode }),
])
export type SecondFactorInput = z.infer<typeof SecondFactorInput>

export const BeginSecondFactorInput = z.strictObject({ password: ShownPassword })
/** Shown once, to be read by an authenticator app: the secret in base32 and as an `otpauth:` address for a QR code. */
export const BegunSecondFactor = z.object({ secret: z.string(), uri: z.string() })
export type BegunSecondFactor = z.infer<typeof BegunSecondFactor>

export const ConfirmSecondFactorInput = z.strictObject({ code: OneTimeCode })
/** Shown once. */
export const RecoveryCodes = z.object({ recoveryCodes: z.array(z.string()) })
export type RecoveryCodes = z.infer<typeof RecoveryCodes>

/** For new recovery codes, and to end the second factor: whose phone is lost shows a recovery code. */
export const SecondFactorProof = z.union([
  z.strictObject({ password: ShownPassword, code: OneTimeCode }),
  z.strictObject({ password: ShownPassword, recoveryCode: RecoveryCode }),
])
export type SecondFactorProof = z.infer<typeof SecondFactorProof>
