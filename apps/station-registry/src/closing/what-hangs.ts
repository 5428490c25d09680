import {
  type EndingStep,
  HANGING,
  type Hanging,
  type HangingKind,
  NAMED_HANGING,
} from '@zhanwang/domain-station-registry/closing'
import type { Station } from '@zhanwang/domain-station-registry/station'
import type { Kysely } from 'kysely'
import { hangingInspections } from '../acceptance/hanging-inspections.ts'
import { hangingAttachments } from '../attachments/hanging-attachments.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { hangingChildren } from '../stations/hanging-children.ts'
import { hangingTickets } from '../tickets/hanging-tickets.ts'

/** How many things of one kind hang on a station, and the names of the first few. */
export interface Hung {
  readonly count: number
  readonly names: readonly string[]
}

/** What one capability knows of a station: each brings its own kind, from its own tables or from what it heard by events. */
type HangsOn = (db: Kysely<RegistryTables>, station: Station) => Promise<Hung>

const PROVIDERS: Readonly<Record<HangingKind, HangsOn>> = {
  children: hangingChildren,
  attachments: hangingAttachments,
  inspections: hangingInspections,
  tickets: hangingTickets,
  responsible: async (_db, { responsible }) => ({
    count: responsible.length,
    names: responsible.map(({ name, title }) => (title ? `${name}(${title})` : name)),
  }),
}

/** Everything that still hangs on a station, in the order of {@link HANGING}; empty where it may end as it is. */
export async function whatHangs(db: Kysely<RegistryTables>, station: Station, step: EndingStep): Promise<Hanging[]> {
  const kinds = Object.keys(HANGING).filter((kind): kind is HangingKind => Object.hasOwn(PROVIDERS, kind))
  const found = await Promise.all(kinds.map(async (kind) => ({ kind, ...(await PROVIDERS[kind](db, station)) })))
  return found
    .filter(({ count }) => count > 0)
    .map(({ kind, count, names }) => ({
      kind,
      weight: HANGING[kind][step],
      count,
      names: names.slice(0, NAMED_HANGING),
    }))
}
