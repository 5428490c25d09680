import { PHOTO_PHASES } from '@zhanwang/domain-station-registry/inspection'
import { useTranslation } from 'react-i18next'
import { instantText } from '../forms/instant-text.ts'
import { useLabel } from '../locales/use-label.ts'
import type { ShownPhoto } from './shown-photo.ts'

/** What is known of a photo: when and where it was taken, who added it, and the digest of its content. */
export function PhotoFacts({ photo }: { readonly photo: ShownPhoto }) {
  const { t } = useTranslation()
  const label = useLabel()
  const { phase, round, takenAt, position, addedBy, addedAt, file } = photo
  return (
    <dl className="photo-facts">
      <div>
        <dt>{t('acceptance.phase')}</dt>
        <dd>
          {label(PHOTO_PHASES[phase])}
          {round > 1 ? ` · ${t('acceptance.roundOf', { round })}` : ''}
        </dd>
      </div>
      <div>
        <dt>{t('acceptance.takenAt')}</dt>
        <dd className="numbers">{takenAt ? instantText(takenAt) : t('common.notRecorded')}</dd>
      </div>
      <div>
        <dt>{t('acceptance.position')}</dt>
        <dd className="numbers">
          {position
            ? t('acceptance.positionOf', {
                longitude: position.longitude.toFixed(5),
                latitude: position.latitude.toFixed(5),
                metres: Math.round(position.accuracyM),
              })
            : t('common.notRecorded')}
        </dd>
      </div>
      <div>
        <dt>{t('acceptance.addedBy')}</dt>
        <dd>{t('attachments.added', { name: addedBy.name, at: instantText(addedAt) })}</dd>
      </div>
      <div>
        <dt>{t('acceptance.digest')}</dt>
        <dd className="photo-digest">{file.digest}</dd>
      </div>
    </dl>
  )
}
