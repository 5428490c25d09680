import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useHolds } from '../api/me.ts'
import { trpc } from '../api/trpc.ts'

/** Names change seldom, and one audit page names the same few people often. */
const KNOWN_FOR_MS = 600_000

/** An account by its name where the reader may see it, else by its id. */
export function AccountName({ id }: { readonly id: string }) {
  const holds = useHolds()
  const mayRead = holds('account.read')
  const found = useQuery(
    trpc.identity.accounts.get.queryOptions({ id }, { enabled: mayRead, staleTime: KNOWN_FOR_MS, retry: false }),
  )
  const account = found.data?.account
  if (!account) return <code>{id}</code>
  return (
    <Link to="/accounts/$id" params={{ id }}>
      {account.name} {account.username}
    </Link>
  )
}
