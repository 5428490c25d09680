/** An event that waits to be published. */
export interface OutboxMessage {
  /** The outbox id, which is the event's id: JetStream drops a repeat by it. */
  readonly id: string
  readonly subject: string
  /** The event's envelope as JSON text. */
  readonly body: string
}

/** The right to publish one database's outbox. */
export interface Leadership {
  /** Aborted when the right is gone, e.g. with the database session that held it. */
  readonly lost: AbortSignal
  release(): Promise<void>
}

/** A database's outbox as the relay needs it. */
export interface OutboxSource {
  /**
   * Waits until no other process leads this database's outbox, then leads it. Null when `signal` is aborted first.
   * Rejects when the database is away.
   */
  lead(signal: AbortSignal): Promise<Leadership | null>
  /**
   * The oldest unpublished rows, at most `limit`, in the order of their ids, and only those that no running transaction
   * can still precede (below `pg_snapshot_xmin(pg_current_snapshot())`).
   */
  unpublished(limit: number): Promise<readonly OutboxMessage[]>
  markPublished(ids: readonly string[]): Promise<void>
  /** Calls back soon after a commit that left something; may be missed. Returns a function that ends it. */
  onWake(callback: () => void): () => void
  close(): Promise<void>
}
