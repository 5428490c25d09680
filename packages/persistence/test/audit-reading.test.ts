import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { auditProcedures } from '@zhanwang/kernel/audit-reading'
import { todayInShanghai } from '@zhanwang/kernel/calendar'
import { EVERYWHERE, ScopePath } from '@zhanwang/kernel/scope'
import { type AuditHandlers, auditHandlers } from '@zhanwang/persistence/audit-handlers'
import { startSealer } from '@zhanwang/persistence/audit-sealer'
import { chainCheck } from '@zhanwang/persistence/chain-check'
import { type AuditProof, proveAudit } from '@zhanwang/persistence/prove'
import { eventually } from '@zhanwang/testkit/eventually'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { z } from 'zod'
import { commandCall, type Notes, openNotes } from './notes.ts'

const keys = generateKeyPairSync('ed25519')
const { search, seal } = auditProcedures('notes')
const PATHS = ['/42/4203/', '/42/4203/420304/', '/42/4203/420302/', '/53/5325/'] as const
const ACTORS = [
  { id: 'account-1', name: '张经办' },
  { id: 'account-2', name: '李经办' },
  { id: 'account-3', name: '王%科长' },
] as const
const PROCEDURES = ['notes.write', 'notes.strike', 'notesets.write', 'sessions.signIn'] as const
const LONG_AGO = new Date('2025-03-01T00:30:00+08:00')
const today = todayInShanghai(new Date())

interface Told {
  readonly actor: (typeof ACTORS)[number]
  readonly procedure: string
  readonly path: string
  readonly subject: string
}

let notes: Notes
let folder: string
let handlers: AuditHandlers
const logged: object[] = []
const told: Told[] = []

beforeAll(async () => {
  notes = await openNotes()
  folder = await mkdtemp(join(tmpdir(), 'zhanwang-audit-'))
  for (let n = 0; n < 60; n++) {
    const one: Told = {
      actor: ACTORS[n % 3] ?? ACTORS[0],
      procedure: PROCEDURES[n % 4] ?? '',
      path: PATHS[(n * 7) % 4] ?? '',
      subject: `note-${n % 9}`,
    }
    const { actor, procedure } = one
    const call = { ...commandCall({ n }), actor: { kind: 'account' as const, grants: [], ...actor }, procedure }
    await notes.database.command(n === 0 ? { ...call, now: LONG_AGO } : call, async (tx) => {
      tx.audit({ subjectType: 'note', subjectId: one.subject, scopePath: one.path, division: null, detail: { n } })
    })
    told.unshift(one)
  }
  const anchorFile = join(folder, 'anchors.jsonl')
  const url = notes.names.appUrl
  const sealer = startSealer({
    url,
    key: keys.privateKey.export({ format: 'jwk' }),
    anchorFile,
    log: { info: () => undefined, error: (fields) => logged.push(fields) },
  })
  handlers = handlersOf((signal) =>
    proveAudit({ databaseUrl: url, publicJwk: keys.publicKey.export({ format: 'jwk' }), anchorFile, signal }),
  )
  await eventually(async () => (await askSeal({})).unsealed === 0)
  await sealer.close()
})
afterAll(async () => {
  await notes[Symbol.asyncDispose]()
  await rm(folder, { recursive: true })
})

function handlersOf(prove: (signal: AbortSignal) => Promise<AuditProof>): AuditHandlers {
  return auditHandlers({
    read: notes.database.read,
    pathOf: async (code) => {
      const path = PATHS.find((one) => one.endsWith(`/${code}/`))
      return path === undefined ? undefined : ScopePath.parse(path)
    },
    prove,
    log: { info: (fields) => logged.push(fields), error: (fields) => logged.push(fields) },
  })
}

async function ask(input: z.input<typeof search.input>, ...scopes: string[]) {
  const call = {
    ...commandCall(),
    scopes: scopes.length > 0 ? scopes.map((path) => ScopePath.parse(path)) : [EVERYWHERE],
  }
  return search.output.parse(await handlers.search(search.input.parse(input), call))
}

async function askSeal(input: z.input<typeof seal.input>, of: AuditHandlers = handlers) {
  return seal.output.parse(await of.seal(seal.input.parse(input), commandCall()))
}

async function allPages(input: z.input<typeof search.input>, ...scopes: string[]) {
  const rows = []
  for (let cursor: string | undefined; ; ) {
    const page = await ask({ ...input, ...(cursor === undefined ? {} : { cursor }) }, ...scopes)
    rows.push(...page.rows)
    if (page.next === null) return rows
    cursor = page.next
  }
}

const optional = (...values: string[]) => fc.option(fc.constantFrom(...values), { nil: undefined })
const filters = fc.record({
  actor: optional('account-1', '经办', '张', '%', '_', 'nobody'),
  subject: optional('note-3', 'note-8', 'note-99'),
  procedure: optional('notes.write', 'notes', 'notesets', 'sessions', 'note'),
  scope: fc.constantFrom('/', '/42/', ...PATHS),
  from: optional('2025-02-28', '2025-03-01', '2025-03-02', today),
  to: optional('2025-02-28', '2025-03-01', today),
  limit: fc.integer({ min: 1, max: 30 }),
})

test('a search finds, newest first and page by page, exactly what all its filters hold', async () => {
  await fc.assert(
    fc.asyncProperty(filters, async ({ scope, limit, ...filter }) => {
      const { actor, subject, procedure, from, to } = filter
      const expected = told.flatMap((one, index) => {
        const date = index === told.length - 1 ? '2025-03-01' : today
        const fits =
          one.path.startsWith(scope) &&
          (actor === undefined || one.actor.id === actor || one.actor.name.includes(actor)) &&
          (subject === undefined || one.subject === subject) &&
          (procedure === undefined || one.procedure === procedure || one.procedure.startsWith(`${procedure}.`)) &&
          (from === undefined || date >= from) &&
          (to === undefined || date <= to)
        return fits ? [told.length - 1 - index] : []
      })
      const found = await allPages({ ...filter, limit }, scope)
      expect(found.map(({ detail }) => detail.n)).toEqual(expected)
    }),
    { numRuns: 150 },
  )
})

test('entries of a division are found, and a division outside the reader’s scope is not', async () => {
  const rows = await allPages({ division: '420304' })
  expect(rows.length).toBe(told.filter(({ path }) => path === '/42/4203/420304/').length)
  await expect(ask({ division: '5325' }, '/42/4203/')).rejects.toMatchObject({ code: 'not-found' })
  await expect(ask({ division: '99' })).rejects.toMatchObject({ code: 'not-found' })
})

test('a cursor that was not handed out is refused', async () => {
  const cursor = Buffer.from(JSON.stringify(['99999999999999999999', 'x'])).toString('base64url')
  await expect(ask({ cursor })).rejects.toMatchObject({ code: 'invalid-input' })
})

test('a search is logged with its reader and filters', async () => {
  await ask({ subject: 'note-3', procedure: 'notes' })
  expect(logged.at(-1)).toMatchObject({ actorId: 'clerk', filters: { subject: 'note-3', procedure: 'notes' } })
})

test('an entry says whether a seal covers it', async () => {
  const before = await askSeal({})
  await notes.database.command(commandCall({ late: true }), async (tx) => {
    tx.audit({ subjectType: 'note', subjectId: 'late', scopePath: '/53/', division: null })
  })
  expect((await ask({ subject: 'late' })).rows.map(({ sealed }) => sealed)).toEqual([false])
  expect((await ask({ subject: 'note-3' })).rows.every(({ sealed }) => sealed)).toBe(true)
  expect(await askSeal({})).toMatchObject({ seals: before.seals, entries: before.entries + 1, unsealed: 1 })
})

test('a check says that the chain is whole, and later which is its first break', async () => {
  expect(await askSeal({})).toMatchObject({ intact: null, checkedAt: null, checking: false })
  expect(await askSeal({ check: true })).toMatchObject({ intact: true, firstBreak: null, checking: false })
  await notes.owner.query(`UPDATE audit_entry SET actor_name = '赵' WHERE detail->>'n' = '5'`)
  // The last result stands for a minute: only a new process looks again at once.
  expect(await askSeal({ check: true })).toMatchObject({ intact: true })
  const anchorFile = join(folder, 'anchors.jsonl')
  const publicJwk = keys.publicKey.export({ format: 'jwk' })
  const again = handlersOf(() => proveAudit({ databaseUrl: notes.names.appUrl, publicJwk, anchorFile }))
  const broken = await askSeal({ check: true }, again)
  expect(broken).toMatchObject({ intact: false, checking: false })
  expect(broken.firstBreak).toMatch(/^第 \d+ 次封存,记录 \S{36} 被改动$/)
})

test('there is never more than one check at a time, and all who ask wait for it', async () => {
  let begun = 0
  const proof = { entries: 0, seals: 0, firstBreak: null, unsealedCount: 0, unsealedAgeSeconds: null }
  const going = Promise.withResolvers<AuditProof>()
  const check = chainCheck(
    () => {
      begun++
      return going.promise
    },
    () => undefined,
  )
  const both = Promise.all([check.run(), check.run()])
  expect([begun, check.running]).toEqual([1, true])
  going.resolve(proof)
  await both
  await check.run()
  expect([begun, check.running, check.last?.firstBreak]).toEqual([1, false, null])
})

test('a check that fails says so and leaves no result', async () => {
  const failures: unknown[] = []
  const check = chainCheck(
    () => Promise.reject(new Error('the database is away')),
    (error) => failures.push(error),
  )
  await expect(check.run()).rejects.toMatchObject({ code: 'unavailable' })
  expect([failures.length, check.running, check.last]).toEqual([1, false, null])
})
