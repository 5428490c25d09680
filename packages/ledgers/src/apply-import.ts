import type { ImportHandlers, ImportOf } from './import-handlers.ts'
import type { ImportParts } from './ledger-import.ts'
import { stepCommand } from './step-command.ts'

/** Has the good rows taken over: all of them in one transaction of the step's job, or none. */
export function applyImport(of: ImportOf, parts: ImportParts): ImportHandlers['apply'] {
  return ({ id, version }, call) =>
    stepCommand(of, parts, call, { id, step: 'apply', seen: version, job: 'apply' }, () => ({ done: 0 }))
}
