import { Link } from '@tanstack/react-router'
import { DIVISION_KINDS, type Division } from '@zhanwang/domain-station-registry/division'
import { useTranslation } from 'react-i18next'
import { FactTable } from '../feedback/fact-table.tsx'
import { useLabel } from '../locales/use-label.ts'

interface Props {
  readonly division: Division
  readonly predecessors: readonly { readonly code: string; readonly name: string; readonly validTo: string | null }[]
}

export function DivisionFields({ division, predecessors }: Props) {
  const { t } = useTranslation()
  const label = useLabel()
  const none = t('common.none')
  const links = (list: readonly { code: string; text: string }[]) =>
    list.length === 0 ? (
      none
    ) : (
      <span className="row">
        {list.map(({ code, text }) => (
          <Link key={code} to="/divisions/$code" params={{ code }}>
            {text}
          </Link>
        ))}
      </span>
    )
  return (
    <section className="panel">
      <FactTable
        title={t('divisions.base')}
        facts={[
          { key: 'kind', label: t('divisions.kind'), children: label(DIVISION_KINDS[division.kind]) },
          {
            key: 'parent',
            label: t('divisions.parent'),
            children: links(division.parent ? [{ code: division.parent, text: division.parent }] : []),
          },
          {
            key: 'valid',
            label: t('divisions.valid'),
            children: t('divisions.validRange', {
              from: division.validFrom,
              to: division.validTo ?? t('divisions.now'),
            }),
          },
          {
            key: 'origin',
            label: t('divisions.origin'),
            children: t(division.official ? 'divisions.official' : 'divisions.local'),
          },
          {
            key: 'predecessors',
            label: t('divisions.predecessors'),
            children: links(
              predecessors.map(({ code, name, validTo }) => ({
                code,
                text: `${name} ${code}${validTo ? ` (– ${validTo})` : ''}`,
              })),
            ),
          },
          {
            key: 'successors',
            label: t('divisions.successors'),
            children: links(division.successors.map((code) => ({ code, text: code }))),
          },
          { key: 'source', label: t('divisions.source'), span: 'filled', children: division.source || none },
          { key: 'remark', label: t('station.remark'), span: 'filled', children: division.remark || none },
        ]}
      />
    </section>
  )
}
