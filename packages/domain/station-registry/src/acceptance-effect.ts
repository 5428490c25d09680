import type { InspectionFile } from './inspection-reading.ts'
import type { LifeCycleStep } from './life-cycle.ts'
import type { StationStatus } from './station.ts'

/**
 * The step of a station's life that a step of its file takes; null where it stays as it is. An acceptance leads from 筹建
 * over 待验收 to 运行 and back where something has to be mended; a re-inspection that finds such a thing leads to 整改
 * and, passed, back to 运行.
 */
export function effectOnStation(
  { purpose, status }: Pick<InspectionFile, 'purpose' | 'status'>,
  station: StationStatus,
): LifeCycleStep | null {
  switch (purpose) {
    case 'acceptance':
      if (status === 'passed') return 'accept'
      if (status === 'on-site' && station === 'preparing') return 'submit'
      return (status === 'rectifying' || status === 'abandoned') && station === 'awaiting-acceptance'
        ? 'sendBack'
        : null
    case 'reinspection':
      if (status === 'passed' && station === 'rectifying') return 'resume'
      return status === 'rectifying' && station === 'operating' ? 'rectify' : null
  }
}
