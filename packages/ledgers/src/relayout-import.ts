import { DomainError } from '@zhanwang/kernel/errors'
import type { ImportHandlers, ImportOf } from './import-handlers.ts'
import type { ImportParts } from './ledger-import.ts'
import { stepCommand } from './step-command.ts'

const MOST_HEADER_ROWS = 5

/** Reads the file again with the sheet and the header rows that the clerk names. */
export function relayoutImport(of: ImportOf, parts: ImportParts): ImportHandlers['relayout'] {
  return ({ id, version, layout }, call) =>
    stepCommand(of, parts, call, { id, step: 'relayout', seen: version, job: 'read' }, ({ sheets }) => {
      const height = layout.headerTo - layout.headerFrom + 1
      if (height < 1 || height > MOST_HEADER_ROWS) {
        throw new DomainError('rule-broken', { reason: 'import-header-rows', params: { most: MOST_HEADER_ROWS } })
      }
      if (!sheets.some(({ name }) => name === layout.sheet)) {
        throw new DomainError('rule-broken', { reason: 'import-sheet-unknown' })
      }
      return { layout: JSON.stringify(layout), columns: '[]', counts: '{}', remainder: null, done: 0, total: null }
    })
}
