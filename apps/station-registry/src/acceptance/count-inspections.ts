import { toDivisionCode } from '@zhanwang/kernel/division-code'
import type { Database } from '@zhanwang/persistence/database'
import { checkInScope } from '../division-access.ts'
import { findPath, newestNames } from '../division-reads.ts'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { countInspections, type StatusCount } from './inspection-list-store.ts'

/**
 * How many files stand where: of all that the reader sees, or of a division that they see whole and of each directly
 * below it.
 */
export function handleCounts({ read }: Database<RegistryTables>): RegistryHandler<'acceptance', 'counts'> {
  return async ({ division, purpose }, call) => {
    const code = division === undefined ? undefined : toDivisionCode(division)
    const below = code && checkInScope(code, await findPath(read, code), call.scopes)
    const scopes = below ? [below] : call.scopes
    const counted = await countInspections(read, { scopes, purpose, below }, call.today)
    const branches = [...new Set(counted.map(({ branch }) => branch))].filter((branch) => branch !== '')
    const names = await newestNames(read, branches.map(toDivisionCode))
    return {
      total: sumOf(counted),
      children: branches.map((branch) => ({
        division: toDivisionCode(branch),
        divisionName: names.get(toDivisionCode(branch)) ?? branch,
        ...sumOf(counted.filter((each) => each.branch === branch)),
      })),
    }
  }
}

function sumOf(counted: readonly StatusCount[]) {
  const sum = { 'self-check': 0, 'on-site': 0, rectifying: 0, approval: 0, passed: 0, abandoned: 0, overdue: 0 }
  for (const { status, files, overdue } of counted) {
    sum[status] += files
    sum.overdue += overdue
  }
  return sum
}
