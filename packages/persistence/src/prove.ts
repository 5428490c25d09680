import { createHash, type Hash, type KeyObject } from 'node:crypto'
import type { Selectable } from 'kysely'
import type pg from 'pg'
import { readAnchors } from './anchor-file.ts'
import { auditDigest, contentOf } from './audit-digest.ts'
import { type Anchor, isSealSignature, type Jwk, type SealContent, sealDigest, verifyingKey } from './audit-seal.ts'
import { openSession } from './leader-session.ts'
import type { AuditEntryTable } from './platform-tables.ts'

/** Read at once. */
const BATCH = 2_000
/** A seal is anchored within moments; one that is older and not anchored was not made by the sealer. */
const ANCHOR_GRACE_MS = 60_000

/** What first does not hold. `seq` is the seal; `entryId` is known when the entry no longer fits its own digest. */
export type AuditBreak =
  | { readonly kind: 'entry-changed'; readonly seq: number | null; readonly entryId: string | null }
  | { readonly kind: 'entry-missing' | 'entry-added'; readonly seq: number; readonly count: number }
  | { readonly kind: 'seal-chain' | 'seal-changed' | 'signature'; readonly seq: number }
  | { readonly kind: 'anchor-unreadable'; readonly line: number }
  | { readonly kind: 'anchor-mismatch' | 'anchor-missing' | 'seals-cut'; readonly seq: number }

export interface AuditProof {
  readonly entries: number
  readonly seals: number
  /** Null when everything holds. */
  readonly firstBreak: AuditBreak | null
  /** Entries that no seal covers yet: for them only their own digest speaks. */
  readonly unsealedCount: number
  /** Age of the oldest of them; null when there is none. */
  readonly unsealedAgeSeconds: number | null
}

export interface ProofOptions {
  /** A role that may read audit_entry and audit_seal. */
  readonly databaseUrl: string
  readonly publicJwk: Jwk
  readonly anchorFile: string
  /** Gives up between two batches: rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined
}

/**
 * Verifies the whole audit of a database as of now: each entry against its digest, the entries of each seal against its
 * count and digest, each seal against the one before and its signature, and the chain against the anchors outside, without
 * which no chain holds.
 * Memory is constant. Changes nothing.
 */
export async function proveAudit({ databaseUrl, publicJwk, anchorFile, signal }: ProofOptions): Promise<AuditProof> {
  const key = verifyingKey(publicJwk)
  // The anchors first: all that they hold is in the database by then, so a sealer at work makes no false break.
  const anchors = await readAnchors(anchorFile)
  const startedAt = Date.now()
  const client = await openSession(databaseUrl, 'audit-proof')
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    let firstBreak: AuditBreak | null = null
    const found = (broken: AuditBreak | undefined) => {
      firstBreak ??= broken ?? null
    }
    const entries = entriesOf(client, signal)
    let entry = await entries.next()
    let seals = 0
    let sealedCount = 0
    let hasAnchors = false
    let previous: SealRow | undefined

    for await (const seal of sealsOf(client)) {
      seals++
      found(sealBreak(seal, previous, seals, key))
      const anchor: Anchor | null | undefined = (await anchors.next()).value
      hasAnchors ||= anchor !== undefined
      found(anchorBreak(seal, seals, anchor, startedAt))
      previous = seal

      const sealed = new DigestLines()
      for (; !entry.done && BigInt(entry.value.xid) < BigInt(seal.xidTo); entry = await entries.next()) {
        sealed.add(entry.value.digest)
        if (!entry.value.isIntact) found({ kind: 'entry-changed', seq: seal.seq, entryId: entry.value.id })
      }
      sealedCount += sealed.count
      found(entriesBreak(seal, sealed))
    }
    // Not one anchor: no grace for that, but the first seal of all may have been made since the file was read.
    if (seals > 0 && !hasAnchors && (await (await readAnchors(anchorFile)).next()).done) {
      found({ kind: 'anchor-missing', seq: 1 })
    }
    if (!(await anchors.next()).done) found({ kind: 'seals-cut', seq: seals + 1 })

    let unsealedCount = 0
    let oldest: Date | undefined
    for (; !entry.done; entry = await entries.next()) {
      unsealedCount++
      if (!oldest || entry.value.at < oldest) oldest = entry.value.at
      if (!entry.value.isIntact) found({ kind: 'entry-changed', seq: null, entryId: entry.value.id })
    }
    return {
      entries: sealedCount + unsealedCount,
      seals,
      firstBreak,
      unsealedCount,
      unsealedAgeSeconds: oldest ? Math.max(0, Math.round((Date.now() - oldest.getTime()) / 1000)) : null,
    }
  } finally {
    await client.end()
  }
}

/** How a seal does not follow the one before it, is not what its digest says, or was not signed. */
function sealBreak(
  seal: SealRow,
  previous: SealRow | undefined,
  expectedSeq: number,
  key: KeyObject,
): AuditBreak | undefined {
  const follows =
    seal.seq === expectedSeq &&
    seal.previous === (previous?.digest ?? null) &&
    seal.xidFrom === (previous?.xidTo ?? '0')
  if (!follows) return { kind: 'seal-chain', seq: expectedSeq }
  const { digest, signature, ...content } = seal
  if (sealDigest(content) !== digest) return { kind: 'seal-changed', seq: seal.seq }
  return isSealSignature(digest, signature, key) ? undefined : { kind: 'signature', seq: seal.seq }
}

function anchorBreak(
  seal: SealRow,
  line: number,
  anchor: Anchor | null | undefined,
  startedAt: number,
): AuditBreak | undefined {
  if (anchor === null) return { kind: 'anchor-unreadable', line }
  if (anchor === undefined) {
    const isLate = startedAt - seal.sealedAt.getTime() > ANCHOR_GRACE_MS
    return isLate ? { kind: 'anchor-missing', seq: seal.seq } : undefined
  }
  if (anchor.seq !== line) return { kind: 'anchor-missing', seq: line }
  return anchor.digest === seal.digest ? undefined : { kind: 'anchor-mismatch', seq: seal.seq }
}

/** How the entries found are not those that were sealed. */
function entriesBreak(seal: SealRow, found: DigestLines): AuditBreak | undefined {
  const surplus = found.count - seal.entryCount
  if (surplus < 0) return { kind: 'entry-missing', seq: seal.seq, count: -surplus }
  if (surplus > 0) return { kind: 'entry-added', seq: seal.seq, count: surplus }
  return found.digest() === seal.entriesDigest ? undefined : { kind: 'entry-changed', seq: seal.seq, entryId: null }
}

/** Entry digests as the sealer takes them: one a line. */
class DigestLines {
  readonly #hash: Hash = createHash('sha256')
  #count = 0

  get count(): number {
    return this.#count
  }

  add(digest: string): void {
    this.#hash.update(this.#count === 0 ? digest : `\n${digest}`)
    this.#count++
  }

  digest(): string {
    return this.#hash.digest('hex')
  }
}

interface SealRow extends SealContent {
  readonly digest: string
  readonly signature: string
}

async function* sealsOf(client: pg.Client): AsyncGenerator<SealRow> {
  for (let last = -1; ; ) {
    const { rows } = await client.query<SealRow>(
      `SELECT seq, xid_from AS "xidFrom", xid_to AS "xidTo", entry_count AS "entryCount",
         entries_digest AS "entriesDigest", previous, sealed_at AS "sealedAt", digest, signature
       FROM audit_seal WHERE seq > $1 ORDER BY seq LIMIT $2`,
      [last, BATCH],
    )
    yield* rows
    last = rows.at(-1)?.seq ?? last
    if (rows.length < BATCH) return
  }
}

interface ReadEntry {
  readonly id: string
  readonly xid: string
  readonly at: Date
  readonly digest: string
  readonly isIntact: boolean
}

async function* entriesOf(client: pg.Client, signal: AbortSignal | undefined): AsyncGenerator<ReadEntry> {
  for (let last = { xid: '0', id: '00000000-0000-0000-0000-000000000000' }; ; ) {
    signal?.throwIfAborted()
    const { rows } = await client.query<Selectable<AuditEntryTable>>(
      'SELECT * FROM audit_entry WHERE (xid, id) > ($1::text::xid8, $2::uuid) ORDER BY xid, id LIMIT $3',
      [last.xid, last.id, BATCH],
    )
    for (const row of rows) {
      const { id, xid, at, digest } = row
      yield { id, xid, at, digest, isIntact: auditDigest(contentOf(row)) === digest }
    }
    last = rows.at(-1) ?? last
    if (rows.length < BATCH) return
  }
}
