import { Alert, Button, Modal } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PhotoFacts } from './photo-facts.tsx'
import { contentAddress, type ShownPhoto } from './shown-photo.ts'

interface Props {
  /** One picture, or what was before and after side by side; the arrow keys lead from one to the next. */
  readonly groups: readonly (readonly ShownPhoto[])[]
  readonly at: number
  readonly onTurn: (at: number) => void
  readonly onClose: () => void
  /** What may be done with a picture. */
  readonly actions?: (photo: ShownPhoto) => ReactNode
}

/** Pictures as large as the window allows, with when and where they were taken. */
export function PhotoDialog({ groups, at, onTurn, onClose, actions }: Props) {
  const { t } = useTranslation()
  const shown = groups[at] ?? []
  const [first] = shown
  useEffect(() => {
    const turn = ({ key }: KeyboardEvent) => {
      const to = at + (key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0)
      if (to !== at && groups[to]) onTurn(to)
    }
    document.addEventListener('keydown', turn)
    return () => document.removeEventListener('keydown', turn)
  }, [at, groups, onTurn])
  if (!first) return null
  return (
    <Modal
      open
      centered
      width={shown.length > 1 ? 'min(1300px, 96vw)' : 'min(900px, 94vw)'}
      title={[first.stationName, first.itemName].filter((word) => word !== '').join(' · ')}
      onCancel={onClose}
      footer={
        <div className="row photo-turn">
          <Button disabled={at === 0} onClick={() => onTurn(at - 1)}>
            {t('acceptance.previousPhoto')}
          </Button>
          <span className="quiet numbers">
            {at + 1} / {groups.length}
          </span>
          <Button disabled={at >= groups.length - 1} onClick={() => onTurn(at + 1)}>
            {t('acceptance.nextPhoto')}
          </Button>
        </div>
      }
    >
      <div className="photo-large-pair">
        {shown.map((photo) => (
          <figure key={photo.id} className="photo-large">
            <LargePhoto photo={photo} />
            <figcaption className="stack">
              <PhotoFacts photo={photo} />
              <span className="row">
                <a href={contentAddress(photo)} download={photo.file.name}>
                  {t('attachments.download')}
                </a>
                {actions?.(photo)}
              </span>
            </figcaption>
          </figure>
        ))}
      </div>
    </Modal>
  )
}

function LargePhoto({ photo }: { readonly photo: ShownPhoto }) {
  const { t } = useTranslation()
  const [failed, setFailed] = useState(false)
  if (failed) return <Alert type="error" showIcon title={t('attachments.notShown')} />
  return <img src={contentAddress(photo)} alt={photo.itemName} onError={() => setFailed(true)} />
}
