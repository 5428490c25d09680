import { useTranslation } from 'react-i18next'
import { EmptyState } from '../feedback/empty-state.tsx'
import { SideDrawer } from '../shell/side-drawer.tsx'
import { usePhotos } from './photos.ts'
import { QueuedPhoto } from './queued-photo.tsx'

/** What the device still has to send, wherever it was taken. */
export function PhotosDrawer({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const photos = usePhotos()
  return (
    <SideDrawer title={t('photos.title')} placement="right" onClose={onClose}>
      <div className="stack">
        <p className="quiet">{t('photos.note')}</p>
        {photos.length === 0 ? <EmptyState text={t('photos.none')} /> : null}
        <ul className="stack">
          {photos.map((photo) => (
            <QueuedPhoto key={photo.id} photo={photo} named />
          ))}
        </ul>
      </div>
    </SideDrawer>
  )
}
