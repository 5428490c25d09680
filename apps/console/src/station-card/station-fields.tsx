import {
  DUTIES,
  FEATURE_KINDS,
  HOST_TYPES,
  OPERATING_MODES,
  STATION_KINDS,
  type Station,
} from '@zhanwang/domain-station-registry/station'
import { useTranslation } from 'react-i18next'
import { type Fact, FactTable } from '../feedback/fact-table.tsx'
import { useLabel } from '../locales/use-label.ts'
import { premisesItems } from './premises-items.ts'

/** Every field of the card (domain 2.5). What is not recorded says so, rather than standing empty. */
export function StationFields({ station }: { readonly station: Station }) {
  const { t } = useTranslation()
  const label = useLabel()
  const none = t('common.notRecorded')
  const base: Fact[] = [
    { key: 'kind', label: t('station.kind'), children: label(STATION_KINDS[station.kind]) },
    { key: 'hostType', label: t('station.hostType'), children: label(HOST_TYPES[station.hostType]) },
    { key: 'mode', label: t('station.mode'), children: station.mode ? label(OPERATING_MODES[station.mode]) : none },
    { key: 'phone', label: t('station.phone'), children: station.phone || none },
    { key: 'foundedOn', label: t('station.foundedOn'), children: station.foundedOn },
    { key: 'plaqueOn', label: t('station.plaqueOn'), children: station.plaqueOn ?? none },
    {
      key: 'features',
      label: t('station.features'),
      span: 'filled',
      children:
        station.features.map((feature) => `${label(FEATURE_KINDS[feature.kind])}: ${feature.text}`).join('; ') || none,
    },
    {
      key: 'responsible',
      label: t('station.responsible'),
      span: 'filled',
      children:
        station.responsible
          .map(({ duty, name, title }) => `${label(DUTIES[duty])}: ${name}${title ? ` (${title})` : ''}`)
          .join('; ') || none,
    },
    { key: 'remark', label: t('station.remark'), span: 'filled', children: station.remark || none },
  ]
  return (
    <section className="panel stack">
      <FactTable title={t('card.base')} facts={base} />
      <FactTable title={t('station.premises')} facts={premisesItems(station.premises, t, label)} />
    </section>
  )
}
