import { BusinessDate } from '@zhanwang/kernel/calendar'
import { command, query } from '@zhanwang/kernel/contract'
import { z } from 'zod'
import { EndingStep, HANGING, HandOver, Hanging } from './closing.ts'
import { LIFE_CYCLE } from './life-cycle.ts'
import { StationCode, StationStatus } from './station.ts'

const ending = {
  code: StationCode,
  version: z.int().min(1),
  on: BusinessDate,
  reason: z.string().trim().min(1).max(500),
  /** To whom goes what needs it: see `stations.closingCheck`. */
  handOver: z.array(HandOver).max(Object.keys(HANGING).length).default([]),
}
const ended = z.object({ code: StationCode, status: StationStatus, version: z.int() })
const common = { permission: 'station.supervise', scope: 'division', sensitivity: 'L1' } as const

/** How a station ends: what to see to first, and its end. */
export const closingProcedures = {
  closingCheck: query({
    summary: { zh: '撤并前检查', en: 'What to see to before a station is closed or merged' },
    input: z.strictObject({ code: StationCode, step: EndingStep }),
    output: z.object({ hanging: z.array(Hanging) }),
    ...common,
    // Names of those responsible.
    sensitivity: 'L2',
    rest: 'GET /stations/{code}/closing-check',
  }),
  close: command({
    summary: { zh: `站点${LIFE_CYCLE.close.zh}`, en: `${LIFE_CYCLE.close.en}: a step in a station's life` },
    input: z.strictObject(ending),
    output: ended,
    ...common,
    rest: 'POST /stations/{code}/close',
  }),
  merge: command({
    summary: { zh: '站点合并到另一站点', en: 'Merge a station into another' },
    input: z.strictObject({ ...ending, into: StationCode }),
    output: ended,
    ...common,
    rest: 'POST /stations/{code}/merge',
  }),
}
