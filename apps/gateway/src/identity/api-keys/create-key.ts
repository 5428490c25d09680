import { checkNewKey } from '@zhanwang/domain-identity/api-key'
import { DomainError } from '@zhanwang/kernel/errors'
import { newId } from '@zhanwang/kernel/ids'
import { anyCovers, EVERYWHERE } from '@zhanwang/kernel/scope'
import { holdDivisions } from '@zhanwang/persistence/division-lock'
import { checkInPerson } from '../../authentication/acting-through.ts'
import { lockAccount } from '../accounts/account-store.ts'
import { divisionUnknown, getDivision } from '../divisions/division-lookup.ts'
import type { IdentityHandler, IdentityParts } from '../parts.ts'
import { heldRoles } from './api-key-store.ts'
import { keyText } from './key-text.ts'
import { isLiveKey } from './live-key.ts'
import { writeKey } from './write-key.ts'

/** Makes a key that may do part of what its holder may. Its text is told once, here, and kept nowhere. */
export function createKey({ database, secret }: IdentityParts): IdentityHandler<'apiKeys', 'create'> {
  return async ({ name, role, division, expiresOn }, call) => {
    checkInPerson(call.actor)
    const { id } = await database.command(call, async (tx) => {
      await holdDivisions(tx.db)
      const accountId = call.actor.id
      // The lock keeps two at once from being one too many.
      const { grants_confirmed: confirmed } = await lockAccount(tx.db, accountId, [EVERYWHERE])
      // Somebody else set the password: a key made now would outlast the confirmation that asks who it was.
      if (!confirmed) throw new DomainError('rule-broken', { reason: 'grants-rest' })
      const place = await getDivision(tx.db, division)
      const held = await heldRoles(tx.db, accountId)
      // Where the holder holds nothing a division is as if it were not there.
      const isKnown = anyCovers(
        held.map(({ scope }) => scope),
        place.scopePath,
      )
      if (place.code !== null && !isKnown) throw divisionUnknown(place.code)
      const { live } = await tx.db
        .selectFrom('api_key')
        .select(({ fn }) => fn.countAll<number>().as('live'))
        .where('account_id', '=', accountId)
        .where(isLiveKey(call.today))
        .executeTakeFirstOrThrow()
      const key = { role, scope: place.scopePath }
      checkNewKey({ key, expiresOn, held, liveKeys: live, today: call.today })
      const made = newId()
      const text = keyText(secret, made)
      writeKey(tx, { id: made, text, accountId, name, key, division: place.code, at: call.now, expiresOn })
      return { id: made }
    })
    // Not in the command's own result, which is kept.
    return { id, key: keyText(secret, id) }
  }
}
