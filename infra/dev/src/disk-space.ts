import { statfs } from 'node:fs/promises'
import { PlainError } from '@zhanwang/local-servers/plain-error'

/** A new cluster, its write-ahead log and the demonstration take about 250 MB; a running platform needs room to write. */
const NEEDED_MB = { first: 500, later: 50 }

/** Refuses a start on a disk that it would fill. Throws {@link PlainError}. */
export async function checkDiskSpace(dir: string, isFirstStart: boolean): Promise<void> {
  const { bavail, bsize } = await statfs(dir)
  const freeMb = Math.floor((bavail * bsize) / 2 ** 20)
  const neededMb = isFirstStart ? NEEDED_MB.first : NEEDED_MB.later
  if (freeMb < neededMb) throw noSpace(dir, `${freeMb} MB < ${neededMb} MB`)
}

/** The sentence for a full disk. */
export function noSpace(dir: string, detail: string): PlainError {
  return new PlainError(
    `${dir} 所在磁盘空间不足（${detail}）。请清理磁盘，或用 --home 指定另一块磁盘上的目录。`,
    `The disk of ${dir} is full (${detail}). Free some space, or name a folder on another disk with --home.`,
  )
}
