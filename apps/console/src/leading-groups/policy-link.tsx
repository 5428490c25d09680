import { Link } from '@tanstack/react-router'
import type { LeadingGroup } from '@zhanwang/domain-station-registry/leading-group'
import { useHolds } from '../api/me.ts'

/** A document of the library, as a link for who may read it. */
export function PolicyLink({
  policy: { id, title },
}: {
  readonly policy: NonNullable<LeadingGroup['foundingPolicy']>
}) {
  return useHolds()('policy.read') ? (
    <Link to="/policies/$id" params={{ id }}>
      {title}
    </Link>
  ) : (
    title
  )
}
