import { PREMISES_TYPES, type Premises } from '@zhanwang/domain-station-registry/station'
import type { LocalizedText } from '@zhanwang/kernel/localized-text'
import type { DescriptionsProps } from 'antd'
import type { TFunction } from 'i18next'

type Items = NonNullable<DescriptionsProps['items']>

/** The premises as lines of the card. */
export function premisesItems(premises: Premises | null, t: TFunction, label: (text: LocalizedText) => string): Items {
  const none = t('common.notRecorded')
  if (!premises) return [{ key: 'none', label: t('premises.type'), span: 'filled', children: none }]
  const { longitude, latitude } = premises
  const shared = premises.type === 'shared' ? ` · ${premises.sharedWith}` : ''
  return [
    { key: 'type', label: t('premises.type'), children: `${label(PREMISES_TYPES[premises.type])}${shared}` },
    { key: 'area', label: t('premises.areaM2'), children: premises.areaM2 ?? none },
    { key: 'case', label: t('premises.caseRooms'), children: premises.caseRooms },
    { key: 'group', label: t('premises.groupRooms'), children: premises.groupRooms },
    { key: 'address', label: t('premises.address'), children: premises.address || none },
    {
      key: 'location',
      label: t('premises.location'),
      children: longitude !== null && latitude !== null ? `${longitude}, ${latitude}` : none,
    },
  ]
}
