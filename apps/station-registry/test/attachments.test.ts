import { randomBytes } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { crc32, deflateSync } from 'node:zlib'
import { MAX_ATTACHMENTS } from '@zhanwang/domain-station-registry/attachment'
import { openArea } from '@zhanwang/files/storage-area'
import { sweepOwnFiles } from '@zhanwang/files/sweep'
import { newId } from '@zhanwang/kernel/ids'
import { fileRecords, findFile, recordFile } from '@zhanwang/persistence/stored-files'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { actorOver, aStation, operating, shiyan, type TestRegistry } from './registry.ts'

let registry: TestRegistry
let code: string
beforeAll(async () => {
  registry = await shiyan()
  code = (await operating(registry.as(), aStation('420304101'))).code
})
afterAll(() => registry[Symbol.asyncDispose]())

const pdf = () => Buffer.from(`%PDF-1.7\n% ${randomBytes(8).toString('hex')}\n%%EOF\n`)

/** 1 x 1, grey. */
function png(): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, sum])
  }
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from([0, 128]))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const add = async (content: Buffer, title = '验收照片', of = code) => {
  const { ticket } = await registry.upload('标牌.pdf', content)
  return registry.as().attachments.add({ code: of, kind: 'plaque', title, file: ticket })
}

test('an upload is kept with a station, listed newest first by pages, and delivered as it came', async () => {
  const all = registry.as()
  const first = pdf()
  const before = (await all.stations.get({ code })).station
  const { id } = await add(first, '授牌协议')
  const { id: picture } = await add(png())

  const page = await all.attachments.list({ code, limit: 1 })
  expect(page.rows).toMatchObject([
    {
      id: picture,
      kind: 'plaque',
      title: '验收照片',
      hasThumbnail: true,
      addedBy: '张经办',
      file: { type: 'image/png', name: '标牌.png' },
    },
  ])
  const rest = await all.attachments.list({ code, cursor: page.next ?? '' })
  expect(rest.rows[0]).toMatchObject({ id, hasThumbnail: false, file: { type: 'application/pdf', size: first.length } })

  const file = await all.attachments.content({ id })
  expect(await buffer(await registry.parts.files.read(file.id))).toEqual(first)
  const thumbnail = await all.attachments.thumbnail({ id: picture })
  expect(thumbnail).toMatchObject({ type: 'image/webp', name: '标牌-缩略图.webp' })
  expect((await buffer(await registry.parts.files.read(thumbnail.id))).length).toBe(thumbnail.size)
  await expect(all.attachments.thumbnail({ id })).rejects.toMatchObject({ code: 'not-found' })
  // A file is no change of the station itself.
  expect((await all.stations.get({ code })).station).toEqual(before)
})

test('an attachment that was taken away is not to be had any more; the audit keeps what it was and why', async () => {
  const all = registry.as()
  const { id } = await add(png(), '旧标牌')
  const [file, thumbnail] = [await all.attachments.content({ id }), await all.attachments.thumbnail({ id })]
  await all.attachments.remove({ id, reason: '已换新标牌' })
  await expect(all.attachments.content({ id })).rejects.toMatchObject({ code: 'not-found' })
  await expect(all.attachments.remove({ id, reason: '再删' })).rejects.toMatchObject({ code: 'not-found' })
  for (const gone of [file, thumbnail]) expect(await findFile(registry.db.read, gone.id)).toBeUndefined()
  const { rows } = await sql<{ detail: Record<string, unknown> }>`
    SELECT detail FROM audit_entry WHERE detail ->> 'attachment' = ${id} ORDER BY xid, id`.execute(registry.db.read)
  expect(rows.map(({ detail }) => detail)).toMatchObject([
    { name: '标牌.png', digest: file.digest, title: '旧标牌' },
    { name: '标牌.png', digest: file.digest, title: '旧标牌', reason: '已换新标牌' },
  ])
})

test('who does not govern the station finds neither it nor its files, and takes nothing away', async () => {
  const { id } = await add(png())
  const beside = registry.as('/42/4203/420304/420304102/')
  const { ticket } = await registry.upload('a.pdf', pdf())
  for (const refused of [
    () => beside.attachments.list({ code }),
    () => beside.attachments.add({ code, kind: 'photo', title: '标题', file: ticket }),
    () => beside.attachments.content({ id }),
    () => beside.attachments.thumbnail({ id }),
    () => beside.attachments.remove({ id, reason: '越权' }),
  ])
    await expect(refused()).rejects.toMatchObject({ code: 'not-found' })
  expect(await registry.as('/42/4203/420304/').attachments.content({ id })).toBeDefined()
})

test('an upload of another account cannot be taken', async () => {
  const { ticket } = await registry.upload('a.pdf', pdf(), 'account-2')
  const all = registry.as()
  await expect(all.attachments.add({ code, kind: 'photo', title: '标题', file: ticket })).rejects.toMatchObject({
    details: { reason: 'upload-expired' },
  })
})

test('one upload is kept once; a repeated command gets its first answer though its upload is swept', async () => {
  const all = registry.as()
  const { file, ticket } = await registry.upload('a.pdf', pdf())
  const input = { code, kind: 'photo' as const, title: '一次', file: ticket }
  const commandId = newId()
  const { id } = await all.attachments.add(input, commandId)
  await expect(all.attachments.add(input)).rejects.toMatchObject({
    code: 'conflict',
    details: { reason: 'upload-used' },
  })
  await registry.parts.files.remove(file.id)
  await openArea(join(registry.filesDir, 'uploads')).remove(file.id)
  expect(await all.attachments.add(input, commandId)).toEqual({ id })
})

test('two commands at once with one upload: one keeps it', async () => {
  const all = registry.as()
  const { ticket } = await registry.upload('a.pdf', pdf())
  const results = await Promise.allSettled(
    [1, 2].map((number) => all.attachments.add({ code, kind: 'photo', title: `第${number}`, file: ticket })),
  )
  expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
})

test('a closed station keeps its files and takes no change of them', async () => {
  const all = registry.as()
  const closing = await operating(all, aStation('420304102'))
  const { id } = await add(pdf(), '协议', closing.code)
  const handOver = [{ kind: 'attachments' as const, to: '镇档案室' }]
  await all.stations.close({ code: closing.code, version: closing.version, on: '2023-01-01', reason: '撤销', handOver })
  await expect(add(pdf(), '补交', closing.code)).rejects.toMatchObject({ details: { reason: 'station-ended' } })
  await expect(all.attachments.remove({ id, reason: '清理' })).rejects.toMatchObject({
    details: { reason: 'station-ended' },
  })
  expect((await all.attachments.list({ code: closing.code })).rows).toHaveLength(1)
})

test('a station keeps so many files and no more', async () => {
  const all = registry.as()
  const { code: full } = await all.stations.found(aStation('420381101'))
  const { id: stationId } = (await all.stations.get({ code: full })).station
  await registry.db.upkeep(async (db) => {
    for (let index = 0; index < MAX_ATTACHMENTS; index++) {
      const id = newId()
      const file = { id, name: 'a.pdf', type: 'application/pdf', size: 1, digest: '0'.repeat(64) }
      await db.insertInto('stored_file').values(file).execute()
      const added = { added_by_id: 'x', added_by: 'x', added_at: new Date() }
      const values = {
        id: newId(),
        station_id: stationId,
        kind: 'other' as const,
        title: 'x',
        file_id: id,
        thumbnail_id: null,
      }
      await db
        .insertInto('station_attachment')
        .values({ ...values, ...added })
        .execute()
    }
  })
  await expect(add(pdf(), '多余', full)).rejects.toMatchObject({ details: { reason: 'attachments-too-many' } })
})

test('a sweep leaves what is recorded, and takes what was rolled back or is past its time', async () => {
  const { id } = await add(pdf(), '留下')
  const kept = await registry.as().attachments.content({ id })
  const { file: dropped, ticket } = await registry.upload('a.pdf', pdf())
  // Taken over by a command that was then rolled back.
  await registry.parts.files.claim(ticket, actorOver().id)
  const made = await registry.parts.files.write(
    '导出.csv',
    'text/csv',
    (async function* () {
      yield Buffer.from('a')
    })(),
  )
  await registry.db.upkeep(async (db) => {
    recordFile(
      { write: (statement) => void running.push(db.executeQuery(statement.compile())) },
      made,
      new Date(Date.now() - 1_000),
    )
    await Promise.all(running.splice(0))
  })
  expect(await findFile(registry.db.read, made.id)).toBeUndefined()

  const area = openArea(join(registry.filesDir, 'station-registry'))
  await sweepOwnFiles(area, fileRecords(registry.db))
  const names = () => readdir(join(registry.filesDir, 'station-registry'))
  expect(await names()).not.toContain(made.id)
  expect(await names()).toContain(dropped.id)
  await sweepOwnFiles(area, fileRecords(registry.db), new Date(Date.now() + 26 * 3_600_000))
  expect(await names()).not.toContain(dropped.id)
  expect(await area.has(kept.id)).toBe(true)
})
const running: Promise<unknown>[] = []

test('of attachments the application may add and take away, and change nothing', async () => {
  const { rows } = await sql<{ rights: string[] }>`
    SELECT array_agg(privilege_type::text ORDER BY privilege_type) AS rights
    FROM information_schema.table_privileges
    WHERE table_name = 'station_attachment' AND grantee = current_user`.execute(registry.db.read)
  expect(rows[0]?.rights).toEqual(['DELETE', 'INSERT', 'SELECT'])
})
