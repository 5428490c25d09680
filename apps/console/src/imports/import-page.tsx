import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import type { Import } from '@zhanwang/domain-ledger/import'
import { isRunning } from '@zhanwang/domain-ledger/import-steps'
import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { NotFoundPage } from '../feedback/not-found-page.tsx'
import { PageHeading } from '../feedback/page-heading.tsx'
import { PageStandIn } from '../feedback/page-stand-in.tsx'
import { PageTrail } from '../feedback/page-trail.tsx'
import { ProblemAlert } from '../feedback/problem-alert.tsx'
import { instantText } from '../forms/instant-text.ts'
import { useLabel } from '../locales/use-label.ts'
import { CancelImportButton } from './cancel-import-button.tsx'
import { ColumnsStep } from './columns-step.tsx'
import { ImportStateMark } from './import-state-mark.tsx'
import { type LedgerOffer, ledgerOffer } from './ledger-offers.ts'
import { PreviewStep } from './preview-step.tsx'
import { ResultStep } from './result-step.tsx'
import { RunningStep } from './running-step.tsx'
import { WizardBar } from './wizard-bar.tsx'
import { stepOf } from './wizard-step.ts'
import './imports.css'

/** How often the page asks how far the server's work has come, in milliseconds. */
const ASK_AGAIN_MS = 1_000

/** One import, wherever it stands: its address can be left and come back to, also from another device. */
export function ImportPage() {
  const { ledger, id } = useParams({ from: '/shell/imports/$ledger/$id' })
  const offer = ledgerOffer(ledger)
  return offer ? <OneImport key={id} offer={offer} id={id} /> : <NotFoundPage />
}

function OneImport({ offer, id }: { readonly offer: LedgerOffer; readonly id: string }) {
  const { t } = useTranslation()
  const label = useLabel()
  const { columns } = useSearch({ from: '/shell/imports/$ledger/$id' })
  const found = useQuery(
    offer.queries.get.queryOptions(
      { id },
      {
        refetchInterval: ({ state }) => (state.data && isRunning(state.data.import.state) ? ASK_AGAIN_MS : false),
        // It may have gone on in another window.
        refetchOnWindowFocus: true,
      },
    ),
  )
  if (!found.data) return <PageStandIn of={found} />
  const { import: shown } = found.data
  const again = columns === 'again' && shown.state === 'checked'
  return (
    <>
      <PageTrail>
        <Link to="/imports">{t('imports.title')}</Link>
        {label(offer.ledger.title)}
      </PageTrail>
      <PageHeading
        title={shown.fileName}
        note={
          <span className="row">
            <ImportStateMark state={shown.state} />
            <span className="numbers">{instantText(shown.createdAt)}</span>
          </span>
        }
        actions={<CancelImportButton offer={offer} shown={shown} />}
      />
      <section className="panel stack">
        <WizardBar step={again ? 'columns' : stepOf(shown.state)} status={barStatus(shown)} />
        {found.isError ? <ProblemAlert error={found.error} onRetry={() => void found.refetch()} /> : null}
        {shown.problem && shown.state !== 'failed' ? <Alert type="warning" showIcon title={shown.problem} /> : null}
        <Step offer={offer} shown={shown} again={again} />
      </section>
    </>
  )
}

interface StepProps {
  readonly offer: LedgerOffer
  readonly shown: Import
  /** The columns are looked at again after a check. */
  readonly again: boolean
}

function Step({ offer, shown, again }: StepProps) {
  switch (shown.state) {
    case 'reading':
    case 'checking':
    case 'applying':
      return <RunningStep shown={shown} />
    case 'mapping':
      return <ColumnsStep key={shown.version} offer={offer} shown={shown} />
    case 'checked':
      return again ? (
        <ColumnsStep key={shown.version} offer={offer} shown={shown} />
      ) : (
        <PreviewStep key={shown.version} offer={offer} shown={shown} />
      )
    case 'applied':
    case 'failed':
    case 'cancelled':
      return <ResultStep offer={offer} shown={shown} />
  }
}

function barStatus({ state }: Import): 'process' | 'finish' | 'error' {
  if (state === 'applied') return 'finish'
  return state === 'failed' || state === 'cancelled' ? 'error' : 'process'
}
