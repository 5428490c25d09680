import { idAt, Uuid } from '@zhanwang/kernel/ids'
import type { Log } from '@zhanwang/messaging/log'
import { type FileStorage, UPLOADS } from './storage.ts'
import type { AreaEntry, StorageArea } from './storage-area.ts'
import { TICKET_HOURS } from './upload-ticket.ts'

const HOUR_MS = 3_600_000
/** Who still writes writes more often than this. */
const UNFINISHED_MS = HOUR_MS
/** An upload's ticket is good for a day; then there is an hour for the command that handed it in. */
const UNCLAIMED_MS = (TICKET_HOURS + 1) * HOUR_MS
const BATCH = 500

/** What a service's database says about its files (persistence's `fileRecords`). */
export interface FileRecords {
  /** Deletes up to `limit` rows whose time is over, and names their files once that is committed. */
  takeExpired(limit: number): Promise<readonly string[]>
  /** Which of these a row names. */
  kept(ids: readonly string[]): Promise<ReadonlySet<string>>
}

/**
 * Clears a context's own area: files past their keeping time, files that no row names a day after they came (what made
 * them was rolled back, or died between its commit and the removal), and what a killed process left unfinished.
 * Returns how many it removed.
 */
export async function sweepOwnFiles(area: StorageArea, records: FileRecords, now = new Date()): Promise<number> {
  let removed = 0
  for (;;) {
    const expired = await records.takeExpired(BATCH)
    for (const id of expired) await area.remove(Uuid.parse(id))
    removed += expired.length
    if (expired.length < BATCH) break
  }
  const old: AreaEntry[] = []
  const removeUnnamed = async () => {
    const entries = old.splice(0)
    const kept = await records.kept(entries.map(({ name }) => name))
    for (const entry of entries.filter(({ name }) => !kept.has(name))) {
      await area.removeEntry(entry)
      removed++
    }
  }
  for await (const entry of area.list()) {
    if (isAbandoned(entry, now)) {
      await area.removeEntry(entry)
      removed++
    } else if (isPastClaim(entry, now)) old.push(entry)
    if (old.length === BATCH) await removeUnnamed()
  }
  if (old.length > 0) await removeUnnamed()
  return removed
}

/** Clears the staged uploads: whoever wanted one has claimed it within the day. Returns how many it removed. */
export async function sweepUploads(uploads: StorageArea, now = new Date()): Promise<number> {
  let removed = 0
  for await (const entry of uploads.list()) {
    if (!isAbandoned(entry, now) && !isPastClaim(entry, now)) continue
    await uploads.removeEntry(entry)
    removed++
  }
  return removed
}

export interface Sweep {
  /** Waits for what runs. */
  stop(): Promise<void>
}

/** Sweeps a context's own area at once and then every hour. */
export function startOwnSweep(storage: FileStorage, context: string, records: FileRecords, log: Log): Sweep {
  const area = storage.area(context)
  return hourly(() => sweepOwnFiles(area, records), log)
}

/** Sweeps the staged uploads at once and then every hour. */
export function startUploadSweep(storage: FileStorage, log: Log): Sweep {
  const uploads = storage.area(UPLOADS)
  return hourly(() => sweepUploads(uploads), log)
}

function hourly(sweep: () => Promise<number>, log: Log): Sweep {
  const once = () =>
    sweep().then(
      (removed) => (removed > 0 ? log.info({ removed }, 'files that nobody keeps were removed') : undefined),
      (error: unknown) => log.warn({ err: error }, 'files that nobody keeps could not be removed; the next sweep will'),
    )
  let running = once()
  const timer = setInterval(() => {
    running = running.then(once)
  }, HOUR_MS)
  timer.unref()
  return {
    async stop() {
      clearInterval(timer)
      await running
    },
  }
}

function isAbandoned({ isUnfinished, writtenMs }: AreaEntry, now: Date): boolean {
  return isUnfinished && now.getTime() - writtenMs > UNFINISHED_MS
}

/**
 * Counted from the id, which is as old as the file is whole: an upload that is claimed late keeps its id, and its ticket
 * has ended by then, so no command under way can be about to name it. What has no id for a name is not ours.
 */
function isPastClaim({ name }: AreaEntry, now: Date): boolean {
  const id = Uuid.safeParse(name)
  return id.success && now.getTime() - idAt(id.data).getTime() > UNCLAIMED_MS
}
