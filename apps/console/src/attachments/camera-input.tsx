import { useId } from 'react'
import { useTranslation } from 'react-i18next'

interface Props {
  readonly disabled: boolean
  readonly onFiles: (files: readonly File[]) => void
}

/** On a phone: takes the photograph at the station itself. */
export function CameraInput({ disabled, onFiles }: Props) {
  const { t } = useTranslation()
  const id = useId()
  return (
    <div className="camera-input">
      <input
        id={id}
        type="file"
        accept="image/*"
        capture="environment"
        className="visually-hidden"
        disabled={disabled}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
      <label htmlFor={id}>{t('attachments.camera')}</label>
    </div>
  )
}
