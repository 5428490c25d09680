import { PHOTO_PHASES } from '@zhanwang/domain-station-registry/inspection'
import { useTranslation } from 'react-i18next'
import { instantText } from '../forms/instant-text.ts'
import { useLabel } from '../locales/use-label.ts'
import { contentAddress, type ShownPhoto, thumbnailAddress } from './shown-photo.ts'

interface Props {
  readonly photo: ShownPhoto
  readonly onOpen: () => void
}

/** A photo small, which opens large; a document opens by itself. */
export function PhotoFace({ photo, onOpen }: Props) {
  const { t } = useTranslation()
  const label = useLabel()
  const { file, hasThumbnail, itemName, stationName, phase, takenAt, addedAt } = photo
  const about = [stationName, itemName, label(PHOTO_PHASES[phase]), instantText(takenAt ?? addedAt)]
  const name = about.filter((word) => word !== '').join(' ')
  if (!hasThumbnail) {
    return (
      <a className="photo-face photo-face-document" href={contentAddress(photo)} download={file.name}>
        {file.name}
        <span className="visually-hidden"> {name}</span>
      </a>
    )
  }
  return (
    <button type="button" className="photo-face" onClick={onOpen}>
      <img
        src={thumbnailAddress(photo)}
        alt={t('acceptance.openPhoto', { name })}
        loading="lazy"
        width="120"
        height="120"
      />
    </button>
  )
}
