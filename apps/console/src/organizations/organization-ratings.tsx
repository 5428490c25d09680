import type { Rating } from '@zhanwang/domain-station-registry/organization'
import { gradeOn } from '@zhanwang/domain-station-registry/organization-life'
import { useTranslation } from 'react-i18next'
import { AdaptiveTable } from '../feedback/adaptive-table.tsx'
import { Mark } from '../feedback/mark.tsx'
import { today } from '../forms/today.ts'

/** Every grade that an organization was given, newest first. */
export function OrganizationRatings({ ratings }: { readonly ratings: readonly Rating[] }) {
  const { t } = useTranslation()
  return (
    <section className="panel">
      <h2>{t('organizations.ratings')}</h2>
      {ratings.length === 0 ? (
        <p className="quiet">{t('organizations.noRatings')}</p>
      ) : (
        <AdaptiveTable<Rating>
          rows={ratings}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'grade',
              title: t('organization.grade'),
              render: (rating) => (
                <>
                  <strong>{t('organizations.grade', { grade: rating.grade })}</strong>{' '}
                  <RatingMark rating={rating} isLatest={rating === latest(ratings)} />
                </>
              ),
            },
            { key: 'ratedOn', title: t('organizations.ratedOn'), className: 'numbers', render: (row) => row.ratedOn },
            { key: 'validTo', title: t('organizations.validTo'), className: 'numbers', render: (row) => row.validTo },
            {
              key: 'source',
              title: t('organizations.source'),
              className: 'wrapped',
              render: ({ source, withdrawn }) =>
                source || withdrawn ? (
                  <>
                    {source}
                    {withdrawn ? (
                      <div className="quiet">
                        {t('organizations.withdrawnBecause', { date: withdrawn.on, reason: withdrawn.reason })}
                      </div>
                    ) : null}
                  </>
                ) : null,
            },
          ]}
        />
      )}
    </section>
  )
}

/** The one that counts: the newest that was not withdrawn. */
function latest(ratings: readonly Rating[]): Rating | undefined {
  return ratings.find(({ withdrawn }) => withdrawn === null)
}

function RatingMark({ rating, isLatest }: { readonly rating: Rating; readonly isLatest: boolean }) {
  const { t } = useTranslation()
  if (rating.withdrawn) return <Mark tone="amber">{t('organizations.withdrawn')}</Mark>
  if (!isLatest) return <Mark>{t('organizations.replaced')}</Mark>
  const holds = gradeOn({ grade: rating }, today()) !== null
  return <Mark tone={holds ? 'green' : 'plain'}>{t(holds ? 'organizations.valid' : 'organizations.expired')}</Mark>
}
