import type { Import } from '@zhanwang/domain-ledger/import'
import { queryClient } from '../api/query-client.ts'
import { type SendOptions, useCommand } from '../api/use-command.ts'
import type { LedgerOffer } from './ledger-offers.ts'
import type { UpdateChoice } from './update-options.tsx'

interface CheckInput extends UpdateChoice {
  readonly columns: readonly { readonly column: number; readonly key: string | null }[]
}

/** The command that has every row checked, and `reload` for when the import went on in another window. */
export function useCheck(offer: LedgerOffer, shown: Import, onDone: () => void | Promise<void>) {
  const check = useCommand(
    ({ columns, onExisting, asOf }: CheckInput, send: SendOptions) =>
      offer.commands.check.mutate(
        { id: shown.id, version: shown.version, columns: [...columns], onExisting, asOf },
        send,
      ),
    onDone,
  )
  const reload = () => {
    check.reset()
    void queryClient.invalidateQueries(offer.queries.get.queryFilter({ id: shown.id }))
  }
  return { check, reload }
}
