import { createHmac } from 'node:crypto'
import type { CommandCall } from '@zhanwang/kernel/call'

/**
 * The call with its input's digest under a key. A command's row keeps the digest of its input, and a plain SHA-256 of an
 * input that holds a password could be guessed far faster than the password's own hash.
 */
export function withKeyedDigest(call: CommandCall, secret: string): CommandCall {
  const { actor, scopes, procedure, now, today, language, correlationId, commandId } = call
  const inputDigest = createHmac('sha256', secret).update(call.inputDigest).digest('hex')
  // Field by field: a call computes some of them when asked, which a spread would lose.
  return { actor, scopes, procedure, now, today, language, correlationId, commandId, inputDigest }
}
