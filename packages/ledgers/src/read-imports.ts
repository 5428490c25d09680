import { DomainError } from '@zhanwang/kernel/errors'
import { Uuid } from '@zhanwang/kernel/ids'
import { decodeCursor, pageOf } from '@zhanwang/persistence/keyset'
import { z } from 'zod'
import type { ImportHandlers, ImportOf } from './import-handlers.ts'
import { listRows } from './import-row-store.ts'
import { getImport, importOf, listImports } from './import-store.ts'
import type { ImportParts } from './ledger-import.ts'

/** The caller's imports of this ledger, newest first. */
export function readImports({ ledger }: ImportOf, { db, reasons }: ImportParts): ImportHandlers['list'] {
  return async ({ cursor, limit }, call) => {
    const [before] = cursor === undefined ? [] : decodeCursor(cursor, z.tuple([Uuid]))
    const found = await listImports(db.read, { ledger: ledger.code, accountId: call.actor.id, before, limit })
    const page = pageOf(found, limit, ({ id }) => [id])
    return { rows: page.rows.map((stored) => importOf(stored, reasons, call.language)), next: page.next }
  }
}

/** One of the caller's imports. */
export function readImport({ ledger }: ImportOf, { db, reasons }: ImportParts): ImportHandlers['get'] {
  return async ({ id }, call) => {
    const stored = await getImport(db.read, ledger.code, id, call.actor.id)
    return { import: importOf(stored, reasons, call.language) }
  }
}

/** The rows of an import as they were checked, in the order of the file. */
export function readRows({ ledger }: ImportOf, { db }: ImportParts): ImportHandlers['rows'] {
  return async ({ id, outcome, cursor, limit }, call) => {
    const [after] = cursor === undefined ? [0] : decodeCursor(cursor, z.tuple([z.int32()]))
    await getImport(db.read, ledger.code, id, call.actor.id)
    return pageOf(await listRows(db.read, id, { outcome, after, limit }), limit, ({ row }) => [row])
  }
}

/** The faulty rows as a file. Throws `not-found` where there are none. */
export function readRemainder({ ledger }: ImportOf, { db }: ImportParts): ImportHandlers['remainder'] {
  return async ({ id }, call) => {
    const { remainder } = await getImport(db.read, ledger.code, id, call.actor.id)
    if (!remainder) throw new DomainError('not-found', { reason: 'import-no-remainder' })
    return remainder
  }
}
