import { STATION_STATUSES, type StationStatus } from '@zhanwang/domain-station-registry/station'
import { Mark, type Tone } from '../feedback/mark.tsx'
import { useLabel } from '../locales/use-label.ts'

const TONES: Record<StationStatus, Tone> = {
  preparing: 'blue',
  'awaiting-acceptance': 'violet',
  operating: 'green',
  rectifying: 'amber',
  suspended: 'red',
  closed: 'plain',
  merged: 'plain',
}

export function StatusTag({ status }: { readonly status: StationStatus }) {
  const label = useLabel()
  return <Mark tone={TONES[status]}>{label(STATION_STATUSES[status])}</Mark>
}
