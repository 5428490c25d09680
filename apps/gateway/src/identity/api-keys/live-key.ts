import type { BusinessDate } from '@zhanwang/kernel/calendar'
import { type RawBuilder, type SqlBool, sql } from 'kysely'

/** Whether a key works on a day: not revoked, and its last day not past. */
export function isLiveKey(today: BusinessDate): RawBuilder<SqlBool> {
  return sql`(api_key.revoked_at is null and (api_key.expires_on is null or api_key.expires_on >= ${today}::date))`
}
