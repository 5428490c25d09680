import { stationRegistry } from '@zhanwang/domain-station-registry/contract'
import { newId } from '@zhanwang/kernel/ids'
import type { Api } from './api.ts'
import { editionPages } from './edition-pages.ts'
import type { SourcedRow } from './three-places.ts'

export interface Published {
  readonly created: number
  readonly changed: number
  readonly unchanged: number
}

const { rest, output } = stationRegistry.procedures.divisions.publishEdition

/**
 * Publishes rows page by page in their order, since parents come before children. The same rows again change nothing, so
 * a load that was stopped is simply started again; that is why the command ids need not be the same in the next run, and
 * they may not be: rows that went back to what they were must not be answered from memory.
 */
export async function publishDivisions(
  api: Api,
  rows: AsyncIterable<SourcedRow>,
  onProgress: (rows: number) => void,
): Promise<Published> {
  const sum = { created: 0, changed: 0, unchanged: 0 }
  for await (const page of editionPages(rows)) {
    const { created, changed, unchanged } = output.parse(await api.send(rest, { ...page }, newId()))
    sum.created += created
    sum.changed += changed
    sum.unchanged += unchanged
    onProgress(sum.created + sum.changed + sum.unchanged)
  }
  return sum
}
