import { mkdtempSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where Linux keeps files in memory. */
const MEMORY = '/dev/shm'
/** What the servers of a whole run take there at most is a quarter of this. */
const NEEDED_BYTES = 4 * 2 ** 30

/**
 * Makes a temporary folder for the files of servers that end with the test: in memory where there is room, because a copy
 * of a database is some six hundred files, which cost a disk five times as much. It is the caller's to remove.
 */
export function quickFolder(prefix: string): string {
  return mkdtempSync(join(hasRoom() ? MEMORY : tmpdir(), prefix))
}

function hasRoom(): boolean {
  try {
    const { bavail, bsize } = statfsSync(MEMORY)
    return bavail * bsize >= NEEDED_BYTES
  } catch {
    // Not Linux, or none mounted.
    return false
  }
}
