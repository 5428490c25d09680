import { z } from 'zod'
import { chosenLanguage, LANGUAGE_TAGS } from '../locales/language.ts'

export type SignInOutcome =
  | { readonly outcome: 'signed-in' | 'second-factor' | 'wrong' | 'disabled' | 'unavailable' | 'offline' }
  | { readonly outcome: 'locked'; readonly minutes: number }

const SignedIn = z.object({ secondFactorNeeded: z.boolean() })

/** What a refusal says beside its status; a proxy's own page says nothing of it. */
const Refusal = z
  .object({ reason: z.string(), params: z.object({ minutes: z.number() }).partial().optional() })
  .partial()

/** The lock's full length, for a refusal that does not name the rest of it. */
const LOCK_MINUTES = 15

/** Signs in with the gateway's session cookie; `second-factor`: a code is awaited yet. Says what happened and never throws for a refusal. */
export async function signIn(username: string, password: string): Promise<SignInOutcome> {
  const response = await send('/api/auth/sign-in/username', { username: username.trim().toLowerCase(), password })
  if (!response) return { outcome: 'offline' }
  if (response.ok) {
    const answer = SignedIn.safeParse(await response.json().catch(() => undefined)).data
    if (!answer) return { outcome: 'unavailable' }
    return { outcome: answer.secondFactorNeeded ? 'second-factor' : 'signed-in' }
  }
  const told = Refusal.safeParse(await response.json().catch(() => ({}))).data
  if (response.status === 429) return { outcome: 'locked', minutes: told?.params?.minutes ?? LOCK_MINUTES }
  if (response.status === 403 && told?.reason === 'account-disabled') return { outcome: 'disabled' }
  return { outcome: response.status === 401 || response.status === 400 ? 'wrong' : 'unavailable' }
}

/** Ends the session; false where the server could not be reached and the session may live on. */
export async function signOut(): Promise<boolean> {
  return (await send('/api/auth/sign-out', {}))?.ok ?? false
}

/**
 * Whether somebody is signed in, asked in a way that is no error when nobody is. Unclear answers count as yes: the next
 * call says what is wrong.
 */
export async function hasSession(): Promise<boolean> {
  const response = await fetch('/api/auth/get-session').catch(() => undefined)
  if (!response?.ok) return true
  const answer: unknown = await response.json().catch(() => undefined)
  return z.object({ signedIn: z.literal(false) }).safeParse(answer).success === false
}

/** Whether the server can be reached at all, whoever is signed in. */
export async function serverAnswers(): Promise<boolean> {
  const response = await fetch('/api/auth/get-session').catch(() => undefined)
  return response?.ok ?? false
}

/** Undefined where no answer came: fetch rejects for a network failure only. */
async function send(path: string, body: object): Promise<Response | undefined> {
  return fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Accept-Language': LANGUAGE_TAGS[chosenLanguage()] },
    body: JSON.stringify(body),
  }).catch(() => undefined)
}
