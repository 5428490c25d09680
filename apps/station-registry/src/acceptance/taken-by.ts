import type { StepTaken } from '@zhanwang/domain-station-registry/inspection-steps'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { Call } from '@zhanwang/kernel/call'

/** The step that a caller takes for a day. */
export function takenBy({ actor, today }: Pick<Call, 'actor' | 'today'>, on: BusinessDate): StepTaken {
  return { by: { id: actor.id, name: actor.name }, on, today }
}
