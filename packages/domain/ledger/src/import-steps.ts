import { DomainError } from '@zhanwang/kernel/errors'
import type { ImportState } from './import.ts'

/**
 * The steps in the life of an import: from which states, to which. Whatever is not listed is refused. What fails falls
 * back to where the clerk can act again; only a file that cannot be read ends the import.
 */
export const IMPORT_STEPS = {
  /** The clerk says which sheet and header: it is read again. */
  relayout: { from: ['mapping', 'checked'], to: 'reading' },
  /** The file was read, its columns are proposed. */
  propose: { from: ['reading'], to: 'mapping' },
  /** The file cannot be read. */
  fail: { from: ['reading'], to: 'failed' },
  /** The clerk confirms the columns, or changes them after a check. */
  check: { from: ['mapping', 'checked'], to: 'checking' },
  /** Every row has its outcome. */
  finishCheck: { from: ['checking'], to: 'checked' },
  /** The check stopped on something else than a row. */
  failCheck: { from: ['checking'], to: 'mapping' },
  /** The clerk takes the good rows over. */
  apply: { from: ['checked'], to: 'applying' },
  /** All of them are in. */
  finishApply: { from: ['applying'], to: 'applied' },
  /** Rows no longer hold: they are checked anew, and the clerk decides again. */
  checkAgain: { from: ['applying'], to: 'checking' },
  /** The taking over stopped on something else than a row; nothing was taken over. */
  failApply: { from: ['applying'], to: 'checked' },
  cancel: { from: ['reading', 'mapping', 'checking', 'checked', 'applying'], to: 'cancelled' },
} as const satisfies Record<string, { from: readonly ImportState[]; to: ImportState }>

export type ImportStep = keyof typeof IMPORT_STEPS

/** An import as a step sees it. */
export interface ImportLife {
  readonly state: ImportState
  readonly version: number
  /** Rows that would be written: new ones and updates; null before the check. */
  readonly writable: number | null
}

/**
 * Decides a step of an import: returns the state after it. `version` is the one that whoever asks has seen.
 * Throws `stale` when the import went on since then, `rule-broken` with `import-step-not-allowed` from a state that does
 * not allow the step, with `import-nothing-to-do` when no row would be taken over.
 */
export function takeImportStep(step: ImportStep, life: ImportLife, version: number | null = null): ImportState {
  if (version !== null && version !== life.version) throw new DomainError('stale')
  if (!IMPORT_STEPS[step].from.some((from) => from === life.state)) {
    throw new DomainError('rule-broken', { reason: 'import-step-not-allowed', params: { state: life.state } })
  }
  if (step === 'apply' && life.writable === 0) throw new DomainError('rule-broken', { reason: 'import-nothing-to-do' })
  return IMPORT_STEPS[step].to
}

/** An import that is over: it takes no further step, and its rows go after a while. */
export function hasEnded(state: ImportState): boolean {
  return state === 'applied' || state === 'failed' || state === 'cancelled'
}

/** Whether a job works on it at this moment. */
export function isRunning(state: ImportState): boolean {
  return state === 'reading' || state === 'checking' || state === 'applying'
}
