import type { AuditEntry, auditProcedures } from '@zhanwang/kernel/audit-reading'
import type { Call } from '@zhanwang/kernel/call'
import type { HandlerOf } from '@zhanwang/kernel/contract'
import { type DivisionCode, toDivisionCode } from '@zhanwang/kernel/division-code'
import { DomainError } from '@zhanwang/kernel/errors'
import { Uuid } from '@zhanwang/kernel/ids'
import { narrowScopes, type ScopePath } from '@zhanwang/kernel/scope'
import type { QueryExecutorProvider } from 'kysely'
import { z } from 'zod'
import { type FoundEntry, findAuditEntries } from './audit-search.ts'
import { breakText } from './break-text.ts'
import { chainCheck } from './chain-check.ts'
import { decodeCursor, pageOf } from './keyset.ts'
import type { AuditProof } from './prove.ts'
import { sealReader } from './seal-reader.ts'

export interface AuditReadingParts {
  readonly read: QueryExecutorProvider
  /** Where a division lies now in the context's own tree; undefined for an unknown one. */
  readonly pathOf: (code: DivisionCode) => Promise<ScopePath | undefined>
  /** Verifies the whole chain of this database. */
  readonly prove: (signal: AbortSignal) => Promise<AuditProof>
  readonly log: { info(fields: object, message: string): void; error(fields: object, message: string): void }
}

type Fragment = ReturnType<typeof auditProcedures>
export type AuditSearchInput = z.output<Fragment['search']['input']>

export interface AuditHandlers {
  readonly search: HandlerOf<Fragment['search']>
  readonly seal: HandlerOf<Fragment['seal']>
}

// Nineteen digits: as many as always fit a transaction id, and as no cluster will reach.
const Cursor = z.tuple([z.string().regex(/^\d{1,19}$/), Uuid])

/**
 * Answers a context's audit procedures from its own database. Who searched for what is logged, since to read the audit is
 * itself something to be asked about.
 */
export function auditHandlers({ read, pathOf, prove, log }: AuditReadingParts): AuditHandlers {
  const check = chainCheck(prove, (err) => log.error({ err }, 'the audit could not be checked'))
  const readSeals = sealReader(read)
  return {
    async search(input, call) {
      const { limit, cursor, ...filters } = input
      const scopes = await auditScopes(input.division, call.scopes, pathOf)
      const after = cursor === undefined ? undefined : decodeCursor(cursor, Cursor)
      log.info({ actorId: call.actor.id, correlationId: call.correlationId, filters }, 'the audit was searched')
      const found = await findAuditEntries(read, { ...filters, scopes, after, limit: limit + 1 })
      const page = pageOf(found, limit, ({ xidText, id }) => [xidText, id])
      return { rows: page.rows.map(shownEntry), next: page.next }
    },
    async seal(input, { actor, correlationId, language }: Call) {
      if (input.check) {
        log.info({ actorId: actor.id, correlationId }, 'a check of the audit was asked for')
        await check.run()
      }
      const { last, running } = check
      return {
        ...(await readSeals()),
        intact: last && last.firstBreak === null,
        firstBreak: last?.firstBreak ? breakText(last.firstBreak)[language] : null,
        checkedAt: last?.at.toISOString() ?? null,
        checking: running,
      }
    },
  }
}

/** The part of a reader's scopes that a search is about. Throws `not-found` for a division outside them. */
export async function auditScopes(
  division: string | undefined,
  scopes: readonly ScopePath[],
  pathOf: AuditReadingParts['pathOf'],
): Promise<readonly ScopePath[]> {
  if (division === undefined) return scopes
  const code = toDivisionCode(division)
  const path = await pathOf(code)
  const narrowed = path === undefined ? [] : narrowScopes(scopes, path)
  if (narrowed.length === 0) throw new DomainError('not-found', { reason: 'division-unknown', params: { code } })
  return narrowed
}

/** A stored entry as the contract shows it. */
export function shownEntry({ xidText: _position, at, ...entry }: FoundEntry): z.input<typeof AuditEntry> {
  return { ...entry, at: at.toISOString() }
}
