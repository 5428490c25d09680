import { newId } from '@zhanwang/kernel/ids'
import { ConstraintViolation } from '@zhanwang/persistence/database-errors'
import { enqueueJob } from '@zhanwang/persistence/enqueue-job'
import { jobQueue } from '@zhanwang/persistence/job-queue'
import { fileRecords, findFile, forgetFile, recordFile, STORED_FILE_KEY } from '@zhanwang/persistence/stored-files'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { commandCall, type Notes, openNotes } from './notes.ts'

let notes: Notes
beforeAll(async () => {
  notes = await openNotes()
})
afterAll(() => notes[Symbol.asyncDispose]())

const aFile = () => ({
  id: newId(),
  name: '协议.pdf',
  type: 'application/pdf',
  size: 3_000_000_000,
  digest: 'a'.repeat(64),
})
const AUDIT = { subjectType: 'note', subjectId: '1', scopePath: '/', division: null }

const inCommand = (work: Parameters<typeof notes.database.command>[1]) =>
  notes.database.command(commandCall(), async (tx) => {
    await work(tx)
    tx.audit(AUDIT)
  })

test('a file is recorded with its command or not at all, and found until it is forgotten', async () => {
  const file = aFile()
  const refused = inCommand(async (tx) => {
    recordFile(tx, file)
    throw new Error('a rule')
  })
  await expect(refused).rejects.toThrow('a rule')
  expect(await findFile(notes.database.read, file.id)).toBeUndefined()

  await inCommand(async (tx) => recordFile(tx, file))
  expect(await findFile(notes.database.read, file.id)).toEqual(file)
  const again = inCommand(async (tx) => recordFile(tx, file))
  await expect(again).rejects.toMatchObject({ constraint: STORED_FILE_KEY })
  await expect(again).rejects.toBeInstanceOf(ConstraintViolation)

  await inCommand(async (tx) => forgetFile(tx, file.id))
  expect(await findFile(notes.database.read, file.id)).toBeUndefined()
})

test('a file past its time is found no more, and handed to the sweep once', async () => {
  const [past, later, always] = [aFile(), aFile(), aFile()]
  await inCommand(async (tx) => {
    recordFile(tx, past, new Date(Date.now() - 1_000))
    recordFile(tx, later, new Date(Date.now() + 60_000))
    recordFile(tx, always)
  })
  expect(await findFile(notes.database.read, past.id)).toBeUndefined()
  const records = fileRecords(notes.database)
  expect(await records.takeExpired(10)).toEqual([past.id])
  expect(await records.takeExpired(10)).toEqual([])
  expect(await records.kept([past.id, later.id, always.id])).toEqual(new Set([later.id, always.id]))
})

test('what a job made is kept for a week: the sweep of unrecorded files leaves it', async () => {
  const queue = jobQueue(notes.database)
  const input = {
    kind: 'notes.export',
    input: {},
    accountId: 'a',
    accountName: 'A',
    scopes: [],
    language: 'zh' as const,
  }
  for (const recordedByItsWork of [false, true]) {
    await inCommand(async (tx) => void enqueueJob(tx, input))
    const job = await queue.take(['notes.export'])
    if (!job) throw new Error('no job to take')
    const file = aFile()
    if (recordedByItsWork) await inCommand(async (tx) => recordFile(tx, file, new Date(Date.now() + 60_000)))
    const progress = { done: 1, total: 1 }
    expect(await queue.finish({ ...job, lease: newId() }, progress, { file: aFile() })).toBe(false)
    expect(await queue.finish(job, progress, { file })).toBe(true)
    const { rows } = await notes.owner.query('SELECT kept_until > now() AS kept FROM stored_file WHERE id = $1', [
      file.id,
    ])
    expect(rows).toEqual([{ kept: true }])
  }
})
