import type { Station } from '@zhanwang/domain-station-registry/station'
import { Alert, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { FileDrop } from '../forms/file-drop.tsx'
import { useNarrow } from '../forms/use-narrow.ts'
import { CameraInput } from './camera-input.tsx'
import { DraftItem } from './draft-item.tsx'
import { useAttachmentDrafts } from './use-attachment-drafts.ts'

interface Props {
  readonly station: Station
  /** How many more the station may have. */
  readonly free: number
  readonly onClose: () => void
}

/** Chooses files, says what they are, and sends them; what was refused stays with the reason. */
export function AddAttachmentsDialog({ station, free, onClose }: Props) {
  const { t } = useTranslation()
  const narrow = useNarrow()
  const { drafts, sending, change, add, drop, send, stop } = useAttachmentDrafts(station.code, onClose)
  const open = drafts.filter(({ state }) => state !== 'done')
  const nameless = open.some(({ title }) => title.trim() === '')
  const tooMany = open.length > free
  const close = () => {
    stop()
    onClose()
  }
  return (
    <Modal
      open
      width={680}
      title={t('attachments.addTo', { name: station.name })}
      okText={t('attachments.send', { count: open.length })}
      okButtonProps={{ disabled: open.length === 0 || nameless || tooMany, loading: sending }}
      cancelText={t(sending ? 'attachments.stop' : 'common.cancel')}
      mask={{ closable: false }}
      onOk={send}
      onCancel={sending ? stop : close}
    >
      <div className="stack">
        {narrow ? <CameraInput disabled={sending} onFiles={add} /> : null}
        <FileDrop
          label={t('attachments.drop')}
          hint={t('attachments.dropHint')}
          accept="image/jpeg,image/png,image/webp,.pdf,.docx,.xlsx,.csv,.txt"
          multiple
          disabled={sending}
          onFiles={add}
        />
        {tooMany ? <Alert type="warning" showIcon title={t('attachments.tooMany', { count: free })} /> : null}
        <ul className="attachment-drafts">
          {drafts.map((draft) => (
            <DraftItem
              key={draft.id}
              draft={draft}
              onChange={(changes) => change(draft.id, changes)}
              onDrop={() => drop(draft.id)}
            />
          ))}
        </ul>
      </div>
    </Modal>
  )
}
