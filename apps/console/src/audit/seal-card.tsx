import { useMutation, useQuery } from '@tanstack/react-query'
import type { SealState } from '@zhanwang/kernel/audit-reading'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { queryClient } from '../api/query-client.ts'
import { Mark } from '../feedback/mark.tsx'
import { PageLoading } from '../feedback/page-loading.tsx'
import { ProblemAlert } from '../feedback/problem-alert.tsx'
import { instantText } from '../forms/instant-text.ts'
import type { AuditSource } from './audit-search.ts'
import { AUDITS } from './audit-sources.ts'

/** How often the card asks whether a long check has ended, in milliseconds. */
const ASK_AGAIN_MS = 2_000

/** How far the signed chain of an audit has come, and whether it is whole. */
export function SealCard({ source }: { readonly source: AuditSource }) {
  const { t } = useTranslation()
  const { queries, client } = AUDITS[source]
  const state = useQuery(
    queries.seal.queryOptions(
      {},
      { refetchInterval: ({ state: { data } }) => (data?.checking ? ASK_AGAIN_MS : false) },
    ),
  )
  const check = useMutation({
    mutationFn: () => client.seal.query({ check: true }),
    onSuccess: (checked) => queryClient.setQueryData(queries.seal.queryKey({}), checked),
  })
  const seal = state.data
  const minutes = Math.max(1, Math.ceil((seal?.unsealedAgeSeconds ?? 0) / 60))
  return (
    <section className="panel stack" aria-label={t('audit.sealTitle')}>
      <div className="row">
        <h2>{t('audit.sealTitle')}</h2>
        {seal ? <SealMark seal={seal} /> : null}
        <Button loading={check.isPending || seal?.checking === true} onClick={() => check.mutate()}>
          {t('audit.check')}
        </Button>
      </div>
      {state.isError ? <ProblemAlert error={state.error} onRetry={() => void state.refetch()} /> : null}
      {check.isError ? <ProblemAlert error={check.error} onRetry={() => check.mutate()} /> : null}
      {state.isPending ? <PageLoading /> : null}
      {seal ? (
        <>
          {seal.firstBreak ? (
            <p role="alert">
              <strong>{t('audit.firstBreak')}</strong> {seal.firstBreak}
            </p>
          ) : null}
          <dl className="seal-figures">
            <Figure name={t('audit.entries')} text={seal.entries.toLocaleString('en-US')} />
            <Figure name={t('audit.seals')} text={seal.seals.toLocaleString('en-US')} />
            <Figure
              name={t('audit.lastSealAt')}
              text={seal.lastSealAt ? instantText(seal.lastSealAt) : t('common.none')}
            />
            <Figure
              name={t('audit.unsealedEntries')}
              text={
                seal.unsealed === 0
                  ? t('common.none')
                  : t('audit.unsealedAge', { entries: seal.unsealed.toLocaleString('en-US'), minutes })
              }
            />
          </dl>
          {seal.lastDigest ? (
            <p className="quiet seal-digest">
              {t('audit.digest')} <code>{seal.lastDigest}</code>
            </p>
          ) : null}
        </>
      ) : null}
    </section>
  )
}

function SealMark({ seal }: { readonly seal: SealState }) {
  const { t } = useTranslation()
  if (seal.intact === null) return <Mark>{t('audit.neverChecked')}</Mark>
  return (
    <span role="status">
      <Mark tone={seal.intact ? 'green' : 'red'}>{t(seal.intact ? 'audit.intact' : 'audit.broken')}</Mark>
      {seal.checkedAt ? (
        <span className="quiet">{t('audit.checkedAt', { at: instantText(seal.checkedAt) })}</span>
      ) : null}
    </span>
  )
}

function Figure({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    <div>
      <dt className="quiet">{name}</dt>
      <dd className="numbers">{text}</dd>
    </div>
  )
}
