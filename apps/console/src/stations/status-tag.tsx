import { STATION_STATUSES, type StationStatus } from '@zhanwang/domain-station-registry/station'
import { Tag } from 'antd'
import { useLabel } from '../locales/use-label.ts'

const COLORS: Record<StationStatus, string> = {
  preparing: 'blue',
  'awaiting-acceptance': 'geekblue',
  operating: 'green',
  rectifying: 'orange',
  suspended: 'volcano',
  closed: 'default',
  merged: 'default',
}

export function StatusTag({ status }: { readonly status: StationStatus }) {
  const label = useLabel()
  return <Tag color={COLORS[status]}>{label(STATION_STATUSES[status])}</Tag>
}
