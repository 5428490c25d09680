import { headerSignature } from '@zhanwang/domain-ledger/header-signature'
import type { ColumnMatch } from '@zhanwang/domain-ledger/import'
import type { Ledger } from '@zhanwang/domain-ledger/ledger'
import { missingColumns } from '@zhanwang/domain-ledger/match-columns'
import { DomainError } from '@zhanwang/kernel/errors'
import type { Language } from '@zhanwang/kernel/localized-text'
import type { ImportHandlers, ImportOf } from './import-handlers.ts'
import type { ImportParts } from './ledger-import.ts'
import { keepMapping, mappingOwner } from './mapping-store.ts'
import { stepCommand } from './step-command.ts'

/** Confirms what the columns are, keeps that for the next file with these headers, and has every row checked. */
export function checkImport(of: ImportOf, parts: ImportParts): ImportHandlers['check'] {
  const { ledger } = of
  return ({ id, version, columns: chosen, onExisting, asOf }, call) =>
    stepCommand(of, parts, call, { id, step: 'check', seen: version, job: 'check' }, async (stored, tx) => {
      if (asOf > call.today) {
        throw new DomainError('rule-broken', { reason: 'import-date-in-future', params: { on: asOf } })
      }
      const columns = chooseColumns(ledger, stored.columns, chosen, call.language)
      const owner = mappingOwner(call.actor.id, call.scopes)
      const of = { owner, ledger: ledger.code, signature: headerSignature(columns) }
      await keepMapping(tx.db, of, columns, call.now)
      return {
        columns: JSON.stringify(columns),
        on_existing: onExisting,
        as_of: asOf,
        counts: '{}',
        remainder: null,
        done: 0,
        total: null,
      }
    })
}

/**
 * The columns of the file with what the clerk takes them for; a column that is not named stays as it was proposed. Throws
 * `rule-broken` for a column that is not there, one that is named twice, or a required one that nothing is taken for.
 */
export function chooseColumns(
  ledger: Ledger,
  columns: readonly ColumnMatch[],
  chosen: readonly { readonly column: number; readonly key: string | null }[],
  language: Language,
): ColumnMatch[] {
  const keys = new Map(chosen.map(({ column, key }) => [column, key]))
  const unknown =
    chosen.some(({ column }) => !columns.some((match) => match.column === column)) ||
    [...keys.values()].some((key) => key !== null && !ledger.columns.some((column) => column.key === key))
  if (unknown) throw new DomainError('rule-broken', { reason: 'import-column-unknown' })
  const result = columns.map((match): ColumnMatch => {
    const key = keys.get(match.column)
    return key === undefined || key === match.key ? match : { ...match, key, by: key === null ? 'none' : 'chosen' }
  })
  for (const { key, header } of ledger.columns) {
    if (result.filter((match) => match.key === key).length > 1)
      throw columnError('import-column-twice', header[language])
  }
  const [missing] = missingColumns(ledger, result)
  if (missing) throw columnError('import-column-missing', missing.header[language])
  return result
}

function columnError(reason: string, column: string): DomainError {
  return new DomainError('rule-broken', { reason, params: { column } })
}
