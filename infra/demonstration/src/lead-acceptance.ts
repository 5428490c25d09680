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

/** A station checks itself by the platform's minimal checklist, to which no photographs belong, and hands that in. */
export async function submitItself(api: Api, code: StationCode, on: BusinessDate, id: string): Promise<LedFile> {
  const begun = await api.send(acceptance.begin.rest, { code, on }, commandIdOf(`${id}-begin`))
  const file = acceptance.begin.output.parse(begun)
  const items = MINIMAL_CHECKLIST.items.map(({ key }) => ({ key, result: 'met' }))
  const said = { id: file.id, version: file.version, on, items }
  const checked = await api.send(acceptance.recordSelfCheck.rest, said, commandIdOf(`${id}-self-check`))
  const { version } = acceptance.recordSelfCheck.output.parse(checked)
  const handedIn = await api.send(acceptance.submit.rest, { id: file.id, version, on }, commandIdOf(`${id}-submit`))
  return acceptance.submit.output.parse(handedIn)
}

/** The county finds everything but the first item in order, and has that mended. */
export async function failOnSite(
  api: Api,
  { id, version }: LedFile,
  { on, reason }: { readonly on: BusinessDate; readonly reason: string },
  step: string,
): Promise<LedFile> {
  const items = MINIMAL_CHECKLIST.items.map(({ key }, index) =>
    index === 0 ? { key, result: 'partly', note: reason } : { key, result: 'met' },
  )
  const inspected = await api.send(acceptance.inspect.rest, { id, version, on, items }, commandIdOf(`${step}-inspect`))
  return acceptance.inspect.output.parse(inspected)
}
