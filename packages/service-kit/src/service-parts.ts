import type { FileStore } from '@zhanwang/files/file-store'
import type { Notify } from '@zhanwang/kernel/live'
import type { Log } from '@zhanwang/messaging/log'
import type { Database } from '@zhanwang/persistence/database'
import type { Enqueue } from '@zhanwang/persistence/jobs'
import type { AuditProof } from '@zhanwang/persistence/prove'

/** What a service's handlers, reactions and jobs work with; `startService` makes it. */
export interface ServiceParts<S> {
  readonly db: Database<S>
  /** The service's own area of the storage that all services share. */
  readonly files: FileStore
  readonly enqueue: Enqueue
  readonly notify: Notify
  /** Verifies the whole sealed audit of the service's database. */
  readonly prove: (signal: AbortSignal) => Promise<AuditProof>
  readonly log: Log
  /** Where browsers find the platform, without a slash at the end; undefined where the operator has not said. */
  readonly publicUrl?: string | undefined
}
