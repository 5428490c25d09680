import { useMutation } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import type { UploadTicket } from '@zhanwang/kernel/stored-file'
import { Button, Progress } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { uploadFile } from '../api/upload-file.ts'
import { type SendOptions, useCommand } from '../api/use-command.ts'
import { NotFoundPage } from '../feedback/not-found-page.tsx'
import { PageHeading } from '../feedback/page-heading.tsx'
import { PageTrail } from '../feedback/page-trail.tsx'
import { ProblemAlert } from '../feedback/problem-alert.tsx'
import { FileDrop } from '../forms/file-drop.tsx'
import { useLabel } from '../locales/use-label.ts'
import { LedgerHints } from './ledger-hints.tsx'
import { type LedgerOffer, ledgerOffer } from './ledger-offers.ts'
import { TemplateButton } from './template-button.tsx'
import { WizardBar } from './wizard-bar.tsx'
import './imports.css'

/** The first step: the file. What comes after has the import's own address. */
export function NewImportPage() {
  const { ledger } = useParams({ from: '/shell/imports/$ledger/new' })
  const offer = ledgerOffer(ledger)
  return offer ? <Upload offer={offer} /> : <NotFoundPage />
}

function Upload({ offer }: { readonly offer: LedgerOffer }) {
  const { t } = useTranslation()
  const label = useLabel()
  const navigate = useNavigate()
  const [share, setShare] = useState(0)
  const stop = useRef<AbortController>(null)
  const begin = useCommand(
    (file: UploadTicket, send: SendOptions) => offer.commands.begin.mutate({ file }, send),
    ({ id }) => navigate({ to: '/imports/$ledger/$id', params: { ledger: offer.ledger.code, id } }),
  )
  const upload = useMutation({
    mutationFn: async (file: File) => {
      setShare(0)
      stop.current = new AbortController()
      return uploadFile(file, { onProgress: setShare, signal: stop.current.signal })
    },
    onSuccess: ({ ticket }) => begin.mutate(ticket),
  })
  useEffect(() => () => stop.current?.abort(), [])
  const busy = upload.isPending || begin.isPending
  const stopped = stop.current?.signal.aborted ?? false
  const error = begin.error ?? (stopped ? null : upload.error)
  return (
    <>
      <PageTrail>
        <Link to="/imports">{t('imports.title')}</Link>
      </PageTrail>
      <PageHeading title={t('imports.begin', { ledger: label(offer.ledger.title) })} />
      <section className="panel stack">
        <WizardBar step="upload" status="process" />
        {error ? <ProblemAlert error={error} /> : null}
        {busy ? (
          <div className="stack" role="status">
            <p>
              {t(begin.isPending ? 'imports.beginning' : 'imports.uploading', { name: upload.variables?.name ?? '' })}
            </p>
            <Progress
              percent={begin.isPending ? 100 : Math.floor(share * 100)}
              status="active"
              aria-label={t('imports.steps.upload')}
            />
            {begin.isPending ? null : (
              <div>
                <Button onClick={() => stop.current?.abort()}>{t('imports.stopUpload')}</Button>
              </div>
            )}
          </div>
        ) : (
          <FileDrop
            label={t('imports.drop')}
            hint={t('imports.dropHint')}
            accept=".xlsx,.csv"
            onFiles={([file]) => {
              begin.reset()
              if (file) upload.mutate(file)
            }}
          />
        )}
        <div>
          <TemplateButton offer={offer} />
        </div>
      </section>
      <LedgerHints ledger={offer.ledger} />
    </>
  )
}
