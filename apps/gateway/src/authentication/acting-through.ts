import type { Actor } from '@zhanwang/kernel/actor'

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
  return actor.kind === 'account' && actor.cause?.startsWith(SESSION) ? actor.cause.slice(SESSION.length) : undefined
}
