import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePhotos } from './photos.ts'

const PhotosDrawer = lazy(() => import('./photos-drawer.tsx').then((file) => ({ default: file.PhotosDrawer })))

/** In the header while the device keeps photos that the server has not: how many, and the way to them. */
export function PhotosButton() {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const unsent = usePhotos().filter(({ state }) => state.at !== 'sent').length
  if (unsent === 0 && !open) return null
  return (
    <>
      <button type="button" className="header-button" onClick={() => setOpen(true)}>
        <span className="jobs-word">{t('photos.short')}</span>
        <span className="jobs-badge numbers">
          {unsent}
          <span className="visually-hidden"> {t('photos.unsent')}</span>
        </span>
      </button>
      {open ? (
        <Suspense>
          <PhotosDrawer onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  )
}
