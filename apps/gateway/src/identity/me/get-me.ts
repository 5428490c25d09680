import { DivisionCode } from '@zhanwang/kernel/division-code'
import { DomainError } from '@zhanwang/kernel/errors'
import type { Language } from '@zhanwang/kernel/localized-text'
import { EVERYWHERE, lastCode, mergeScopes, type ScopePath } from '@zhanwang/kernel/scope'
import { getAccount, showAccounts } from '../accounts/account-store.ts'
import { divisionNames } from '../divisions/division-lookup.ts'
import type { IdentityHandler, IdentityParts } from '../parts.ts'

const EVERYWHERE_NAME = { zh: '全部', en: 'Everywhere' } as const satisfies Record<Language, string>

/** The caller's account, and every permission with the divisions it holds in. */
export function getMe({ database: { read }, rules }: IdentityParts): IdentityHandler<'me', 'get'> {
  return async (_input, { actor, language }) => {
    const [account] = await showAccounts(read, [await getAccount(read, actor.id, [EVERYWHERE])])
    if (!account) throw new DomainError('not-found')
    const codes = actor.grants.flatMap(({ scope }) => lastCode(scope) ?? [])
    const names = await divisionNames(read, codes)
    const place = (scope: ScopePath) => {
      const code = lastCode(scope)
      if (code === undefined) return { division: null, name: EVERYWHERE_NAME[language] }
      return { division: DivisionCode.parse(code), name: names.get(code) ?? code }
    }
    const permissions = [...new Set(actor.grants.flatMap((grant) => grant.permissions))].sort()
    const { left } = await read
      .selectFrom('recovery_code')
      .select(({ fn }) => fn.countAll<string>().as('left'))
      .where('account_id', '=', actor.id)
      .where('used_at', 'is', null)
      .executeTakeFirstOrThrow()
    return {
      account,
      secondFactor: {
        required: rules.secondFactorRequired,
        set: account.secondFactor,
        recoveryCodesLeft: Number(left),
      },
      permissions: Object.fromEntries(
        permissions.map((permission) => [
          permission,
          mergeScopes(
            actor.grants.filter((grant) => grant.permissions.includes(permission)).map((grant) => grant.scope),
          ).map(place),
        ]),
      ),
    }
  }
}
