import { MINIMAL_CHECKLIST } from '@zhanwang/domain-station-registry/acceptance-templates'
import { stationRegistry } from '@zhanwang/domain-station-registry/contract'
import type { StationCode } from '@zhanwang/domain-station-registry/station'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { z } from 'zod'
import type { Api } from './api.ts'
import { commandIdOf } from './command-id.ts'

const { acceptance } = stationRegistry.procedures

/** A file of acceptance as its last step left it. */
export type LedFile = z.output<typeof acceptance.begin.output>

/** A station begins its acceptance by the platform's minimal checklist. */
export async function begin(api: Api, code: StationCode, on: BusinessDate, step: string): Promise<LedFile> {
  const begun = await api.send(acceptance.begin.rest, { code, on }, commandIdOf(`${step}-begin`))
  return acceptance.begin.output.parse(begun)
}

/** It finds everything in order, to which no photographs belong, and hands that in. */
export async function handIn(api: Api, { id, version }: LedFile, on: BusinessDate, step: string): Promise<LedFile> {
  const items = MINIMAL_CHECKLIST.items.map(({ key }) => ({ key, result: 'met' }))
  const said = { id, version, on, items }
  const answer = await api.send(acceptance.recordSelfCheck.rest, said, commandIdOf(`${step}-self-check`))
  const checked = acceptance.recordSelfCheck.output.parse(answer)
  const handed = { id, version: checked.version, on }
  return acceptance.submit.output.parse(await api.send(acceptance.submit.rest, handed, commandIdOf(`${step}-submit`)))
}

/** What the county did not find in order. */
export interface Failing {
  readonly on: BusinessDate
  /** The key of the item. */
  readonly item: string
  readonly reason: string
  /** By when it has to be mended; null: after the checklist's working days. */
  readonly dueOn: BusinessDate | null
}

/** The county finds everything but one item in order, and has that mended. */
export async function failOnSite(
  api: Api,
  { id, version }: LedFile,
  { on, item, reason, dueOn }: Failing,
  step: string,
): Promise<LedFile> {
  const items = MINIMAL_CHECKLIST.items.map(({ key }) =>
    key === item ? { key, result: 'partly', note: reason, dueOn } : { key, result: 'met' },
  )
  const inspected = await api.send(acceptance.inspect.rest, { id, version, on, items }, commandIdOf(`${step}-inspect`))
  return acceptance.inspect.output.parse(inspected)
}
