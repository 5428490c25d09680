import type { FileStorage } from '@zhanwang/files/storage'
import type { Log } from '@zhanwang/messaging/log'
import { untilThere } from './until-there.ts'

/**
 * Waits until the storage of files answers. Throws an Error whose one sentence is for the operator, at once where waiting
 * will not help: no such bucket, a wrong key.
 */
export async function storageReady(storage: FileStorage, deadline: number, log: Log): Promise<void> {
  const problem = await untilThere('the storage of files', deadline, log, () => storage.check())
  if (problem !== undefined) throw new Error(problem)
}
