import 'fake-indexeddb/auto'
import { newId, type Uuid } from '@zhanwang/kernel/ids'
import { UploadTicket } from '@zhanwang/kernel/stored-file'
import { eventually } from '@zhanwang/testkit/eventually'
import { afterEach, expect, test } from 'vitest'
import { restError } from '../src/api/rest-problem.ts'
import {
  createPhotoQueue,
  type NewPhoto,
  type PhotoQueue,
  type QueueParts,
  SomebodyElse,
} from '../src/photos/photo-queue.ts'
import { openPhotoStore } from '../src/photos/photo-store.ts'

const content = new Uint8Array([0xff, 0xd8, 1, 2, 3]).buffer

function photo(about = '挂牌'): NewPhoto {
  const target = { use: 'acceptance', inspection: newId(), item: 'plaque', phase: 'before' } as const
  const taken = { takenAt: '2026-11-24T01:30:15.000Z', place: null }
  return { id: newId(), target, about, name: '门牌.jpg', type: 'image/jpeg', ...taken }
}

/** A server and a network that can be cut, as the queue meets them. */
function server() {
  const online = { is: true }
  const person = { is: undefined as Uuid | undefined }
  const uploads: string[] = []
  const recorded = new Map<Uuid, UploadTicket>()
  const commands: Uuid[] = []
  const conflicts: Uuid[] = []
  /** Thrown by the next commands of a photo, in turn, after it took effect or instead. */
  const answers: { readonly error: unknown; readonly takesEffect: boolean }[] = []
  const reach = () => {
    if (!online.is) throw restError(undefined)
  }
  return {
    online,
    person,
    uploads,
    recorded,
    commands,
    conflicts,
    answers,
    async upload(name: string) {
      reach()
      uploads.push(name)
      return UploadTicket.parse(`ticket-${uploads.length}`)
    },
    async record(id: Uuid, ticket: UploadTicket) {
      reach()
      commands.push(id)
      const answer = answers.shift()
      const before = recorded.get(id)
      if (before !== undefined && before !== ticket) {
        conflicts.push(id)
        throw restError({ code: 'command-conflict', title: '' })
      }
      if (!answer || answer.takesEffect) recorded.set(id, ticket)
      if (answer) throw answer.error
    },
  }
}

type Server = ReturnType<typeof server>
const open: PhotoQueue[] = []
afterEach(() => {
  for (const queue of open.splice(0)) queue.stop()
})

async function tab(account: Uuid, there: Server, changes: Partial<QueueParts> = {}): Promise<PhotoQueue> {
  const queue = createPhotoQueue({
    account,
    store: await openPhotoStore(),
    checkPerson: async () => {
      if (!there.online.is) throw restError(undefined)
      if (there.person.is && there.person.is !== account) throw new SomebodyElse()
    },
    upload: ({ name }) => there.upload(name),
    record: ({ id }, ticket) => there.record(id, ticket),
    onSent: async () => undefined,
    exclusively: (run) => run(),
    tell: () => undefined,
    retryMs: () => 5,
    ...changes,
  })
  open.push(queue)
  return queue
}

const isEmpty = (queue: PhotoQueue) => eventually(() => queue.photos().length === 0)

test('a photo that was kept without a network is sent once when the network is there', async () => {
  const there = server()
  const queue = await tab(newId(), there)
  there.online.is = false
  const kept = photo()
  await queue.keep(kept, content)
  await eventually(() => {
    const [{ state } = { state: undefined }] = queue.photos()
    return state?.at === 'waiting' && state.problem?.code === 'offline'
  })
  there.online.is = true
  await isEmpty(queue)
  expect([...there.recorded.keys()]).toEqual([kept.id])
  expect(there.uploads).toEqual(['门牌.jpg'])
})

test('what a killed tab left is there for the next one of the same person, and is sent from it', async () => {
  const there = server()
  const account = newId()
  there.online.is = false
  const killed = await tab(account, there)
  const kept = photo()
  await killed.keep(kept, content)
  killed.stop()
  const next = await tab(account, there)
  await eventually(() => next.photos().length === 1)
  expect(await next.contentOf(kept.id)).toEqual(content)
  there.online.is = true
  await isEmpty(next)
  expect([...there.recorded.keys()]).toEqual([kept.id])
})

test('a tab that is killed between upload and command neither uploads again nor records twice', async () => {
  const there = server()
  const account = newId()
  const never = new Promise<void>(() => undefined)
  const killed = await tab(account, there, { record: () => never })
  const kept = photo()
  await killed.keep(kept, content)
  await eventually(async () => (await (await openPhotoStore()).listOf(account))[0]?.ticket)
  killed.stop()
  await isEmptyAfterReload(account, there)
  expect(there.uploads).toHaveLength(1)
  expect(there.commands).toEqual([kept.id])
})

async function isEmptyAfterReload(account: Uuid, there: Server): Promise<void> {
  const next = await tab(account, there)
  await eventually(async () => (await (await openPhotoStore()).listOf(account)).length === 0)
  await isEmpty(next)
}

test('an answer that was lost is asked for again under the same command, and counts', async () => {
  const there = server()
  const queue = await tab(newId(), there)
  there.answers.push({ error: restError(undefined), takesEffect: true })
  const kept = photo()
  await queue.keep(kept, content)
  await isEmpty(queue)
  expect(there.commands).toEqual([kept.id, kept.id])
  expect(there.uploads).toHaveLength(1)
})

test('a ticket that has run out is replaced by another upload; was the photo recorded under it, it counts as sent', async () => {
  const there = server()
  const queue = await tab(newId(), there)
  const expired = { code: 'rule-broken', title: '已过期', reason: 'upload-expired' }
  there.answers.push({ error: restError(expired), takesEffect: false })
  await queue.keep(photo('甲'), content)
  await isEmpty(queue)
  expect(there.uploads).toHaveLength(2)
  there.answers.push({ error: restError(expired), takesEffect: true })
  const second = photo('乙')
  await queue.keep(second, content)
  await isEmpty(queue)
  expect(there.recorded.get(second.id)).toBe('ticket-3')
})

test('what the server refuses stays with the reason, holds up no other photo, and can be tried again or discarded', async () => {
  const there = server()
  const queue = await tab(newId(), there)
  const closed = restError({ code: 'rule-broken', title: '已提交,不再收照片', reason: 'inspection-step-not-allowed' })
  there.answers.push({ error: closed, takesEffect: false })
  const refused = photo('甲')
  await queue.keep(refused, content)
  await queue.keep(photo('乙'), content)
  await eventually(() => queue.photos().length === 1)
  expect(queue.photos()[0]).toMatchObject({
    about: '甲',
    state: { at: 'refused', problem: { text: '已提交,不再收照片' } },
  })
  expect(there.commands).toHaveLength(2)

  there.answers.push({ error: closed, takesEffect: false })
  await queue.retry(refused.id)
  await eventually(() => there.commands.length === 3 && queue.photos()[0]?.state.at === 'refused')
  await queue.discard(refused.id)
  expect(queue.photos()).toEqual([])
  expect(await queue.contentOf(refused.id)).toBeUndefined()
})

test('a server that fails or is busy is tried again, each photo by itself', async () => {
  const there = server()
  const queue = await tab(newId(), there)
  for (const code of ['unavailable', 'internal', 'too-many-requests', 'outcome-unknown'])
    there.answers.push({ error: restError({ code, title: '' }), takesEffect: false })
  there.answers.push({ error: restError(null), takesEffect: false })
  await queue.keep(photo(), content)
  await isEmpty(queue)
  expect(there.commands).toHaveLength(6)
})

test('whoever signs in next neither sees nor sends the photos of the one before, who finds them again', async () => {
  const there = server()
  const [first, second] = [newId(), newId()]
  there.online.is = false
  const before = await tab(first, there)
  await before.keep(photo(), content)
  there.online.is = true
  there.person.is = second
  await before.retry()
  await eventually(() => before.photos()[0]?.state.at === 'waiting')
  const after = await tab(second, there)
  await after.retry()
  expect(after.photos()).toEqual([])
  expect(there.uploads).toEqual([])
  there.person.is = first
  await before.retry()
  await isEmpty(before)
  expect(there.recorded.size).toBe(1)
})

test('a person who is exchanged during an upload is noticed before the command', async () => {
  const there = server()
  const account = newId()
  const queue = await tab(account, there, {
    upload: async () => {
      there.person.is = newId()
      return there.upload('门牌.jpg')
    },
  })
  await queue.keep(photo(), content)
  await eventually(() => there.uploads.length === 1 && queue.photos()[0]?.state.at === 'waiting')
  expect(there.commands).toEqual([])
})

test('two tabs that send at once, without a lock between them, send the same command and record each photo once', async () => {
  const there = server()
  const account = newId()
  there.online.is = false
  // Each tab's first upload ends only once both have begun it.
  let begun = 0
  const both = Promise.withResolvers<void>()
  const upload: QueueParts['upload'] = async ({ name }) => {
    begun += 1
    if (begun === 2) both.resolve()
    await both.promise
    return there.upload(name)
  }
  const tabs = [await tab(account, there, { upload }), await tab(account, there, { upload })]
  for (const about of ['甲', '乙', '丙']) await tabs[0]?.keep(photo(about), content)
  await tabs[1]?.refresh()
  there.online.is = true
  await Promise.all(tabs.map((each) => each.retry()))
  for (const each of tabs) {
    await each.refresh()
    await isEmpty(each)
  }
  expect(there.recorded.size).toBe(3)
  expect(there.conflicts).toEqual([])
})

test('signing out leaves nothing of that person on the device, and leaves others alone', async () => {
  const there = server()
  const [leaver, other] = [newId(), newId()]
  there.online.is = false
  const [queue, others] = [await tab(leaver, there), await tab(other, there)]
  await queue.keep(photo(), content)
  await others.keep(photo(), content)
  await queue.wipe()
  const store = await openPhotoStore()
  expect(await store.listOf(leaver)).toEqual([])
  expect(await store.listOf(other)).toHaveLength(1)
  await store.removeLeft(leaver, new Date(Date.now() + 1_000))
  expect(await store.listOf(other)).toEqual([])
  store.close()
})

test('how far an upload has come is shown, and a discarded photo stops it', async () => {
  const there = server()
  const stopped = Promise.withResolvers<void>()
  const queue = await tab(newId(), there, {
    upload: (_photo, _content, { onProgress, signal }) => {
      onProgress(0.25)
      return new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          stopped.resolve()
          reject(signal.reason)
        })
      })
    },
  })
  const kept = photo()
  await queue.keep(kept, content)
  await eventually(() => {
    const state = queue.photos()[0]?.state
    return state?.at === 'sending' && state.share === 0.25
  })
  await queue.discard(kept.id)
  await stopped.promise
  await isEmpty(queue)
  expect(there.commands).toEqual([])
})
