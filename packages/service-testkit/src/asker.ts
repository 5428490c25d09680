import { type Actor, scopesOf } from '@zhanwang/kernel/actor'
import { todayInShanghai } from '@zhanwang/kernel/calendar'
import type { CommandCall } from '@zhanwang/kernel/call'
import { type Contract, type Handlers, type Procedure, procedureEntries } from '@zhanwang/kernel/contract'
import { canonicalJson, sha256Hex } from '@zhanwang/kernel/digest'
import { newId } from '@zhanwang/kernel/ids'
import type { Language } from '@zhanwang/kernel/localized-text'
import { ScopePath } from '@zhanwang/kernel/scope'
import type { z } from 'zod'

type Ask<P extends Procedure> = (input: z.input<P['input']>, commandId?: string) => Promise<z.output<P['output']>>

/** Every procedure of a contract as one actor asks it: input and answer pass the schemas, as they do on the wire. */
export type Asker<C extends Contract> = {
  readonly [G in keyof C['procedures']]: {
    readonly [P in keyof C['procedures'][G]]: Ask<C['procedures'][G][P]>
  }
}

/** An account with every permission of the contract over `scopes`, default everything. */
export function actorOver(contract: Contract, ...scopes: string[]): Actor {
  const permissions = [...procedureEntries(contract)].flatMap(({ procedure }) => procedure.permission ?? [])
  const grants = (scopes.length > 0 ? scopes : ['/']).map((scope) => ({ permissions, scope: ScopePath.parse(scope) }))
  return { kind: 'account', id: 'account-1', name: '张经办', grants }
}

type AnyHandler = (input: unknown, call: CommandCall) => Promise<unknown>

/** Asks handlers as `actor` does at the moment that `now` tells. */
export function askerOf<C extends Contract>(
  contract: C,
  handlers: Handlers<C>,
  actor: Actor,
  now: () => Date,
  language: Language = 'zh',
) {
  const groups: Record<string, Record<string, Ask<Procedure>>> = {}
  for (const { group, name, path, procedure } of procedureEntries(contract)) {
    const own = (handlers as Readonly<Record<string, Readonly<Record<string, AnyHandler>>>>)[group]?.[name]
    groups[group] ??= {}
    groups[group][name] = async (raw, commandId = newId()) => {
      if (!own) throw new Error(`nothing handles ${path}`)
      const input = procedure.input.parse(raw)
      const at = now()
      return procedure.output.parse(
        await own(input, {
          actor,
          scopes: scopesOf(actor, procedure.permission ?? ''),
          procedure: path,
          now: at,
          today: todayInShanghai(at),
          language,
          correlationId: 'test',
          commandId,
          inputDigest: sha256Hex(canonicalJson(input)),
        }),
      )
    }
  }
  return groups as Asker<C>
}
