import type { KeyObject } from 'node:crypto'
import type pg from 'pg'
import { type AnchorFile, openAnchorFile } from './anchor-file.ts'
import { type Anchor, type Jwk, type SealContent, sealDigest, sealingKey, signSeal } from './audit-seal.ts'
import { type LeaderSession, leadSession, pause } from './leader-session.ts'

const INTERVAL_MS = 1_000
const MAX_PAUSE_MS = 30_000

/** What the sealer needs of a log (pino's shape). */
export interface SealerLog {
  info(fields: object, message: string): void
  error(fields: object, message: string): void
}

export interface SealerOptions {
  readonly url: string
  /** Ed25519 private key (JWK). Kept from those who may write to the database. */
  readonly key: Jwk
  /** Outside the database, on storage that its administrators do not govern. */
  readonly anchorFile: string
  /**
   * Seals on although the chain has seals and the anchor file, missing or empty, knows none of them: after a check that
   * nobody took it away. Default false.
   */
  readonly acceptMissingAnchor?: boolean
  readonly log: SealerLog
}

export interface Sealer {
  /** Seals what can be sealed, then gives the leadership back. */
  close(): Promise<void>
}

/**
 * Seals the audit of a database every second for as long as this process leads it: all entries whose transactions no
 * running one can precede get into one signed seal, chained to the last and anchored outside the database. A chain that
 * does not continue what was anchored, or of which nothing is anchored, is reported and not continued. Faults are logged and tried again.
 * Throws when the key is no Ed25519 key.
 */
export function startSealer({ url, key, anchorFile, acceptMissingAnchor = false, log }: SealerOptions): Sealer {
  const signing = sealingKey(key)
  const stopping = new AbortController()
  const running = run()
  return {
    async close() {
      stopping.abort()
      await running
    },
  }

  async function run(): Promise<void> {
    let failures = 0
    while (!stopping.signal.aborted) {
      try {
        const session = await leadSession({ url, name: 'audit-sealer', right: 'zhanwang audit' }, stopping.signal)
        if (session) {
          log.info({}, 'this process seals the audit')
          await lead(session, () => {
            failures = 0
          })
        }
      } catch (error) {
        failures++
        log.error({ err: error, failures }, 'sealing the audit failed; trying again')
      }
      await pause(Math.min(MAX_PAUSE_MS, INTERVAL_MS * 2 ** Math.min(failures, 10)), stopping.signal)
    }
  }

  async function lead(session: LeaderSession, worked: () => void): Promise<void> {
    const { client, lost } = session
    let anchors: AnchorFile | undefined
    try {
      anchors = await openAnchorFile(anchorFile)
      let head = await catchUp(client, anchors, acceptMissingAnchor)
      if (head && !anchors.last) {
        log.error({ anchorFile, seals: head.seq }, 'nothing was anchored; all seals are anchored anew, as was accepted')
      }
      const ended = AbortSignal.any([lost, stopping.signal])
      for (let isLast = false; !isLast && !lost.aborted; ) {
        isLast = stopping.signal.aborted
        const sealed = await sealNext(client, head, signing)
        if (sealed) {
          await anchors.append([sealed])
          head = sealed
        }
        worked()
        if (!isLast) await pause(INTERVAL_MS, ended)
      }
    } finally {
      await anchors?.close()
      await session.release()
    }
  }
}

/** The newest seal: what the next continues. */
interface Head extends Anchor {
  readonly xidTo: string
}

interface HeadRow {
  seq: number
  xid_to: string
  digest: string
  signature: string
}

/**
 * The head of the chain, after anchoring the seals that this file does not know: a leader died between the two, or led
 * elsewhere. Throws when the chain in the database is not the one that was anchored, and when nothing is anchored of an
 * existing one unless that is accepted: its end may have been cut off together with the anchors.
 */
async function catchUp(
  client: pg.Client,
  anchors: AnchorFile,
  acceptMissingAnchor: boolean,
): Promise<Head | undefined> {
  const known = anchors.last
  const { rows } = await client.query<HeadRow>(
    'SELECT seq, xid_to, digest, signature FROM audit_seal WHERE seq >= $1 ORDER BY seq',
    [known?.seq ?? 0],
  )
  const heads = rows.map(({ xid_to, ...anchor }) => ({ ...anchor, xidTo: xid_to }))
  if (known && heads[0]?.digest !== known.digest) {
    throw new Error(`the chain of audit seals is broken: seal ${known.seq} is not the one that was anchored`)
  }
  if (!known && heads.length > 0 && !acceptMissingAnchor) {
    throw new Error(
      `there are ${heads.length} audit seals, and the anchor file is missing or empty. Put it back; if it is lost, prove the audit against what else is known of it, then start once with AUDIT_ACCEPT_MISSING_ANCHOR=true`,
    )
  }
  const missing = heads.filter(({ seq }) => seq !== known?.seq)
  await anchors.append(missing)
  return heads.at(-1)
}

// One statement, so one snapshot: below its xmin every transaction has ended and all it wrote is seen. The digest is
// built in the database, so that a busy second costs no transfer.
const UNSEALED = `
  WITH horizon AS (SELECT pg_snapshot_xmin(pg_current_snapshot()) AS xid_to)
  SELECT xid_to::text, xid_to < $1::text::xid8 AS is_behind, count(entry.id) AS entry_count,
    encode(sha256(convert_to(coalesce(string_agg(entry.digest, E'\\n' ORDER BY entry.xid, entry.id), ''), 'UTF8')), 'hex')
      AS entries_digest
  FROM horizon LEFT JOIN audit_entry AS entry ON entry.xid >= $1::text::xid8 AND entry.xid < xid_to
  GROUP BY xid_to`

const INSERT = `
  INSERT INTO audit_seal (seq, xid_from, xid_to, entry_count, entries_digest, previous, sealed_at, digest, signature)
  VALUES ($1, $2::text::xid8, $3::text::xid8, $4, $5, $6, $7, $8, $9)`

interface UnsealedRow {
  xid_to: string
  is_behind: boolean
  entry_count: number
  entries_digest: string
}

/** Seals the entries that came since; undefined when there are none. */
async function sealNext(client: pg.Client, head: Head | undefined, key: KeyObject): Promise<Head | undefined> {
  const xidFrom = head?.xidTo ?? '0'
  const { rows } = await client.query<UnsealedRow>(UNSEALED, [xidFrom])
  const unsealed = rows[0]
  if (!unsealed) throw new Error('a snapshot without a horizon')
  if (unsealed.is_behind) {
    // A dump keeps the rows' transaction ids, a new cluster counts from its own.
    throw new Error('transaction ids run behind the last seal: the database was restored into a younger cluster')
  }
  if (unsealed.entry_count === 0) return undefined
  const content: SealContent = {
    seq: (head?.seq ?? 0) + 1,
    xidFrom,
    xidTo: unsealed.xid_to,
    entryCount: unsealed.entry_count,
    entriesDigest: unsealed.entries_digest,
    previous: head?.digest ?? null,
    sealedAt: new Date(),
  }
  const digest = sealDigest(content)
  const signature = signSeal(digest, key)
  await client.query(INSERT, [
    content.seq,
    content.xidFrom,
    content.xidTo,
    content.entryCount,
    content.entriesDigest,
    content.previous,
    content.sealedAt.toISOString(),
    digest,
    signature,
  ])
  return { seq: content.seq, digest, signature, xidTo: content.xidTo }
}
