import { DIVISION_KINDS, DivisionKind } from '@zhanwang/domain-station-registry/division'
import {
  EDITION_EFFECTS,
  type EditionEffect,
  type EditionPreview,
} from '@zhanwang/domain-station-registry/edition-preview'
import { INDICATORS } from '@zhanwang/domain-station-registry/indicators'
import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { DataTable } from '../feedback/data-table.tsx'
import { useLabel } from '../locales/use-label.ts'

/** What an edition would come to; where it would be refused, every reason. */
export function EditionPreviewView({ preview }: { readonly preview: EditionPreview }) {
  const { t } = useTranslation()
  if (preview.problems.length > 0) {
    return (
      <Alert
        type="error"
        showIcon
        title={t('editions.refused')}
        description={
          <ul>
            {preview.problems.map(({ text }) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        }
      />
    )
  }
  if (preview.effects.length === 0) return <Alert type="info" showIcon title={t('editions.nothing')} />
  return (
    <>
      <Effects effects={preview.effects} />
      {preview.townships.map(({ code, name, stations }) => (
        <Alert
          key={code}
          type="warning"
          showIcon
          title={
            stations.length === 0
              ? t('editions.noStation', { name })
              : t('editions.manyStations', { name, stations: stations.map((station) => station.name).join('、') })
          }
        />
      ))}
      <Stations stations={preview.stations} />
      <Figures figures={preview.figures} />
    </>
  )
}

function Effects({ effects }: Pick<EditionPreview, 'effects'>) {
  const { t } = useTranslation()
  const label = useLabel()
  const said = (name: string) => {
    const kind = DivisionKind.safeParse(name).data
    return kind ? label(DIVISION_KINDS[kind]) : name
  }
  const words = ({ effect, before, after }: EditionEffect) =>
    [label(EDITION_EFFECTS[effect]), before && effect !== 'created' ? `${said(before)} → ${said(after)}` : said(after)]
      .filter(Boolean)
      .join(': ')
  return (
    <section className="panel stack">
      <h2>{t('editions.effects')}</h2>
      <ul className="stack">
        {effects.map((effect) => (
          <li key={`${effect.code} ${effect.effect} ${effect.on}`}>
            <span className="numbers quiet">{effect.on}</span> <strong>{effect.name}</strong>{' '}
            <span className="quiet numbers">{effect.code}</span> {words(effect)}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Stations({ stations: { count, rows } }: Pick<EditionPreview, 'stations'>) {
  const { t } = useTranslation()
  return (
    <section className="panel stack">
      <h2>{t('editions.stations', { count })}</h2>
      {rows.length > 0 ? (
        <DataTable
          rowKey="code"
          dataSource={rows}
          columns={[
            { key: 'name', title: t('editions.station'), render: (_, { name, code }) => `${name} ${code}` },
            { key: 'before', title: t('editions.before'), dataIndex: 'before' },
            { key: 'after', title: t('editions.after'), dataIndex: 'after' },
          ]}
        />
      ) : null}
      {rows.length < count ? <p className="quiet">{t('editions.notAll', { shown: rows.length, count })}</p> : null}
    </section>
  )
}

function Figures({ figures }: Pick<EditionPreview, 'figures'>) {
  const { t } = useTranslation()
  const label = useLabel()
  if (figures.length === 0) return null
  const value = (reading: EditionPreview['figures'][number]['before']) =>
    reading
      ? `${reading.value ?? '—'}${reading.value ? reading.unit : ''} (${reading.numerator}/${reading.denominator})`
      : '—'
  const nameOf = ({ before, after }: EditionPreview['figures'][number]) => {
    const definition = INDICATORS.find(({ code }) => code === (before ?? after)?.code)
    return definition ? label(definition.name) : ''
  }
  return (
    <section className="panel stack">
      <h2>{t('editions.figures', { name: (figures[0]?.before ?? figures[0]?.after)?.divisionName ?? '' })}</h2>
      <DataTable
        rowKey={(row) => `${row.on} ${nameOf(row)}`}
        dataSource={figures}
        columns={[
          { key: 'on', title: t('editions.on'), dataIndex: 'on', className: 'numbers' },
          { key: 'name', title: t('editions.figure'), render: (_, row) => nameOf(row) },
          { key: 'before', title: t('editions.before'), render: (_, row) => value(row.before), className: 'numbers' },
          { key: 'after', title: t('editions.after'), render: (_, row) => value(row.after), className: 'numbers' },
        ]}
      />
    </section>
  )
}
