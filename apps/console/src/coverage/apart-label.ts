import { OPERATING_MODES, OperatingMode, PREMISES_TYPES } from '@zhanwang/domain-station-registry/station'
import { useTranslation } from 'react-i18next'
import { useLabel } from '../locales/use-label.ts'

/** The names that the registry gives to what it counts apart, beside the operating modes and premises. */
const NAMES = {
  functionalZones: 'coverage.apartNames.functionalZones',
  functionalZonesCovered: 'coverage.apartNames.functionalZonesCovered',
  functionalVillages: 'coverage.apartNames.functionalVillages',
  functionalVillagesCovered: 'coverage.apartNames.functionalVillagesCovered',
  stations: 'coverage.apartNames.stations',
  rooms: 'coverage.apartNames.rooms',
  unrecorded: 'coverage.apartNames.unrecorded',
  partlyMet: 'coverage.apartNames.partlyMet',
  notOnRecord: 'coverage.apartNames.notOnRecord',
} as const

/** The words for what a figure counts apart; a name that this console does not know yet is shown as it is. */
export function useApartLabel(): (key: string) => string {
  const { t } = useTranslation()
  const label = useLabel()
  return (key) => {
    const mode = OperatingMode.safeParse(key)
    if (mode.success) return label(OPERATING_MODES[mode.data])
    if (key === 'shared') return label(PREMISES_TYPES.shared)
    return isNamed(key) ? t(NAMES[key]) : key
  }
}

function isNamed(key: string): key is keyof typeof NAMES {
  return Object.hasOwn(NAMES, key)
}
