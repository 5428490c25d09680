import type { ApiKey } from '@zhanwang/domain-identity/api-key'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { Tone } from '../feedback/mark.tsx'

export type KeyState = 'live' | 'expired' | 'revoked'

export const KEY_TONES: Record<KeyState, Tone> = { live: 'green', expired: 'plain', revoked: 'plain' }

/** Whether a key works on a day, as far as it goes by itself: it works through its last day. */
export function keyState({ revokedAt, expiresOn }: ApiKey, today: BusinessDate): KeyState {
  if (revokedAt !== null) return 'revoked'
  return expiresOn !== null && expiresOn < today ? 'expired' : 'live'
}
