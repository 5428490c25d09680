import { Button, Progress } from 'antd'
import { useTranslation } from 'react-i18next'
import { Mark } from '../feedback/mark.tsx'
import type { QueuedPhoto as Queued } from './photo-queue.ts'
import { photoQueue } from './photos.ts'
import { useKeptPicture } from './use-kept-picture.ts'
import './photos.css'

/** A photo that the device keeps yet: how far it is, why it waits or was refused, and what its person can do. */
export function QueuedPhoto({ photo, named = false }: { readonly photo: Queued; readonly named?: boolean }) {
  const { t } = useTranslation()
  const { id, about, name, state } = photo
  const address = useKeptPicture(id, photo.type)
  const retry = async () => (await photoQueue()).retry(state.at === 'refused' ? id : undefined)
  const discard = async () => (await photoQueue()).discard(id)
  const problem = state.at === 'waiting' || state.at === 'refused' ? state.problem : null
  return (
    <li className="queued-photo">
      <span className="queued-photo-face">
        {address && photo.type.startsWith('image/') ? (
          <img src={address} alt={about} />
        ) : (
          <span className="quiet">{name}</span>
        )}
      </span>
      <div className="queued-photo-words" aria-live="polite">
        {named ? <strong>{about}</strong> : null}
        <div>
          <Mark tone={TONES[state.at]}>{t(`photos.states.${state.at}`)}</Mark>
        </div>
        {state.at === 'sending' ? (
          <Progress percent={Math.floor(state.share * 100)} size="small" status="active" aria-label={about} />
        ) : null}
        {problem ? (
          <div className="quiet">
            {problem.text ?? t(problem.code === 'offline' ? 'photos.offline' : 'problem.unexpected')}
          </div>
        ) : null}
        <div className="row">
          {state.at === 'refused' || (state.at === 'waiting' && problem) ? (
            <Button size="small" onClick={() => void retry()}>
              {t('photos.retry')}
            </Button>
          ) : null}
          {state.at === 'sent' ? null : (
            <Button size="small" danger onClick={() => void discard()}>
              {t('photos.discard')}
              <span className="visually-hidden"> {about}</span>
            </Button>
          )}
        </div>
      </div>
    </li>
  )
}

const TONES = { waiting: 'amber', sending: 'blue', sent: 'green', refused: 'red' } as const
