import { ERROR_CODES, isErrorCode } from '@zhanwang/kernel/errors'
import type { Problem } from '../api/problem.ts'

/**
 * What follows a failed try to send a photo. `network`: nothing can be sent now. `signed-out`: not before somebody signs
 * in. `later`: this one once more after a while. `upload-again`: also the upload. `sent`: it was recorded before, and only
 * the answer was lost. `refused`: never.
 */
export type AfterFailure = 'network' | 'signed-out' | 'later' | 'upload-again' | 'sent' | 'refused'

/** Of an upload that is no longer there, broke off, or went into another command. */
const UPLOAD_GONE: readonly string[] = ['upload-expired', 'upload-used', 'upload-incomplete']

export function afterFailure({ code, reason }: Problem): AfterFailure {
  if (code === 'offline') return 'network'
  if (code === 'unauthenticated') return 'signed-out'
  // The command's id is the photo's own: only an earlier try, under another ticket, can have used it.
  if (code === 'command-conflict') return 'sent'
  if (reason !== undefined && UPLOAD_GONE.includes(reason)) return 'upload-again'
  // A page of a proxy on the way, as `unexpected` mostly is, says nothing about the photo.
  return isErrorCode(code) && ERROR_CODES[code].retry === 'never' ? 'refused' : 'later'
}

const FIRST_MS = 2_000
const LONGEST_MS = 300_000

/** How long to wait after so many failures in a row: twice as long each time, spread so that phones do not come together. */
export function retryMs(failures: number, random: () => number = Math.random): number {
  return Math.min(LONGEST_MS, FIRST_MS * 2 ** (failures - 1)) * (0.5 + random() / 2)
}
