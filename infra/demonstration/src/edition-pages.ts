import type { DivisionRow } from '@zhanwang/domain-station-registry/division'
import type { SourcedRow } from './three-places.ts'

/** The contract's limit of rows in one `divisions.publishEdition`. */
const MAX_ROWS = 500
/** Below the platform's 256 KiB for a request, with room for the source and the brackets around the rows. */
const MAX_BYTES = 240 * 1024

/** The input of one `divisions.publishEdition`. */
export interface EditionPage {
  readonly source: string
  readonly rows: readonly DivisionRow[]
}

/** Cuts rows into pages that the platform takes, in their order: each of one source, and small enough. */
export async function* editionPages(sourced: AsyncIterable<SourcedRow>): AsyncGenerator<EditionPage> {
  let page: { source: string; rows: DivisionRow[] } = { source: '', rows: [] }
  let bytes = 0
  for await (const { source, row } of sourced) {
    const size = Buffer.byteLength(JSON.stringify(row)) + 1
    const isFull = page.rows.length === MAX_ROWS || bytes + size > MAX_BYTES
    if (page.rows.length > 0 && (isFull || page.source !== source)) {
      yield page
      page = { source, rows: [] }
      bytes = 0
    }
    page.source = source
    page.rows.push(row)
    bytes += size
  }
  if (page.rows.length > 0) yield page
}
