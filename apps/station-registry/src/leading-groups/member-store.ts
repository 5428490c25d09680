import type { GroupMember } from '@zhanwang/domain-station-registry/leading-group'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import { newId, type Uuid } from '@zhanwang/kernel/ids'
import type { Transaction } from '@zhanwang/persistence/transaction'
import type { RegistryTables } from '../registry-tables.ts'

type Tx = Transaction<RegistryTables>

/** Adds members from a day on, at their places in the group. */
export function insertMembers(
  tx: Tx,
  group: Uuid,
  since: BusinessDate,
  members: readonly { readonly place: number; readonly member: GroupMember }[],
): void {
  if (members.length === 0) return
  const rows = members.map(({ place, member }) => ({ id: newId(), group_id: group, place, since, ...member }))
  tx.write(tx.db.insertInto('leading_group_member').values(rows))
}

/** Writes that somebody is a member no more from a day on. */
export function endMembership(tx: Tx, id: Uuid, until: BusinessDate): void {
  tx.write(tx.db.updateTable('leading_group_member').set({ until }).where('id', '=', id))
}

/** Writes at which place in the group somebody stands. */
export function placeMember(tx: Tx, id: Uuid, place: number): void {
  tx.write(tx.db.updateTable('leading_group_member').set({ place }).where('id', '=', id))
}

/** Writes that those who were there from the founding on came on its corrected day. */
export function moveFirstMembers(
  tx: Tx,
  group: Uuid,
  { from, to }: { readonly from: BusinessDate; readonly to: BusinessDate },
): void {
  const first = tx.db.updateTable('leading_group_member').set({ since: to })
  tx.write(first.where('group_id', '=', group).where('since', '=', from))
}
