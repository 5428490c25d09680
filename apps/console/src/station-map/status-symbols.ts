import type { StationStatus } from '@zhanwang/domain-station-registry/station'

/** How a status is drawn: told apart by shape as well as by colour. */
export const STATUS_SYMBOLS: Record<
  StationStatus,
  { readonly symbol: string; readonly color: string; readonly sign: string }
> = {
  preparing: { symbol: 'triangle', color: '#1a5f8f', sign: '▲' },
  'awaiting-acceptance': { symbol: 'diamond', color: '#6a3fc0', sign: '◆' },
  operating: { symbol: 'circle', color: '#1d7a3e', sign: '●' },
  rectifying: { symbol: 'rect', color: '#a86400', sign: '■' },
  suspended: { symbol: 'emptyTriangle', color: '#b3261e', sign: '△' },
  closed: { symbol: 'emptyCircle', color: '#6b7680', sign: '○' },
  merged: { symbol: 'emptyDiamond', color: '#6b7680', sign: '◇' },
}
