import { checkWithdrawal, graded } from '@zhanwang/domain-station-registry/organization-life'
import type { Database } from '@zhanwang/persistence/database'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { insertRating, withdrawRating } from './organization-trust-store.ts'
import { changeOrganization } from './save-organization.ts'

/** Records the grade that an organization was given; it replaces the one before. */
export function handleRate(db: Database<RegistryTables>): RegistryHandler<'organizations', 'rate'> {
  return ({ id, version, source, ...given }, call) =>
    changeOrganization(db, call, { id, version }, (before, tx) => {
      const grade = graded(before, given, call.today)
      insertRating(tx, id, { ...grade, source })
      return { step: 'rate', on: grade.ratedOn, text: source, changes: { grade } }
    })
}

/** Records that the present grade was taken away: none is left (民政部令第39号). One that was mistyped is given again after it. */
export function handleWithdrawRating(db: Database<RegistryTables>): RegistryHandler<'organizations', 'withdrawRating'> {
  return ({ id, version, on, reason }, call) =>
    changeOrganization(db, call, { id, version }, (before, tx) => {
      const { ratedOn } = checkWithdrawal(before, on, call.today)
      withdrawRating(tx, id, ratedOn, { on, reason })
      return { step: 'withdraw-rating', on, text: reason, changes: { grade: null } }
    })
}
