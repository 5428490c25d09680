import {
  BegunSecondFactor,
  RecoveryCodes,
  type SecondFactorInput,
  type SecondFactorProof,
} from '@zhanwang/domain-identity/sign-in'
import { z } from 'zod'
import { chosenLanguage, LANGUAGE_TAGS } from '../locales/language.ts'
import { restError } from './rest-problem.ts'

/** The second step of signing in. Throws RestError. */
export async function showSecondFactor(shown: SecondFactorInput): Promise<void> {
  await send('', shown, z.object({ signedIn: z.literal(true) }))
}

/** A new secret, for this page only. Throws RestError. */
export function beginSecondFactor(password: string): Promise<BegunSecondFactor> {
  return send('/begin', { password }, BegunSecondFactor)
}

/** Sets it up by its first code; the recovery codes can be read this once. Throws RestError. */
export function confirmSecondFactor(code: string): Promise<RecoveryCodes> {
  return send('/confirm', { code }, RecoveryCodes)
}

/** New recovery codes in place of the old ones. Throws RestError. */
export function renewRecoveryCodes(proof: SecondFactorProof): Promise<RecoveryCodes> {
  return send('/recovery-codes', proof, RecoveryCodes)
}

/** Throws RestError. */
export async function endSecondFactor(proof: SecondFactorProof): Promise<void> {
  await send('/end', proof, z.object({ ended: z.literal(true) }))
}

async function send<T>(route: string, body: object, answer: z.ZodType<T>): Promise<T> {
  const response = await fetch(`/api/auth/second-factor${route}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Accept-Language': LANGUAGE_TAGS[chosenLanguage()] },
    body: JSON.stringify(body),
  }).catch(() => undefined)
  if (!response) throw restError(undefined)
  const told: unknown = await response.json().catch(() => ({}))
  const read = response.ok ? answer.safeParse(told) : undefined
  if (!read?.success) throw restError(told)
  return read.data
}
