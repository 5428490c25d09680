import { generateKeyPairSync } from 'node:crypto'
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newId } from '@zhanwang/kernel/ids'
import { auditDigest, contentOf } from '@zhanwang/persistence/audit-digest'
import { type Sealer, startSealer } from '@zhanwang/persistence/audit-sealer'
import { type AuditProof, proveAudit } from '@zhanwang/persistence/prove'
import { eventually } from '@zhanwang/testkit/eventually'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Notes, openNotes, writeNote } from './notes.ts'

const keys = generateKeyPairSync('ed25519')
const key = keys.privateKey.export({ format: 'jwk' })
const publicJwk = keys.publicKey.export({ format: 'jwk' })

let notes: Notes
let folder: string
let anchorFile: string
let sealers: Sealer[]
let errors: unknown[]
beforeEach(async () => {
  notes = await openNotes()
  folder = await mkdtemp(join(tmpdir(), 'zhanwang-audit-'))
  anchorFile = join(folder, 'anchors', 'notes.jsonl')
  sealers = []
  errors = []
})
afterEach(async () => {
  for (const sealer of sealers) await sealer.close()
  await notes[Symbol.asyncDispose]()
  await rm(folder, { recursive: true })
})

function seal(options: { acceptMissingAnchor?: boolean } = {}): Sealer {
  const log = { info: () => undefined, error: (fields: object) => errors.push(fields) }
  const sealer = startSealer({ url: notes.names.appUrl, key, anchorFile, log, ...options })
  sealers.push(sealer)
  return sealer
}

function prove(): Promise<AuditProof> {
  return proveAudit({ databaseUrl: notes.names.appUrl, publicJwk, anchorFile })
}

/** Three entries sealed by one leader, three by the next, and nobody sealing any more. */
async function sealedTwice(): Promise<void> {
  for (const batch of ['first', 'second']) {
    for (const n of [1, 2, 3]) await writeNote(notes.database, `${batch} ${n}`)
    const sealer = seal()
    await eventually(async () => (await prove()).unsealedCount === 0)
    await sealer.close()
  }
  const proof = await prove()
  expect(proof).toMatchObject({ entries: 6, firstBreak: null, unsealedCount: 0, unsealedAgeSeconds: null })
  expect(proof.seals).toBeGreaterThanOrEqual(2)
}

test('an honest audit is proved whole, sealed and anchored within seconds', async () => {
  await sealedTwice()
  expect(errors).toEqual([])
})

test('entries that no seal covers yet are counted, with their age', async () => {
  await writeNote(notes.database, 'one')
  const { unsealedAgeSeconds, ...proof } = await prove()
  expect(proof).toMatchObject({ entries: 1, seals: 0, firstBreak: null, unsealedCount: 1 })
  expect(unsealedAgeSeconds).toBeGreaterThanOrEqual(0)
  expect(unsealedAgeSeconds).toBeLessThan(60)
})

test('two sealers of one database make one chain', async () => {
  seal()
  seal()
  for (let n = 0; n < 30; n++) await writeNote(notes.database, `${n}`)
  await eventually(async () => (await prove()).unsealedCount === 0)
  expect((await prove()).firstBreak).toBeNull()
})

test('a transaction that began before a seal and commits after it is sealed by a later one', async () => {
  seal()
  await notes.owner.query('BEGIN')
  await notes.owner.query('SELECT pg_current_xact_id()')
  await writeNote(notes.database, 'one')
  expect((await prove()).unsealedCount).toBe(1)
  await notes.owner.query('COMMIT')
  await eventually(async () => (await prove()).unsealedCount === 0)
  expect((await prove()).firstBreak).toBeNull()
})

async function second(column: string): Promise<string> {
  const { rows } = await notes.owner.query<{ value: string }>(
    `SELECT ${column}::text AS value FROM audit_entry ORDER BY xid, id LIMIT 1 OFFSET 1`,
  )
  return rows[0]?.value ?? ''
}

test('a changed entry is named', async () => {
  await sealedTwice()
  const id = await second('id')
  await notes.owner.query(`UPDATE audit_entry SET actor_id = 'someone else' WHERE id = $1`, [id])
  expect((await prove()).firstBreak).toEqual({ kind: 'entry-changed', seq: expect.any(Number), entryId: id })
})

test.each(['at', 'detail', 'scope_path', 'command_id', 'cause', 'division'])(
  'a change of %s is seen',
  async (column) => {
    await sealedTwice()
    const values: Record<string, string> = {
      at: `at - interval '1 day'`,
      detail: `'{"title": "other"}'`,
      scope_path: `'/'`,
      command_id: 'NULL',
      cause: `'because'`,
      division: `''`,
    }
    await notes.owner.query(`UPDATE audit_entry SET ${column} = ${values[column]} WHERE id = $1`, [await second('id')])
    expect((await prove()).firstBreak).toMatchObject({ kind: 'entry-changed' })
  },
)

test('a changed entry whose digest was made to fit is found by its seal', async () => {
  await sealedTwice()
  const id = await second('id')
  const entries = notes.database.read.selectFrom('audit_entry').selectAll().where('id', '=', id)
  const forged = { ...(await entries.executeTakeFirstOrThrow()), actor_id: 'someone else' }
  await notes.owner.query('UPDATE audit_entry SET actor_id = $1, digest = $2 WHERE id = $3', [
    forged.actor_id,
    auditDigest(contentOf(forged)),
    id,
  ])
  expect((await prove()).firstBreak).toMatchObject({ kind: 'entry-changed', entryId: null })
})

test('a deleted entry is missed by its seal', async () => {
  await sealedTwice()
  await notes.owner.query('DELETE FROM audit_entry WHERE id = $1', [await second('id')])
  expect((await prove()).firstBreak).toMatchObject({ kind: 'entry-missing', count: 1 })
})

test('an entry put in afterwards, whole in itself, is found out', async () => {
  await sealedTwice()
  const content = {
    id: newId(),
    at: new Date(),
    actorKind: 'account',
    actorId: 'a',
    actorName: 'a',
    procedure: 'p',
    commandId: null,
    correlationId: 'c',
    subjectType: 's',
    subjectId: 's',
    scopePath: '/',
    division: null,
    cause: null,
    detail: {},
  }
  await notes.owner.query(
    `INSERT INTO audit_entry (id, at, actor_kind, actor_id, actor_name, procedure, correlation_id, subject_type, subject_id,
       scope_path, detail, digest, xid)
     VALUES ($1, $2, 'account', 'a', 'a', 'p', 'c', 's', 's', '/', '{}', $3, $4::text::xid8)`,
    [content.id, content.at.toISOString(), auditDigest(content), await second('xid')],
  )
  expect((await prove()).firstBreak).toMatchObject({ kind: 'entry-added', count: 1 })
})

test('a changed seal, a forged one and one taken out of the middle are named', async () => {
  await sealedTwice()
  await notes.owner.query('UPDATE audit_seal SET entry_count = entry_count + 1 WHERE seq = 2')
  expect((await prove()).firstBreak).toEqual({ kind: 'seal-changed', seq: 2 })
  await notes.owner.query(
    'UPDATE audit_seal SET entry_count = entry_count - 1, signature = (SELECT signature FROM audit_seal WHERE seq = 1) WHERE seq = 2',
  )
  expect((await prove()).firstBreak).toEqual({ kind: 'signature', seq: 2 })
  await notes.owner.query('DELETE FROM audit_seal WHERE seq = 1')
  expect((await prove()).firstBreak).toEqual({ kind: 'seal-chain', seq: 1 })
})

test('a chain whose end was cut off is whole in itself, and contradicts its anchors', async () => {
  await sealedTwice()
  const { seals } = await prove()
  await notes.owner.query('DELETE FROM audit_seal WHERE seq = $1', [seals])
  expect((await prove()).firstBreak).toEqual({ kind: 'seals-cut', seq: seals })
})

test('a sealer does not continue a chain that was cut off', async () => {
  await sealedTwice()
  const { seals } = await prove()
  await notes.owner.query('DELETE FROM audit_seal WHERE seq = $1', [seals])
  seal()
  await eventually(() => errors.length > 0)
  expect((await prove()).seals).toBe(seals - 1)
})

test('seals that were not anchored are anchored by the next leader', async () => {
  await sealedTwice()
  const whole = await readFile(anchorFile, 'utf8')
  const lines = whole.trimEnd().split('\n')
  // Its writer died within the last line.
  await writeFile(anchorFile, `${lines.slice(0, -1).join('\n')}\n${lines.at(-1)?.slice(0, 20)}`)
  const sealer = seal()
  await eventually(async () => (await readFile(anchorFile, 'utf8')) === whole)
  await sealer.close()
  expect((await prove()).firstBreak).toBeNull()
})

test.each(['missing', 'empty'])(
  'a chain whose anchor file is %s is broken, and sealed on only when that is accepted',
  async (state) => {
    await sealedTwice()
    const whole = await readFile(anchorFile, 'utf8')
    const { seals } = await prove()
    await (state === 'missing' ? rm(anchorFile) : writeFile(anchorFile, ''))
    expect((await prove()).firstBreak).toEqual({ kind: 'anchor-missing', seq: 1 })

    await writeNote(notes.database, 'later')
    const refusing = seal()
    await eventually(() => errors.length > 0)
    await refusing.close()
    expect(errors).toMatchObject([{ err: { message: expect.stringContaining('AUDIT_ACCEPT_MISSING_ANCHOR') } }])
    expect(await prove()).toMatchObject({ seals, firstBreak: { kind: 'anchor-missing', seq: 1 }, unsealedCount: 1 })

    seal({ acceptMissingAnchor: true })
    await eventually(async () => (await prove()).unsealedCount === 0)
    expect(await prove()).toMatchObject({ seals: seals + 1, firstBreak: null })
    expect((await readFile(anchorFile, 'utf8')).startsWith(whole)).toBe(true)
    // The acceptance itself is told as well.
    expect(errors.at(-1)).toMatchObject({ seals })
  },
)

test('an anchor that says something else, or nothing, is named', async () => {
  await sealedTwice()
  const text = await readFile(anchorFile, 'utf8')
  await writeFile(anchorFile, text.replace(/"digest":"./, '"digest":"-'))
  expect((await prove()).firstBreak).toEqual({ kind: 'anchor-mismatch', seq: 1 })
  await writeFile(anchorFile, text.replace('{', ''))
  expect((await prove()).firstBreak).toEqual({ kind: 'anchor-unreadable', line: 1 })
  await writeFile(anchorFile, text)
  await appendFile(anchorFile, '{"seq": 99, "digest": "", "signature": ""}\n')
  expect((await prove()).firstBreak).toMatchObject({ kind: 'seals-cut' })
})

test('seals signed with another key are not ours', async () => {
  await sealedTwice()
  const other = generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' })
  const proof = await proveAudit({ databaseUrl: notes.names.appUrl, publicJwk: other, anchorFile })
  expect(proof.firstBreak).toEqual({ kind: 'signature', seq: 1 })
})
