import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useMe } from '../api/me.ts'
import { trpc } from '../api/trpc.ts'

interface Props {
  readonly code: string
  readonly onChoose: (code: string) => void
}

/** The way down to a division; what lies in the reader's scope leads up again. */
export function DivisionTrail({ code, onChoose }: Props) {
  const { t } = useTranslation()
  const { permissions } = useMe()
  const found = useQuery(trpc.registry.divisions.get.queryOptions({ code }, { staleTime: 600_000 }))
  if (!found.data) return <span>&nbsp;</span>
  const { ancestors, division } = found.data
  const own = permissions['division.read'] ?? []
  const top = own.some((place) => place.division === null)
    ? 0
    : ancestors.findIndex((ancestor) => own.some((place) => place.division === ancestor.code))
  return (
    <nav aria-label={t('divisions.path')} className="row">
      {ancestors.map((ancestor, depth) => (
        <span key={ancestor.code}>
          {top >= 0 && depth >= top ? (
            <button type="button" className="link-button" onClick={() => onChoose(ancestor.code)}>
              {ancestor.name}
            </button>
          ) : (
            ancestor.name
          )}
          <span aria-hidden="true"> /</span>
        </span>
      ))}
      <strong aria-current="page">{division.name}</strong>
    </nav>
  )
}
