import { toDivisionCode } from '@zhanwang/kernel/division-code'
import { DomainError } from '@zhanwang/kernel/errors'
import type { Database } from '@zhanwang/persistence/database'
import { checkInScope } from '../division-access.ts'
import { listAncestors } from '../division-reads.ts'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { findVersions, listPopulations, listPredecessors } from './division-store.ts'

/** One division with its versions, what came before it, and its population. A retired code is found too. */
export function handleGet({ read }: Database<RegistryTables>): RegistryHandler<'divisions', 'get'> {
  return async (input, call) => {
    const code = toDivisionCode(input.code)
    const versions = await findVersions(read, code)
    const path = checkInScope(code, versions[0]?.scopePath, call.scopes)
    const [ancestors, predecessors, populations] = await Promise.all([
      listAncestors(read, path),
      listPredecessors(read, code),
      listPopulations(read, code),
    ])
    const division = versions.find((version) => version.validFrom <= call.today) ?? versions[0]
    if (!division) throw new DomainError('not-found')
    return { division, ancestors, versions, predecessors, populations }
  }
}
