import type { Actor } from '@zhanwang/kernel/actor'
import { DomainError } from '@zhanwang/kernel/errors'

const SESSION = 'session:'
const API_KEY = 'api-key:'

/** What an account's actor names as its cause: the session or API key it acts through, which audit entries then show. */
export function throughSession(sessionId: string): string {
  return `${SESSION}${sessionId}`
}

export function throughApiKey(keyId: string): string {
  return `${API_KEY}${keyId}`
}

/** The session through which an actor acts; undefined for an API key or a system actor. */
export function sessionIdOf(actor: Actor): string | undefined {
  return idAfter(SESSION, actor)
}

/** The API key through which an actor acts; undefined for a session or a system actor. */
export function apiKeyIdOf(actor: Actor): string | undefined {
  return idAfter(API_KEY, actor)
}

/** For what a person does in person. Throws `forbidden` when an API key asks for it. */
export function checkInPerson(actor: Actor): void {
  if (apiKeyIdOf(actor) !== undefined) throw new DomainError('forbidden', { reason: 'not-by-api-key' })
}

function idAfter(kind: string, { kind: actorKind, cause }: Actor): string | undefined {
  return actorKind === 'account' && cause?.startsWith(kind) ? cause.slice(kind.length) : undefined
}
