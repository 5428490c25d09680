import { checkPopulation } from '@zhanwang/domain-station-registry/population-check'
import { toDivisionCode } from '@zhanwang/kernel/division-code'
import type { Database } from '@zhanwang/persistence/database'
import { checkInScope } from '../division-access.ts'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { lockPopulation, savePopulation } from './division-store.ts'

/** Records or corrects a division's population of one year. */
export function handleRecordPopulation(
  database: Database<RegistryTables>,
): RegistryHandler<'divisions', 'recordPopulation'> {
  return (input, call) =>
    database.command(call, async (tx) => {
      const { code: written, ...population } = input
      const code = toDivisionCode(written)
      const scopePath = checkInScope(code, await lockPopulation(tx.db, code), call.scopes)
      checkPopulation(population, call.today)
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
