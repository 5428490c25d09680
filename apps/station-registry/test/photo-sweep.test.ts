import { fork } from 'node:child_process'
import { once } from 'node:events'
import { buffer } from 'node:stream/consumers'
import { folderStorage, UPLOADS } from '@zhanwang/files/storage'
import { sweepOwnFiles, sweepUploads } from '@zhanwang/files/sweep'
import { newId, type Uuid } from '@zhanwang/kernel/ids'
import { fileRecords } from '@zhanwang/persistence/stored-files'
import { eventually } from '@zhanwang/testkit/eventually'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { begun, inspectedShiyan, MAKER, people, photograph } from './inspections.ts'
import { asOwner, type TestRegistry } from './registry.ts'

let registry: TestRegistry
beforeEach(async () => {
  registry = await inspectedShiyan()
})
afterEach(() => registry[Symbol.asyncDispose]())

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000)
const own = () => folderStorage(registry.filesDir).area('station-registry')
const uploads = () => folderStorage(registry.filesDir).area(UPLOADS)
const sweep = (hours: number) => sweepOwnFiles(own(), fileRecords(registry.db), inHours(hours))
const filesThere = async () => {
  const names: string[] = []
  for await (const { name } of own().list()) names.push(name)
  return names
}

/** A picture that waits to be recorded, as the command says it. */
async function picture(id: Uuid) {
  const { ticket, file } = await registry.upload('门牌.png', photograph(), MAKER)
  return { file, input: { id, item: 'plaque', phase: 'before' as const, file: ticket } }
}

test('a photograph that nobody records is there for a day, and its command is refused after it', async () => {
  const { id } = await begun(registry)
  const { township } = people(registry)
  const [late, inTime] = [await picture(id), await picture(id)]
  expect(await sweepUploads(uploads(), inHours(24))).toBe(0)
  const { id: recorded } = await township.acceptance.addPhoto(inTime.input)
  // Picture and thumbnail of both: what was recorded has its own by now.
  expect(await sweepUploads(uploads(), inHours(26))).toBe(4)
  const refused = { code: 'rule-broken', details: { reason: 'upload-expired' } }
  await expect(township.acceptance.addPhoto(late.input)).rejects.toMatchObject(refused)
  expect(await sweep(26)).toBe(0)
  const { photos } = await township.acceptance.get({ id })
  expect(photos.map((photo) => photo.id)).toEqual([recorded])
  expect((await buffer(await registry.parts.files.read(inTime.file.id))).length).toBe(inTime.file.size)
})

test('of a service killed between photograph and record nothing stays for longer than a day, unless the phone sends it again', async () => {
  const { id } = await begun(registry)
  const { township } = people(registry)
  const [repeated, given] = [await picture(id), await picture(id)]
  const commandId = newId()
  await killedBeforeRecord(id, repeated, commandId)
  await killedBeforeRecord(id, given, newId())
  expect((await township.acceptance.get({ id })).photos).toEqual([])
  expect(await sweep(24)).toBe(0)

  const { id: recorded } = await township.acceptance.addPhoto(repeated.input, commandId)
  expect((await township.acceptance.addPhoto(repeated.input, commandId)).id).toBe(recorded)
  // Picture and thumbnail.
  expect(await sweep(26)).toBe(2)
  expect(await filesThere()).not.toContain(given.file.id)
  const { photos } = await township.acceptance.get({ id })
  expect(photos.map((photo) => photo.id)).toEqual([recorded])
  expect((await buffer(await registry.parts.files.read(repeated.file.id))).length).toBe(repeated.file.size)
})

/** Has another process record a picture, and kills it when it has taken the file over and waits to write the record. */
function killedBeforeRecord(id: Uuid, { file, input }: Awaited<ReturnType<typeof picture>>, commandId: string) {
  return asOwner(registry, async (owner) => {
    const before = (await filesThere()).length
    await owner.query('BEGIN')
    await owner.query('SELECT FROM inspection WHERE id = $1 FOR UPDATE', [id])
    const args = [registry.server.appUrl, registry.filesDir, JSON.stringify(registry.ticketKey), JSON.stringify(input)]
    const worker = fork(new URL('photo-worker.ts', import.meta.url), [...args, commandId], { stdio: 'inherit' })
    // Its thumbnail is taken over last.
    await eventually(async () => (await filesThere()).length === before + 2, 60_000)
    expect(await filesThere()).toContain(file.id)
    worker.kill('SIGKILL')
    await once(worker, 'exit')
  })
}
