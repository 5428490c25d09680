import { z } from 'zod'
import { ScopePath } from './scope.ts'

/**
 * What an open page is told: that something it may show has changed. No state travels with it, so it needs no more
 * rights than knowing that; the page asks again for what it shows.
 */
export const LiveNotice = z.object({
  /** `station-registry.station-changed`, or for one's own work `station-registry.job`, `station-registry.import`, `identity.todo`. */
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

/** Those who hold a permission by a grant over exactly a place, except some accounts. */
export const LiveOffice = z.object({
  permission: z.string().max(60),
  place: ScopePath,
  notFor: z.array(z.string()),
})
export type LiveOffice = z.infer<typeof LiveOffice>

/** A notice for an office. */
export const LiveOfficeNotice = LiveNotice.extend({ office: LiveOffice })
export type LiveOfficeNotice = z.infer<typeof LiveOfficeNotice>

/** NATS subject of what concerns offices alone. */
export function liveOfficeSubject(context: string): string {
  return `zw.live.${context}.office.notice`
}

/** What one's own notices are about. */
export type OwnTopic = 'job' | 'import' | 'todo'

/** Tells the pages of one account. Never throws: what is told is only a hint. */
export type Notify = (accountId: string, topic: OwnTopic, key: string) => void

/** Tells the pages of those who hold an office. Never throws. */
export type NotifyOffice = (office: LiveOffice, topic: OwnTopic, key: string) => void
