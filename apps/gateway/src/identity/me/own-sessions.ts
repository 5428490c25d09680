import { DomainError } from '@zhanwang/kernel/errors'
import { checkInPerson, sessionIdOf } from '../../authentication/acting-through.ts'
import type { IdentityHandler, IdentityParts } from '../parts.ts'
import { sessionsOf } from '../sessions/session-list.ts'
import { signInsOf } from '../sessions/sign-in-history.ts'

/** Where the caller is signed in. */
export function mySessions({ database: { read }, rules }: IdentityParts): IdentityHandler<'me', 'sessions'> {
  return async (_input, { actor, now }) => ({
    rows: await sessionsOf(read, actor.id, {
      now,
      idleMinutes: rules.sessionIdleMinutes,
      current: sessionIdOf(actor),
    }),
  })
}

/** The caller's own sign-ins. */
export function mySignIns({ database: { read } }: IdentityParts): IdentityHandler<'me', 'signIns'> {
  return async (input, { actor }) => signInsOf(read, actor.id, input)
}

/** Ends one of the caller's sessions, at once in this process. Somebody else's is not found. */
export function endMySession({ database, sessions }: IdentityParts): IdentityHandler<'me', 'endSession'> {
  return async ({ id }, call) => {
    checkInPerson(call.actor)
    const accountId = call.actor.id
    const result = await database.command(call, async (tx) => {
      const ended = await tx.db
        .deleteFrom('auth_session')
        .where('id', '=', id)
        .where('user_id', '=', accountId)
        .executeTakeFirst()
      if (ended.numDeletedRows !== 1n) throw new DomainError('not-found')
      const { scope_path, division } = await tx.db
        .selectFrom('account')
        .select(['scope_path', 'division'])
        .where('id', '=', accountId)
        .executeTakeFirstOrThrow()
      tx.audit({
        subjectType: 'account',
        subjectId: accountId,
        scopePath: scope_path,
        division,
        detail: { session: id },
      })
      return { id }
    })
    sessions.forgetAccount(accountId)
    return result
  }
}
