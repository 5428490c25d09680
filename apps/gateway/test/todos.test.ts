import { addDays, todayInShanghai } from '@zhanwang/kernel/calendar'
import { newId } from '@zhanwang/kernel/ids'
import { eventually } from '@zhanwang/testkit/eventually'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, signedIn } from './fixtures/client.ts'
import { publishShiyan } from './fixtures/divisions.ts'
import { openStream } from './fixtures/event-stream.ts'
import { type TestGateway, testGateway } from './fixtures/gateway.ts'
import { type Administrators, administrators, newPerson, type Person } from './fixtures/people.ts'
import { aTodo, publishTodos } from './fixtures/todos.ts'

const today = todayInShanghai(new Date())
let gateway: TestGateway
let both: Administrators
beforeAll(async () => {
  gateway = await testGateway()
  await publishShiyan(gateway)
  both = await administrators(gateway)
  county = await official('yunyang-officer')
  above = await official('shiyan-officer')
  township = await official('yangxipu-officer')
  honghe = await official('honghe-officer')
  taicang = await official('taicang-officer')
})
afterAll(() => gateway?.[Symbol.asyncDispose]())

async function idsOf(person: Client): Promise<string[]> {
  const { rows } = Object((await person.get('/api/v1/me/todos?limit=200')).body)
  return rows.map(({ id }: { id: string }) => id)
}

/** 郧阳's officer, the one of 十堰 above, the one of a township below, and two of other places. */
let county: Person
let above: Person
let township: Person
let honghe: Person
let taicang: Person
async function official(username: string): Promise<Person> {
  const client = await signedIn(gateway.address, username)
  return { id: Object((await client.get('/api/v1/me')).body).account.id, client }
}

test('what waits for an office is seen by those who hold it exactly there, and not by whom it is not for', async () => {
  const colleague = await newPerson(gateway, both, 'colleague', null, ['county-officer', '420304'])
  const todo = aTodo({ notFor: [colleague.id] })
  await publishTodos(gateway, todo)
  expect(await idsOf(county.client)).toContain(todo.id)
  for (const other of [colleague, above, township]) expect(await idsOf(other.client)).not.toContain(todo.id)
})

test('what waits for one account is seen by that account alone, and says so', async () => {
  const todo = aTodo({ addressee: { accountId: honghe.id }, dueOn: today })
  await publishTodos(gateway, todo)
  expect(await idsOf(taicang.client)).toEqual([])
  const { rows } = Object((await honghe.client.get('/api/v1/me/todos')).body)
  expect(rows).toEqual([
    {
      id: todo.id,
      context: 'station-registry',
      kind: 'test',
      weight: 'action',
      subject: todo.subject,
      division: '420304101',
      divisionName: '杨溪铺镇',
      openedOn: '2026-06-30',
      dueOn: today,
      escalated: false,
      text: '有一件待办(test)',
      due: 'today',
      personal: true,
    },
  ])
  const english = await honghe.client.get('/api/v1/me/todos', { 'accept-language': 'en' })
  expect(Object(english.body).rows[0].text).toBe('Something waits (test)')
})

test('what is due first comes first, page by page, and is counted by when it is due', async () => {
  const me = taicang
  const days = [400, null, -3, 0, null, -1, 401, 0].map((day) => (day === null ? null : addDays(today, day)))
  const todos = days.map((dueOn) => aTodo({ addressee: { accountId: me.id }, dueOn }))
  await publishTodos(gateway, ...todos)
  const seen: { dueOn: string | null; due: string }[] = []
  for (let cursor = ''; ; ) {
    const page = Object((await me.client.get(`/api/v1/me/todos?limit=3${cursor && `&cursor=${cursor}`}`)).body)
    seen.push(...page.rows)
    if (page.next === null) break
    cursor = page.next
  }
  expect(seen.map(({ due }) => due)).toEqual([
    ...['overdue', 'overdue', 'today', 'today', 'later', 'later', 'undated', 'undated'],
  ])
  expect(seen.map(({ dueOn }) => dueOn ?? '9999')).toEqual(days.map((day) => day ?? '9999').sort())
  const counts = await me.client.get('/api/v1/me/todos/counts')
  expect(counts.body).toEqual({ overdue: 2, today: 2, week: 0, later: 2, undated: 2, more: false })
})

test('a made-up cursor is refused', async () => {
  const cursor = Buffer.from(JSON.stringify(['tomorrow', newId()])).toString('base64url')
  expect((await county.client.get(`/api/v1/me/todos?cursor=${cursor}`)).status).toBe(400)
})

test('what is done leaves the list, and news that come late or twice do not bring it back', async () => {
  const todo = aTodo({ addressee: { accountId: township.id } })
  const done = { ...todo, status: 'done' as const, closedOn: today, version: 2 }
  await publishTodos(gateway, done, todo, done)
  expect(await idsOf(township.client)).not.toContain(todo.id)
  await publishTodos(gateway, { ...todo, version: 3 }, todo)
  expect(await idsOf(township.client)).toContain(todo.id)
})

test('what is handed up to an office above leaves the one below', async () => {
  const todo = aTodo()
  const up = aTodo({ id: todo.id, addressee: { permission: 'station.supervise', place: '/42/4203/' }, version: 2 })
  await publishTodos(gateway, todo, up)
  expect(await idsOf(county.client)).not.toContain(todo.id)
  expect(await idsOf(above.client)).toContain(todo.id)
})

test('open pages hear of it when their list has it: those for whom it waits or waited, and nobody else', async () => {
  await using pages = new AsyncDisposableStack()
  const listen = async ({ client }: Person) =>
    pages.use(await openStream(`${gateway.address}/trpc/live.changes`, client.headers))
  const [countys, aboves, below, mine] = [
    await listen(county),
    await listen(above),
    await listen(township),
    await listen(honghe),
  ]
  const todo = aTodo()
  await publishTodos(gateway, todo)
  await eventually(() => countys.notices().includes(`identity.todo ${todo.id}`))
  expect(await idsOf(county.client)).toContain(todo.id)

  const own = aTodo({ id: todo.id, version: 2, addressee: { accountId: honghe.id } })
  await publishTodos(gateway, own)
  await eventually(() => mine.notices().length > 1 && countys.notices().length > 2)
  await publishTodos(gateway, { ...own, version: 3, status: 'void', closedOn: today })
  await eventually(() => mine.notices().length > 2)
  expect(countys.notices()).toEqual(['open ', `identity.todo ${todo.id}`, `identity.todo ${todo.id}`])
  for (const page of [aboves, below]) expect(page.notices()).toEqual(['open '])
})

test('who leaves hands over what waits for them, and what comes for them later goes the same way', async () => {
  const [leaver, heir, next] = [
    await newPerson(gateway, both, 'leaver', null, ['county-officer', '420302']),
    await newPerson(gateway, both, 'heir', null, ['township-officer', '420302']),
    await newPerson(gateway, both, 'next', null, ['county-officer', '420302']),
  ]
  const todo = aTodo({ addressee: { accountId: leaver.id } })
  await publishTodos(gateway, todo)
  await using page = await openStream(`${gateway.address}/trpc/live.changes`, heir.client.headers)
  const handOver = (from: Person, to: Person) =>
    both.security.post('/api/v1/grants/hand-over', { from: from.id, to: to.id, reason: '调离' })
  expect(await handOver(leaver, heir)).toMatchObject({ status: 200, body: { moved: 1, todosMoved: 1 } })
  await eventually(() => page.notices().includes(`identity.todo ${todo.id}`))
  expect(await idsOf(leaver.client)).toEqual([])
  expect(await idsOf(heir.client)).toContain(todo.id)

  // Their owner knows nothing of it and tells on of the account that left.
  const later = aTodo({ addressee: { accountId: leaver.id } })
  await publishTodos(gateway, { ...todo, version: 2, dueOn: today }, later)
  expect(await idsOf(heir.client)).toEqual(expect.arrayContaining([todo.id, later.id]))

  expect(await handOver(heir, next)).toMatchObject({ status: 200, body: { todosMoved: 2 } })
  const latest = aTodo({ addressee: { accountId: leaver.id } })
  await publishTodos(gateway, latest)
  expect((await idsOf(next.client)).sort()).toEqual([todo.id, later.id, latest.id].sort())

  // Back in office: what comes for them from now on is theirs again.
  await both.security.post('/api/v1/grants', { accountId: leaver.id, role: 'viewer', division: '4203', reason: '回任' })
  const again = aTodo({ addressee: { accountId: leaver.id } })
  await publishTodos(gateway, again)
  expect(await idsOf(leaver.client)).toEqual([again.id])
})

test('what waits for a disabled account is counted for its administrators and waits until it is handed over', async () => {
  const gone = await newPerson(gateway, both, 'gone', null, ['county-officer', '420302'])
  const todos = [1, 2].map(() => aTodo({ addressee: { accountId: gone.id } }))
  await publishTodos(gateway, ...todos.slice(1))
  const path = `/api/v1/accounts/${gone.id}`
  const { account } = Object((await both.system.get(path)).body)
  await both.system.post(`${path}/disable`, { version: account.version, reason: '离职' })
  await publishTodos(gateway, ...todos)
  expect(Object((await both.system.get(path)).body).openTodos).toBe(2)
  await both.security.post('/api/v1/grants/hand-over', { from: gone.id, to: township.id, reason: '离职' })
  expect(Object((await both.system.get(path)).body).openTodos).toBe(0)
  expect(await idsOf(township.client)).toEqual(expect.arrayContaining(todos.map(({ id }) => id)))
})
