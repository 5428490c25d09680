import { useQuery } from '@tanstack/react-query'
import type { Session } from '@zhanwang/domain-identity/session'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { client, trpc } from '../api/trpc.ts'
import { type SendOptions, useCommand } from '../api/use-command.ts'
import { AdaptiveTable } from '../feedback/adaptive-table.tsx'
import { Mark } from '../feedback/mark.tsx'
import { ProblemAlert } from '../feedback/problem-alert.tsx'
import { instantText } from '../forms/instant-text.ts'

/** Where I am signed in; another session can be ended. */
export function SessionsPanel() {
  const { t } = useTranslation()
  const sessions = useQuery(trpc.identity.me.sessions.queryOptions({}))
  const end = useCommand(
    ({ id }: Pick<Session, 'id'>, send: SendOptions) => client.identity.me.endSession.mutate({ id }, send),
    () => undefined,
  )
  return (
    <section className="panel stack">
      <h2>{t('own.sessions')}</h2>
      {sessions.error ? <ProblemAlert error={sessions.error} onRetry={() => void sessions.refetch()} /> : null}
      {end.error ? <ProblemAlert error={end.error} /> : null}
      <AdaptiveTable<Session>
        rowKey={({ id }) => id}
        loading={sessions.isPending}
        rows={sessions.data?.rows ?? []}
        columns={[
          { key: 'signedIn', title: t('own.signedInAt'), render: ({ signedInAt }) => instantText(signedInAt) },
          { key: 'used', title: t('own.lastUsedAt'), render: ({ lastUsedAt }) => instantText(lastUsedAt) },
          { key: 'address', title: t('own.address'), render: ({ address }) => address },
          {
            key: 'end',
            title: t('own.action'),
            render: (row) =>
              row.current ? (
                <Mark tone="green">{t('own.thisSession')}</Mark>
              ) : (
                <Button size="small" loading={end.isPending} onClick={() => end.mutate({ id: row.id })}>
                  {t('own.endSession')}
                </Button>
              ),
          },
          { key: 'agent', title: t('own.userAgent'), render: ({ userAgent }) => userAgent, className: 'wrapped' },
        ]}
      />
    </section>
  )
}
