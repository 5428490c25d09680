import { newId } from '@zhanwang/kernel/ids'
import { Alert } from 'antd'
import { useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../api/me.ts'
import type { PhotoTarget } from './photo-target.ts'
import { photoQueue } from './photos.ts'
import { placeIsKept } from './place-consent.ts'
import { preparePhoto } from './prepare-photo.ts'
import './photos.css'

interface Props {
  readonly target: PhotoTarget
  /** What the photo shows: `郧阳站 · 统一挂牌`. */
  readonly about: string
  /** The item's own words, for a reader that hears the buttons one after the other. */
  readonly item: string
  readonly accept: 'photo' | 'document'
}

type Failure = 'no-picture' | 'no-room' | 'no-store'

const ACCEPT = { photo: 'image/*', document: 'image/*,.pdf,.docx,.xlsx' } as const

/** Takes photos with the camera, or chooses them; each is on the device before anything is sent. */
export function PhotoInput({ target, about, item, accept }: Props) {
  const { t } = useTranslation()
  const { account } = useMe()
  const [busy, setBusy] = useState(0)
  const [failure, setFailure] = useState<{ why: Failure; name: string }>()
  useEffect(() => {
    // While there is a network: where it is gone, nothing more can be loaded. Then the list just does not open.
    import('./photos-drawer.tsx').catch(() => undefined)
  }, [])
  const take = async (files: readonly File[]) => {
    setFailure(undefined)
    setBusy((count) => count + files.length)
    for (const file of files) {
      try {
        const { content, ...photo } = await preparePhoto(file, placeIsKept(account.id))
        const queue = await photoQueue()
        await queue.keep({ id: newId(), target, about, ...photo }, content)
      } catch (error) {
        setFailure({ why: failureOf(error), name: file.name })
      } finally {
        setBusy((count) => count - 1)
      }
    }
  }
  return (
    <div className="photo-input">
      <div className="row">
        <FileButton main camera label={t('photos.camera')} item={item} accept="image/*" onFiles={take} />
        <FileButton label={t(`photos.choose.${accept}`)} item={item} accept={ACCEPT[accept]} onFiles={take} />
      </div>
      <span role="status" className="quiet">
        {busy > 0 ? t('photos.keeping', { count: busy }) : null}
      </span>
      {failure ? (
        <Alert type="error" showIcon title={t(`photos.failed.${failure.why}`, { name: failure.name })} />
      ) : null}
    </div>
  )
}

function failureOf(error: unknown): Failure {
  const name = error instanceof Error ? error.name : ''
  if (name === 'NoPicture') return 'no-picture'
  return name === 'QuotaExceededError' ? 'no-room' : 'no-store'
}

interface ButtonProps {
  readonly label: string
  readonly item: string
  readonly accept: string
  readonly main?: boolean
  readonly camera?: boolean
  readonly onFiles: (files: readonly File[]) => Promise<void>
}

function FileButton({ label, item, accept, main = false, camera = false, onFiles }: ButtonProps) {
  const id = useId()
  return (
    <span className={`photo-button${main ? ' photo-button-main' : ''}${camera ? ' photo-button-camera' : ''}`}>
      <input
        id={id}
        type="file"
        className="visually-hidden"
        accept={accept}
        {...(camera ? { capture: 'environment' as const } : { multiple: true })}
        onChange={({ target }) => {
          void onFiles([...(target.files ?? [])])
          // The same file may be chosen again.
          target.value = ''
        }}
      />
      <label htmlFor={id}>
        {label}
        <span className="visually-hidden"> {item}</span>
      </label>
    </span>
  )
}
