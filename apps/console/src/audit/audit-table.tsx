import { Link } from '@tanstack/react-router'
import type { AuditEntry } from '@zhanwang/kernel/audit-reading'
import { useTranslation } from 'react-i18next'
import { AdaptiveTable } from '../feedback/adaptive-table.tsx'
import { Mark } from '../feedback/mark.tsx'
import { instantText } from '../forms/instant-text.ts'
import { useLabel } from '../locales/use-label.ts'
import { AuditDetail } from './audit-detail.tsx'
import type { AuditSource } from './audit-search.ts'
import { AuditSubject } from './audit-subject.tsx'
import { procedureNames } from './procedure-names.ts'

interface Props {
  readonly source: AuditSource
  readonly entries: readonly AuditEntry[]
}

/** Who did what to what, newest first; each entry opens. */
export function AuditTable({ source, entries }: Props) {
  const { t } = useTranslation()
  const label = useLabel()
  const names = procedureNames(source)
  return (
    <AdaptiveTable<AuditEntry>
      rows={entries}
      rowKey={({ id }) => id}
      expand={(entry) => <AuditDetail entry={entry} />}
      columns={[
        {
          key: 'procedure',
          title: t('audit.procedure'),
          className: 'wrapped',
          render: ({ procedure }) => {
            const name = names.get(procedure)
            return name ? label(name) : <code>{procedure}</code>
          },
        },
        { key: 'at', title: t('audit.at'), className: 'numbers', render: ({ at }) => instantText(at) },
        {
          key: 'actor',
          title: t('audit.actor'),
          render: (entry) =>
            entry.actorKind === 'system' ? (
              <Mark>{t('audit.system')}</Mark>
            ) : (
              <Link to="/accounts/$id" params={{ id: entry.actorId }}>
                {entry.actorName}
              </Link>
            ),
        },
        {
          key: 'subject',
          title: t('audit.subject'),
          className: 'wrapped',
          render: (entry) => <AuditSubject entry={entry} />,
        },
        {
          key: 'division',
          title: t('audit.division'),
          className: 'numbers',
          render: ({ division }) =>
            division ? (
              <Link to="/divisions/$code" params={{ code: division }}>
                {division}
              </Link>
            ) : (
              t('accounts.everywhere')
            ),
        },
        {
          key: 'sealed',
          title: t('audit.seal'),
          render: ({ sealed }) => (
            <Mark tone={sealed ? 'green' : 'plain'}>{t(sealed ? 'audit.sealed' : 'audit.unsealed')}</Mark>
          ),
        },
      ]}
    />
  )
}
