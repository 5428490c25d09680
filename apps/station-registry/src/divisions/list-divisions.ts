import { DivisionCode, toDivisionCode } from '@zhanwang/kernel/division-code'
import { ScopePath } from '@zhanwang/kernel/scope'
import type { Database } from '@zhanwang/persistence/database'
import { decodeCursor, pageOf } from '@zhanwang/persistence/keyset'
import { z } from 'zod'
import { scopesWithin } from '../division-access.ts'
import { findPath } from '../division-reads.ts'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { type DivisionFilter, listDivisions } from './division-store.ts'

const Cursor = z.tuple([ScopePath, DivisionCode])

/** Divisions valid on a day: the reader's highest ones, a division's children, or all below it. */
export function handleList({ read }: Database<RegistryTables>): RegistryHandler<'divisions', 'list'> {
  return async (input, call) => {
    const parent = input.parent === undefined ? undefined : toDivisionCode(input.parent)
    const scopes = parent ? scopesWithin(parent, await findPath(read, parent), call.scopes) : call.scopes
    const rows = await listDivisions(read, {
      scopes,
      among: among(parent, input),
      on: input.on ?? call.today,
      level: input.level,
      text: input.text,
      after: input.cursor === undefined ? undefined : decodeCursor(input.cursor, Cursor),
      limit: input.limit,
    })
    return pageOf(rows, input.limit, (row) => [row.scopePath, row.code])
  }
}

/** A search without a parent goes through all that the reader may see, not only its highest divisions. */
function among(
  parent: DivisionCode | undefined,
  { deep, level, text }: { deep: boolean; level?: unknown; text?: string | undefined },
): DivisionFilter['among'] {
  if (parent) return deep ? { below: parent } : { childrenOf: parent }
  return deep || level || text ? 'all' : 'tops'
}
