import { useQuery } from '@tanstack/react-query'
import { type Attachment, MAX_ATTACHMENTS } from '@zhanwang/domain-station-registry/attachment'
import type { Station } from '@zhanwang/domain-station-registry/station'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useHolds } from '../api/me.ts'
import { client, trpc } from '../api/trpc.ts'
import { EmptyState } from '../feedback/empty-state.tsx'
import { PageLoading } from '../feedback/page-loading.tsx'
import { ProblemAlert } from '../feedback/problem-alert.tsx'
import { ReasonDialog } from '../forms/reason-dialog.tsx'
import { AddAttachmentsDialog } from './add-attachments-dialog.tsx'
import { AttachmentItem } from './attachment-item.tsx'
import { PreviewDialog } from './preview-dialog.tsx'
import './attachments.css'

type Open = { readonly what: 'add' } | { readonly what: 'remove' | 'preview'; readonly attachment: Attachment }

/** The files kept with a station: photographs, plaques, agreements. */
export function StationAttachments({ station }: { readonly station: Station }) {
  const { t } = useTranslation()
  const mayChange = useHolds()('station.apply', station.scopePath)
  const [open, setOpen] = useState<Open>()
  const list = useQuery(trpc.registry.attachments.list.queryOptions({ code: station.code, limit: MAX_ATTACHMENTS }))
  const rows = list.data?.rows ?? []
  const close = () => setOpen(undefined)
  return (
    <section className="panel">
      <div className="row attachments-head">
        <h2>
          {t('attachments.title')} {rows.length > 0 ? <span className="quiet numbers">{rows.length}</span> : null}
        </h2>
        {mayChange && rows.length < MAX_ATTACHMENTS ? (
          <Button onClick={() => setOpen({ what: 'add' })}>{t('attachments.add')}</Button>
        ) : null}
      </div>
      {list.isPending ? <PageLoading /> : null}
      {list.isError ? <ProblemAlert error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isSuccess && rows.length === 0 ? <EmptyState text={t('attachments.empty')} /> : null}
      <ul className="attachment-grid">
        {rows.map((attachment) => (
          <AttachmentItem
            key={attachment.id}
            attachment={attachment}
            onPreview={() => setOpen({ what: 'preview', attachment })}
            onRemove={mayChange ? () => setOpen({ what: 'remove', attachment }) : undefined}
          />
        ))}
      </ul>
      {open?.what === 'add' ? (
        <AddAttachmentsDialog station={station} free={MAX_ATTACHMENTS - rows.length} onClose={close} />
      ) : null}
      {open?.what === 'remove' ? (
        <ReasonDialog
          title={t('attachments.removeOf', { title: open.attachment.title })}
          submit={t('attachments.remove')}
          send={(reason, options) =>
            client.registry.attachments.remove.mutate({ id: open.attachment.id, reason }, options)
          }
          onClose={close}
        >
          {t('attachments.removeText')}
        </ReasonDialog>
      ) : null}
      {open?.what === 'preview' ? <PreviewDialog attachment={open.attachment} onClose={close} /> : null}
    </section>
  )
}
