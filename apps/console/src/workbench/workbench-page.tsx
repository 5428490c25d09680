import { Link } from '@tanstack/react-router'
import { MAIN_INDICATORS } from '@zhanwang/domain-station-registry/indicators'
import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { useHolds, useMe } from '../api/me.ts'
import { FigureCard } from '../coverage/figure-card.tsx'
import { PageHeading } from '../feedback/page-heading.tsx'
import { useCurrentDivision } from '../shell/current-division.ts'
import { useMenu } from '../shell/use-menu.ts'
import { TodoList } from './todo-list.tsx'

/** Where a day begins: what waits for the reader, the figures of their division, and the pages of their work. */
export function WorkbenchPage() {
  const { t } = useTranslation()
  const { account } = useMe()
  const holds = useHolds()
  const division = useCurrentDivision()
  const menu = useMenu()
  return (
    <>
      <PageHeading title={t('workbench.title')} note={t('workbench.greeting', { name: account.name })} />
      {account.awaitingConfirmation ? <Alert type="warning" showIcon title={t('workbench.awaiting')} /> : null}
      <TodoList />
      {holds('indicator.read') ? (
        <section className="stack" aria-label={t('workbench.figures')}>
          <h2 className="section-title">{t('workbench.figuresOf', { name: division?.name ?? '' })}</h2>
          <ul className="card-grid">
            {MAIN_INDICATORS.map((indicator) => (
              <li key={indicator.code}>
                <FigureCard
                  indicator={indicator}
                  division={division?.code}
                  actions={
                    <>
                      <Link to="/coverage" search={{ indicator: indicator.code, view: 'gaps' }}>
                        {t('workbench.gaps')}
                      </Link>
                      <Link to="/coverage" search={{ indicator: indicator.code }}>
                        {t('workbench.byChild')}
                      </Link>
                    </>
                  }
                />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <section className="panel">
        <h2>{t('workbench.entries')}</h2>
        <ul className="entry-grid">
          {menu.map(({ to, title, about }) =>
            about ? (
              <li key={to}>
                <Link to={to}>{t(title)}</Link>
                <p className="quiet">{t(about)}</p>
              </li>
            ) : null,
          )}
          {holds('station.apply') ? (
            <li>
              {holds('station.supervise') ? (
                <Link to="/stations/new">{t('founding.title')}</Link>
              ) : (
                <Link to="/applications/new">{t('applications.apply')}</Link>
              )}
              <p className="quiet">{t(`workbench.about.${holds('station.supervise') ? 'found' : 'apply'}`)}</p>
            </li>
          ) : null}
        </ul>
      </section>
    </>
  )
}
