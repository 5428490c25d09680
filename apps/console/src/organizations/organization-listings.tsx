import { type Listing, ORGANIZATION_LISTS, type Organization } from '@zhanwang/domain-station-registry/organization'
import { isListedOn } from '@zhanwang/domain-station-registry/organization-life'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../api/trpc.ts'
import { AdaptiveTable } from '../feedback/adaptive-table.tsx'
import { Mark } from '../feedback/mark.tsx'
import { today } from '../forms/today.ts'
import { useLabel } from '../locales/use-label.ts'
import { EndingDialog } from './ending-dialog.tsx'

interface Props {
  readonly organization: Organization
  readonly listings: readonly Listing[]
  readonly mayChange: boolean
}

/** The lists on which an organization stands or stood, and the way off them. */
export function OrganizationListings({ organization, listings, mayChange }: Props) {
  const { t } = useTranslation()
  const label = useLabel()
  const [ending, setEnding] = useState<Listing>()
  const { id, version } = organization
  return (
    <section className="panel">
      <h2>{t('organizations.listings')}</h2>
      {listings.length === 0 ? (
        <p className="quiet">{t('organizations.noListings')}</p>
      ) : (
        <AdaptiveTable<Listing>
          rows={listings}
          rowKey={(listing) => listing.id}
          columns={[
            {
              key: 'list',
              title: t('organization.listings'),
              render: ({ list, ended, ...time }) => (
                <Mark tone={!ended && isListedOn(time, today()) ? 'red' : 'plain'}>
                  {label(ORGANIZATION_LISTS[list])}
                </Mark>
              ),
            },
            {
              key: 'time',
              title: t('organizations.listedTime'),
              render: (listing) => <ListedTime listing={listing} />,
            },
            {
              key: 'reason',
              title: t('form.reason'),
              className: 'wrapped',
              render: ({ reason, source, ended }) => (
                <>
                  {reason}
                  {source ? <div className="quiet">{source}</div> : null}
                  {ended ? (
                    <div className="quiet">{t('organizations.endedOn', { date: ended.on, reason: ended.reason })}</div>
                  ) : null}
                </>
              ),
            },
            ...(mayChange && listings.some(({ ended }) => !ended)
              ? [
                  {
                    key: 'actions',
                    title: t('organizations.actions'),
                    render: (listing: Listing) =>
                      listing.ended ? null : (
                        <Button size="small" onClick={() => setEnding(listing)}>
                          {t('organizations.delist')}
                        </Button>
                      ),
                  },
                ]
              : []),
          ]}
        />
      )}
      {ending ? (
        <EndingDialog
          action={t('organizations.delist')}
          organization={organization}
          text={t('organizations.delistText', { list: label(ORGANIZATION_LISTS[ending.list]) })}
          dayLabel={t('organizations.delistedOn')}
          min={ending.from}
          send={(values, send) =>
            client.registry.organizations.delist.mutate({ id, version, listing: ending.id, ...values }, send)
          }
          onClose={() => setEnding(undefined)}
        />
      ) : null}
    </section>
  )
}

function ListedTime({ listing: { from, until, ended } }: { readonly listing: Listing }) {
  const { t } = useTranslation()
  return (
    <>
      <div className="numbers">{t('organizations.fromOn', { from })}</div>
      {until ? <div className="numbers">{t('organizations.untilOn', { until })}</div> : null}
      {!ended && until && until < today() ? <div className="quiet">{t('organizations.lapsed')}</div> : null}
    </>
  )
}
