import { hasGroups, type LeadingGroup } from '@zhanwang/domain-station-registry/leading-group'
import { checkFounding, groupMembers } from '@zhanwang/domain-station-registry/leading-group-life'
import { DomainError } from '@zhanwang/kernel/errors'
import { newId } from '@zhanwang/kernel/ids'
import type { Database } from '@zhanwang/persistence/database'
import { heldPlace } from '../held-place.ts'
import { policyNamed } from '../policies/policy-named.ts'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { checkNoGroup, insertGroup, ruleOf } from './group-store.ts'
import { insertMembers } from './member-store.ts'
import { recordGroup } from './save-group.ts'

/** Records that a leading group was founded, with its first members. */
export function handleFound(db: Database<RegistryTables>): RegistryHandler<'leadingGroups', 'found'> {
  return ({ division, members, foundingPolicy, ...written }, call) => {
    const work = db.command(call, async (tx) => {
      const { level, ...place } = await heldPlace(tx.db, division, call)
      if (!hasGroups(level)) throw new DomainError('rule-broken', { reason: 'group-level' })
      checkFounding(written, call.today)
      const named = groupMembers(members)
      await checkNoGroup(tx.db, place.division)
      const group: LeadingGroup = {
        id: newId(),
        ...written,
        ...place,
        foundingPolicy: await policyNamed(tx.db, foundingPolicy, call.scopes),
        members: named.map((member) => ({ ...member, since: written.foundedOn })),
        dissolvedOn: null,
        version: 1,
      }
      insertGroup(tx, group, level)
      insertMembers(
        tx,
        group.id,
        group.foundedOn,
        named.map((member, index) => ({ place: index, member })),
      )
      recordGroup(tx, group, { before: null, after: { ...group } })
      return { id: group.id, version: 1 }
    })
    return work.catch((error: unknown) => {
      throw ruleOf(error)
    })
  }
}
