import { randomUUID } from 'node:crypto'
import type { Actor } from '@zhanwang/kernel/actor'
import { todayInShanghai } from '@zhanwang/kernel/calendar'
import type { CommandCall } from '@zhanwang/kernel/call'
import { sha256Hex } from '@zhanwang/kernel/digest'

/** A command that nobody signed in has asked for: signing in itself, and the first accounts. */
export function systemCall(procedure: string, correlationId: string, cause?: string): CommandCall {
  const actor: Actor = { kind: 'system', id: 'identity', name: 'identity', grants: [] }
  return ownCall(cause === undefined ? actor : { ...actor, cause }, procedure, correlationId)
}

/** A command that came by a route of its own and not by the contract, so without a command id: it is not repeated. */
export function ownCall(actor: Actor, procedure: string, correlationId: string): CommandCall {
  const now = new Date()
  const commandId = randomUUID()
  return {
    actor,
    scopes: [],
    procedure,
    now,
    today: todayInShanghai(now),
    language: 'zh',
    correlationId,
    commandId,
    inputDigest: sha256Hex(`${procedure} ${commandId}`),
  }
}
