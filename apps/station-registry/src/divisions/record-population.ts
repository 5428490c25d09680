import { toDivisionCode } from '@zhanwang/kernel/division-code'
import type { Database } from '@zhanwang/persistence/database'
import { checkInScope } from '../division-access.ts'
import { findPath } from '../division-reads.ts'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { savePopulation } from './division-store.ts'

/** Records or corrects a division's population of one year. */
export function handleRecordPopulation(
  database: Database<RegistryTables>,
): RegistryHandler<'divisions', 'recordPopulation'> {
  return (input, call) =>
    database.command(call, async (tx) => {
      const { code: written, ...population } = input
      const code = toDivisionCode(written)
      const scopePath = checkInScope(code, await findPath(tx.db, code), call.scopes)
      const before = await savePopulation(tx.db, code, population)
      tx.audit({
        subjectType: 'division',
        subjectId: code,
        scopePath,
        division: code,
        detail: { before: before ? { ...before } : null, after: population },
      })
      return { code, year: population.year }
    })
}
