import { randomUUID } from 'node:crypto'
import { todayInShanghai } from '@zhanwang/kernel/calendar'
import type { CommandCall } from '@zhanwang/kernel/call'
import { sha256Hex } from '@zhanwang/kernel/digest'

/** A command that nobody signed in has asked for: signing in itself, and the first accounts. */
export function systemCall(procedure: string, correlationId: string, cause?: string): CommandCall {
  const now = new Date()
  const commandId = randomUUID()
  return {
    actor: { kind: 'system', id: 'identity', name: 'identity', grants: [], ...(cause === undefined ? {} : { cause }) },
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
