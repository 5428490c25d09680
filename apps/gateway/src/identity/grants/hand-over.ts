import { checkGrant, checkHandOver } from '@zhanwang/domain-identity/grants'
import { DomainError } from '@zhanwang/kernel/errors'
import { ScopePath } from '@zhanwang/kernel/scope'
import { holdDivisions } from '@zhanwang/persistence/division-lock'
import type { Kysely } from 'kysely'
import { lockAccount } from '../accounts/account-store.ts'
import { endKey } from '../api-keys/api-key-store.ts'
import type { IdentityHandler, IdentityParts } from '../parts.ts'
import type { IdentityTables } from '../tables.ts'
import { type HandedTodo, handOverTodos } from '../todos/hand-over-todos.ts'
import { checkAdministratorsStay } from './administrators-stay.ts'
import { checkGrantsInScopes } from './grants-in-scopes.ts'
import { writeGrant } from './write-grant.ts'

/**
 * Moves all that an account may do to another, in one transaction and by the rules for giving and taking each of it,
 * with what waits for it alone, and revokes the first one's API keys: whoever leaves takes nothing along, and nothing
 * lies idle.
 */
export function handOver({ database, sessions, tellTodo }: IdentityParts): IdentityHandler<'grants', 'handOver'> {
  return async ({ from, to, reason }, call) => {
    checkHandOver({ granterId: call.actor.id, from, to })
    let todos: readonly HandedTodo[] = []
    const result = await database.command(call, async (tx) => {
      await holdDivisions(tx.db)
      const lock = (id: string) => lockAccount(tx.db, id, call.scopes)
      // In the order of their ids, so that two hand-overs do not wait for each other.
      const early = to < from ? await lock(to) : undefined
      const giver = await lock(from)
      const taker = early ?? (await lock(to))
      if (taker.status !== 'active') throw new DomainError('rule-broken', { reason: 'hand-over-to-disabled' })
      await checkGrantsInScopes(tx.db, from, call.scopes)
      const grants = await activeGrants(tx.db, from)
      const keys = await unrevokedKeys(tx.db, from)
      todos = await handOverTodos(tx, from, to)
      if (grants.length + keys.length + todos.length === 0)
        throw new DomainError('rule-broken', { reason: 'nothing-to-hand-over' })

      const held = await activeGrants(tx.db, to)
      const moved = grants.filter(
        ({ role, division }) => !held.some((other) => other.role === role && other.division === division),
      )
      const roles = held.map(({ role }) => role)
      for (const grant of moved) {
        checkGrant({
          granterId: call.actor.id,
          granterScopes: call.scopes,
          accountId: to,
          held: roles,
          role: grant.role,
          scope: ScopePath.parse(grant.scope_path),
        })
        roles.push(grant.role)
        writeGrant(tx, {
          accountId: to,
          role: grant.role,
          division: grant.division,
          scopePath: grant.scope_path,
          by: call.actor,
          at: call.now,
          reason,
        })
      }
      // The receiver's own grants count by now.
      await checkAdministratorsStay(tx.db, from)
      const taken = { revoked_at: call.now, revoked_by: call.actor.id, revoke_reason: reason }
      for (const { id, role, division, scope_path } of grants) {
        tx.write(tx.db.updateTable('grant_').set(taken).where('id', '=', id))
        tx.audit({
          subjectType: 'grant',
          subjectId: id,
          scopePath: scope_path,
          division,
          detail: { account: from, role, to, reason },
        })
      }
      for (const key of keys) endKey(tx, key, { by: call.actor.id, at: call.now, reason })
      const done = {
        moved: moved.length,
        alreadyHeld: grants.length - moved.length,
        keysRevoked: keys.length,
        todosMoved: todos.length,
      }
      for (const { id, scope_path, division } of [giver, taker])
        tx.audit({
          subjectType: 'account',
          subjectId: id,
          scopePath: scope_path,
          division,
          detail: { from, to, reason, ...done },
        })
      return done
    })
    sessions.forgetAccount(from)
    sessions.forgetAccount(to)
    for (const todo of todos) for (const handed_to of [todo.handed_to, to]) tellTodo({ ...todo, handed_to }, todo.id)
    return result
  }
}

function activeGrants(db: Kysely<IdentityTables>, accountId: string) {
  return db
    .selectFrom('grant_')
    .select(['id', 'role', 'division', 'scope_path'])
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
}

function unrevokedKeys(db: Kysely<IdentityTables>, accountId: string) {
  return db
    .selectFrom('api_key')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
}
