import { DomainError } from '@zhanwang/kernel/errors'
import { LRUCache } from 'lru-cache'
import { limitedNetwork } from '../identity/sessions/limited-network.ts'

/** A whole office or a mobile carrier's customers may share one address; a page is one request. */
const PER_MINUTE = 120
const MINUTE_MS = 60_000
/** Networks kept in mind; beyond them the one that asked least lately is forgotten. */
const NETWORKS = 50_000

/**
 * Counts what somebody asks who is not signed in. Throws `too-many-requests` past 120 requests of a network (see
 * {@link limitedNetwork}) within a minute of its first.
 */
export type PublicLimit = (address: string) => void

/**
 * Kept in this process, unlike the count of failed sign-ins: nothing is guessed here, so that a restart or a second gateway
 * may begin anew, and a page that anybody may read must not cost a write to the database.
 */
export function publicLimit(): PublicLimit {
  const minutes = new LRUCache<string, { asked: number }>({ max: NETWORKS, ttl: MINUTE_MS })
  return (address) => {
    const network = limitedNetwork(address)
    const minute = minutes.get(network) ?? { asked: 0 }
    // Not set anew where it is there: its minute would begin anew.
    if (!minutes.has(network)) minutes.set(network, minute)
    minute.asked++
    if (minute.asked > PER_MINUTE) throw new DomainError('too-many-requests')
  }
}
