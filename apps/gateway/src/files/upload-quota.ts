import { DomainError } from '@zhanwang/kernel/errors'
import { LRUCache } from 'lru-cache'

const GIGABYTES = 2
const QUOTA_BYTES = GIGABYTES * 2 ** 30
const DAY_MS = 24 * 3_600_000
/** As many connections as a browser opens to one server. */
const MOST_AT_ONCE = 6

export interface UploadQuota {
  /**
   * Lets an upload of an account begin, counting what it announces until it ends. Throws `too-many-requests`, counting
   * nothing, where the account's day has no room for it or too many of its uploads are under way.
   */
  begin(accountId: string, announced: number): CountedUpload
}

export interface CountedUpload {
  /** Counts what it came to instead of what was announced. Once. */
  end(bytes: number): void
}

/**
 * What one account may send within a day from its first upload on, whatever came of it, and how much at a time. Counted in
 * this process: a restart or a second gateway begins anew, which is enough against a program run wild; that the disk stays
 * free is checked apart, at each upload.
 */
export function uploadQuota(): UploadQuota {
  const days = new LRUCache<string, { bytes: number; underWay: number }>({ max: 10_000, ttl: DAY_MS })
  const dayOf = (accountId: string) => {
    const day = days.get(accountId) ?? { bytes: 0, underWay: 0 }
    // Not set anew where it is there: its day would begin anew.
    if (!days.has(accountId)) days.set(accountId, day)
    return day
  }
  return {
    begin(accountId, announced) {
      const day = dayOf(accountId)
      if (day.underWay >= MOST_AT_ONCE)
        throw new DomainError('too-many-requests', { reason: 'uploads-at-once', params: { most: MOST_AT_ONCE } })
      if (day.bytes + announced > QUOTA_BYTES)
        throw new DomainError('too-many-requests', { reason: 'upload-quota', params: { gigabytes: GIGABYTES } })
      day.bytes += announced
      day.underWay++
      return {
        end(bytes) {
          day.bytes += bytes - announced
          day.underWay--
        },
      }
    },
  }
}
