import { type DragEvent, useId, useState } from 'react'
import './file-drop.css'

interface Props {
  readonly label: string
  readonly hint: string
  /** As an `accept` attribute. */
  readonly accept: string
  readonly multiple?: boolean
  readonly disabled?: boolean
  readonly onFiles: (files: readonly File[]) => void
}

/** A place to drop files on, or to click or press for choosing them. */
export function FileDrop({ label, hint, accept, multiple = false, disabled = false, onFiles }: Props) {
  const id = useId()
  const [over, setOver] = useState(false)
  const take = (list: FileList | null) => {
    const files = [...(list ?? [])]
    if (files.length > 0 && !disabled) onFiles(multiple ? files : files.slice(0, 1))
  }
  const drag = (event: DragEvent, isOver: boolean) => {
    event.preventDefault()
    setOver(isOver)
  }
  return (
    <div className="file-drop" data-over={over && !disabled} data-disabled={disabled}>
      <input
        id={id}
        type="file"
        className="visually-hidden"
        accept={accept}
        multiple={multiple}
        disabled={disabled}
        aria-describedby={`${id}-hint`}
        onChange={(event) => {
          take(event.target.files)
          // The same file, mended, may be chosen again.
          event.target.value = ''
        }}
      />
      <label
        htmlFor={id}
        onDragOver={(event) => drag(event, true)}
        onDragLeave={(event) => drag(event, false)}
        onDrop={(event) => {
          drag(event, false)
          take(event.dataTransfer.files)
        }}
      >
        {label}
      </label>
      <p id={`${id}-hint`} className="quiet">
        {hint}
      </p>
    </div>
  )
}
