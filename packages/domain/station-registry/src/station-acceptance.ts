import { BusinessDate } from '@zhanwang/kernel/calendar'
import { Uuid } from '@zhanwang/kernel/ids'
import { z } from 'zod'
import { ItemResult } from './inspection.ts'

/** With which results a station was accepted, from a day on until another inspection is passed. */
export const StationAcceptance = z.object({
  inspection: Uuid,
  since: BusinessDate,
  /** The day before the next one began; null while it holds. */
  until: BusinessDate.nullable(),
  checklist: z.string(),
  /** By the keys of the checklist's items. */
  results: z.record(z.string(), ItemResult),
  /** All items, those that are not required included (domain 5.1: 五统一达标). */
  allMet: z.boolean(),
  /** From when it has to be inspected again; null where the checklist asks for none. */
  reinspectOn: BusinessDate.nullable(),
})
export type StationAcceptance = z.infer<typeof StationAcceptance>
