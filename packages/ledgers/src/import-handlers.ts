import type { importProcedures } from '@zhanwang/domain-ledger/import-procedures'
import type { HandlerOf } from '@zhanwang/kernel/contract'
import type { PlatformTables } from '@zhanwang/persistence/platform-tables'
import { applyImport } from './apply-import.ts'
import { beginImport } from './begin-import.ts'
import { cancelImport } from './cancel-import.ts'
import { checkImport } from './check-import.ts'
import type { ImportParts, LedgerImport } from './ledger-import.ts'
import { ledgerTemplate } from './ledger-template.ts'
import { readImport, readImports, readRemainder, readRows } from './read-imports.ts'
import { relayoutImport } from './relayout-import.ts'

type ImportProcedures = ReturnType<typeof importProcedures>

/** A handler for every procedure of `importProcedures`. */
export type ImportHandlers = { readonly [P in keyof ImportProcedures]: HandlerOf<ImportProcedures[P]> }

/** What one of the handlers needs to know of its ledger. */
export type ImportOf = Pick<LedgerImport<PlatformTables, unknown, unknown>, 'ledger' | 'group'>

/** The handlers of a ledger's contract fragment. Every account sees its own imports; others' are `not-found`. */
export function importHandlers(of: ImportOf, parts: ImportParts): ImportHandlers {
  return {
    begin: beginImport(of, parts),
    list: readImports(of, parts),
    get: readImport(of, parts),
    relayout: relayoutImport(of, parts),
    check: checkImport(of, parts),
    rows: readRows(of, parts),
    apply: applyImport(of, parts),
    cancel: cancelImport(of, parts),
    remainder: readRemainder(of, parts),
    template: ledgerTemplate(of, parts),
  }
}
