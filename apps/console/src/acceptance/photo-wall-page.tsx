import { skipToken, useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { CHECK_ITEMS } from '@zhanwang/domain-station-registry/acceptance-checklist'
import { PHOTO_PHASES, PhotoPhase } from '@zhanwang/domain-station-registry/inspection'
import type { WallPhoto } from '@zhanwang/domain-station-registry/inspection-photo'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { trpc } from '../api/trpc.ts'
import { EmptyState } from '../feedback/empty-state.tsx'
import { PageHeading } from '../feedback/page-heading.tsx'
import { PageLoading } from '../feedback/page-loading.tsx'
import { PageTrail } from '../feedback/page-trail.tsx'
import { ProblemAlert } from '../feedback/problem-alert.tsx'
import { knownFilters } from '../forms/known-filters.ts'
import { useOptions } from '../locales/use-label.ts'
import { useCurrentDivision } from '../shell/current-division.ts'
import type { PhotoWallSearch } from './inspection-search.ts'
import { PhotoDialog } from './photo-dialog.tsx'
import { PhotoFace } from './photo-face.tsx'
import { picturesToOpen, type WallItem, wallGroups } from './wall-groups.ts'
import './acceptance.css'

const AT_A_TIME = 48

/** The evidence of a whole division, station by station: what was before, what came after, each opens large. */
export function PhotoWallPage() {
  const { t } = useTranslation()
  const options = useOptions()
  const { item, phase } = knownFilters(useSearch({ from: '/shell/acceptance/photos' }), { phase: PhotoPhase })
  const division = useCurrentDivision()
  const navigate = useNavigate({ from: '/acceptance/photos' })
  const [open, setOpen] = useState<number>()
  const photos = useInfiniteQuery(
    trpc.registry.acceptance.photos.infiniteQueryOptions(
      division
        ? { division: division.code, limit: AT_A_TIME, ...(item ? { item } : {}), ...(phase ? { phase } : {}) }
        : skipToken,
      { getNextPageParam: ({ next }) => next },
    ),
  )
  const stations = wallGroups(photos.data?.pages.flatMap(({ rows }) => rows) ?? [])
  const groups = stations.flatMap(({ items }) => items.flatMap(picturesToOpen))
  const openPhoto = (photo: WallPhoto) => setOpen(groups.findIndex((group) => group.includes(photo)))
  const change = (changed: Partial<PhotoWallSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true })
  return (
    <>
      <PageTrail>
        <Link to="/acceptance">{t('acceptance.board')}</Link>
      </PageTrail>
      <PageHeading title={t('acceptance.wall')} note={division?.name} />
      <search className="row" aria-label={t('filters.title')}>
        <Select
          allowClear
          className="wide-filter"
          aria-label={t('acceptance.item')}
          placeholder={t('acceptance.item')}
          value={item ?? null}
          options={options(CHECK_ITEMS)}
          onChange={(chosen) => change({ item: chosen ?? undefined })}
        />
        <Select
          allowClear
          className="date-filter"
          aria-label={t('acceptance.phase')}
          placeholder={t('acceptance.phase')}
          value={phase ?? null}
          options={options(PHOTO_PHASES)}
          onChange={(chosen) => change({ phase: chosen ?? undefined })}
        />
      </search>
      {photos.isError ? <ProblemAlert error={photos.error} onRetry={() => void photos.refetch()} /> : null}
      {photos.isPending && !photos.isError ? <PageLoading /> : null}
      {photos.isSuccess && stations.length === 0 ? (
        <div className="panel">
          <EmptyState text={t('acceptance.noPhotos')} />
        </div>
      ) : null}
      {stations.map(({ station, stationName, divisionName, items }) => (
        <section key={station} className="panel wall-station">
          <h2>
            <Link to="/stations/$code" params={{ code: station }}>
              {stationName}
            </Link>{' '}
            <span className="quiet">{divisionName}</span>
          </h2>
          <ul className="wall-items">
            {items.map((shown) => (
              <WallItemPhotos key={shown.key} item={shown} onOpen={openPhoto} />
            ))}
          </ul>
        </section>
      ))}
      {photos.hasNextPage ? (
        <div className="row">
          <Button loading={photos.isFetchingNextPage} onClick={() => void photos.fetchNextPage()}>
            {t('acceptance.morePhotos')}
          </Button>
        </div>
      ) : null}
      {open === undefined || open < 0 ? null : (
        <PhotoDialog groups={groups} at={open} onTurn={setOpen} onClose={() => setOpen(undefined)} />
      )}
    </>
  )
}

function WallItemPhotos({ item, onOpen }: { readonly item: WallItem; readonly onOpen: (photo: WallPhoto) => void }) {
  const { t } = useTranslation()
  const sides = [
    { title: t('acceptance.before'), photos: item.before },
    { title: t('acceptance.after'), photos: item.after },
  ].filter(({ photos }) => photos.length > 0)
  return (
    <li>
      <h3>{item.name}</h3>
      <div className="wall-pair">
        {sides.map(({ title, photos }) => (
          <div key={title}>
            {item.after.length > 0 ? <span className="quiet">{title}</span> : null}
            <ul className="photo-row">
              {photos.map((photo) => (
                <li key={photo.id}>
                  <PhotoFace photo={photo} onOpen={() => onOpen(photo)} />
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </li>
  )
}
