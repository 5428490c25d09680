import type { Uuid } from '@zhanwang/kernel/ids'
import { Alert, Button } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { serverAnswers } from '../api/sign-in.ts'
import { EmptyState } from '../feedback/empty-state.tsx'
import { PageHeading } from '../feedback/page-heading.tsx'
import { usePhotoSending, usePhotos } from '../photos/photos.ts'
import { QueuedPhoto } from '../photos/queued-photo.tsx'
import { lastPerson } from './last-person.ts'
import './offline-page.css'

/** How often the page looks whether the server is there again, in milliseconds: a phone does not always tell. */
const LOOK_AGAIN_MS = 5_000

/** Opens the address from the beginning once the server answers: the console may be a newer one by now. */
async function openIfThere(): Promise<void> {
  if (await serverAnswers()) window.location.reload()
}

/** A page opened without a network: it says so, shows what waits on the device, and goes on by itself once there is one. */
export function OfflinePage() {
  const { t } = useTranslation()
  const person = lastPerson()
  useEffect(() => {
    const look = () => void openIfThere()
    const timer = setInterval(look, LOOK_AGAIN_MS)
    window.addEventListener('online', look)
    return () => {
      window.removeEventListener('online', look)
      clearInterval(timer)
    }
  }, [])
  return (
    <main className="offline-page stack">
      <PageHeading title={t('offline.title')} />
      <Alert
        type="warning"
        showIcon
        title={t('offline.text')}
        action={<Button onClick={() => void openIfThere()}>{t('problem.retry')}</Button>}
      />
      {person ? <WaitingPhotos account={person} /> : null}
    </main>
  )
}

function WaitingPhotos({ account }: { readonly account: Uuid }) {
  const { t } = useTranslation()
  usePhotoSending(account)
  const photos = usePhotos()
  return (
    <section className="panel stack">
      <h2>{t('photos.title')}</h2>
      {photos.length === 0 ? <EmptyState text={t('photos.none')} /> : <p className="quiet">{t('photos.note')}</p>}
      <ul className="stack">
        {photos.map((photo) => (
          <QueuedPhoto key={photo.id} photo={photo} named />
        ))}
      </ul>
    </section>
  )
}
