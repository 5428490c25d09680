import {
  type Inspection,
  type InspectionItem,
  PHOTO_PHASES,
  type PhotoPhase,
} from '@zhanwang/domain-station-registry/inspection'
import { MAX_PHOTOS_OF_ITEM, takesPhotos } from '@zhanwang/domain-station-registry/inspection-evidence'
import type { InspectionPhoto } from '@zhanwang/domain-station-registry/inspection-photo'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../api/trpc.ts'
import { ReasonDialog } from '../forms/reason-dialog.tsx'
import { keysOf, useLabel } from '../locales/use-label.ts'
import { PhotoInput } from '../photos/photo-input.tsx'
import { usePhotos } from '../photos/photos.ts'
import { QueuedPhoto } from '../photos/queued-photo.tsx'
import { PhotoDialog } from './photo-dialog.tsx'
import { PhotoFace } from './photo-face.tsx'
import { byTime, type ShownPhoto } from './shown-photo.ts'

interface Props {
  readonly inspection: Inspection
  readonly item: InspectionItem
  readonly photos: readonly InspectionPhoto[]
  /** The phase for which the reader may add evidence now; undefined where they may not. */
  readonly adding: PhotoPhase | undefined
}

/** The evidence of one item: what was, what the county saw and what came after rectification, side by side. */
export function ItemPhotos({ inspection, item, photos, adding }: Props) {
  const { t } = useTranslation()
  const label = useLabel()
  const [open, setOpen] = useState<number>()
  const [removing, setRemoving] = useState<ShownPhoto>()
  const waiting = usePhotos().filter(({ target }) => target.inspection === inspection.id && target.item === item.key)
  const shown: ShownPhoto[] = photos
    .filter((photo) => photo.item === item.key)
    .sort(byTime)
    .map((photo) => ({ ...photo, itemName: item.name, stationName: '' }))
  const pictures = shown.filter(({ hasThumbnail }) => hasThumbnail)
  const phases = keysOf(PHOTO_PHASES).filter(
    (phase) =>
      phase === adding ||
      shown.some((photo) => photo.phase === phase) ||
      waiting.some(({ target }) => target.phase === phase),
  )
  const removable = (photo: ShownPhoto) =>
    photo.phase === adding && photo.round === inspection.round && takesPhotos(inspection, item.key, photo.phase)
  if (phases.length === 0) return null
  return (
    <div className="item-photos">
      {phases.map((phase) => {
        const here = shown.filter((photo) => photo.phase === phase)
        const kept = waiting.filter(({ target }) => target.phase === phase)
        const isFull = here.filter(({ round }) => round === inspection.round).length + kept.length >= MAX_PHOTOS_OF_ITEM
        return (
          <section key={phase} className="item-phase" aria-label={`${item.name} ${label(PHOTO_PHASES[phase])}`}>
            <h4>
              {label(PHOTO_PHASES[phase])} <span className="quiet numbers">{here.length}</span>
            </h4>
            {here.length > 0 ? (
              <ul className="photo-row">
                {here.map((photo) => (
                  <li key={photo.id}>
                    <PhotoFace photo={photo} onOpen={() => setOpen(pictures.indexOf(photo))} />
                    {removable(photo) && !photo.hasThumbnail ? (
                      <Button size="small" onClick={() => setRemoving(photo)}>
                        {t('acceptance.removePhoto')}
                      </Button>
                    ) : null}
                  </li>
                ))}
              </ul>
            ) : null}
            {kept.length > 0 ? (
              <ul className="stack">
                {kept.map((photo) => (
                  <QueuedPhoto key={photo.id} photo={photo} />
                ))}
              </ul>
            ) : null}
            {phase === adding && !isFull ? (
              <PhotoInput
                target={{ use: 'acceptance', inspection: inspection.id, item: item.key, phase }}
                about={`${inspection.stationName} · ${item.name}`}
                item={item.name}
                accept={item.evidence === 'document' ? 'document' : 'photo'}
              />
            ) : null}
          </section>
        )
      })}
      {open === undefined ? null : (
        <PhotoDialog
          groups={pictures.map((photo) => [photo])}
          at={open}
          onTurn={setOpen}
          onClose={() => setOpen(undefined)}
          actions={(photo) =>
            removable(photo) ? (
              <button
                type="button"
                className="link-button"
                onClick={() => {
                  setOpen(undefined)
                  setRemoving(photo)
                }}
              >
                {t('acceptance.removePhoto')}
              </button>
            ) : null
          }
        />
      )}
      {removing ? (
        <ReasonDialog
          title={t('acceptance.removePhotoOf', { item: removing.itemName })}
          submit={t('acceptance.removePhoto')}
          send={(reason, options) =>
            client.registry.acceptance.removePhoto.mutate({ id: removing.id, reason }, options)
          }
          onClose={() => setRemoving(undefined)}
        >
          {t('acceptance.removePhotoText')}
        </ReasonDialog>
      ) : null}
    </div>
  )
}
