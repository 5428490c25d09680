import { z } from 'zod'

/**
 * What an open page is told: that something it may show has changed. No state travels with it, so it needs no more
 * rights than knowing that; the page asks again for what it shows.
 */
export const LiveNotice = z.object({
  /** `station-registry.station-changed`, or for one's own work `station-registry.job`, `station-registry.import`. */
  topic: z.string().max(120),
  /** Of the thing: a station's code, a job's id. */
  key: z.string().max(120),
})
export type LiveNotice = z.infer<typeof LiveNotice>

/**
 * NATS subject of what concerns one account alone: `zw.live.station-registry.0199…`. Published as it is, without a
 * stream: who is not there misses it and reads the state when coming back.
 */
export function liveSubject(context: string, accountId: string): string {
  return `zw.live.${context}.${accountId}`
}

/** Tells the pages of one account. Never throws: what is told is only a hint. */
export type Notify = (accountId: string, topic: 'job' | 'import', key: string) => void
