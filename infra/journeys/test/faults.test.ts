import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { newId } from '@zhanwang/kernel/ids'
import { isRunning, signalProcess } from '@zhanwang/local-servers/running-process'
import { eventually } from '@zhanwang/testkit/eventually'
import { quickFolder } from '@zhanwang/testkit/quick-folder'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openCounty, takenOver } from '../src/cold-county.ts'
import { uploadPicture } from '../src/pictures.ts'
import { type PlatformRun, startPlatform } from '../src/platform-run.ts'
import { type Answer, clientWith, type RestClient } from '../src/rest-client.ts'
import { seededRandom } from '../src/seeded-random.ts'
import { villagesBelow } from '../src/villages.ts'

const KILLS = Number(process.env.ZHANWANG_FAULTS ?? 12)
const SEED = Number(process.env.ZHANWANG_SEED ?? Date.now() % 1_000_000)
/** What looks after the others: with it, all of them end. */
const KEEPERS: readonly string[] = ['supervisor', 'watchdog']
const CLERKS = 4
/** All but one ask again, under the same id, before the platform says that it does not know: both may be under way then. */
const PATIENCE_MS = 2_000
const PICTURES = 24
const DAY = '2026-06-01'
const COUNTY = '420304'
const TOWNSHIP = '420304102'
const PEOPLE = [
  { username: 'zhao-zaice', name: '赵在册', role: 'county-officer', division: COUNTY, password: 'First#Password1' },
  { username: 'qian-hecha', name: '钱核查', role: 'county-officer', division: COUNTY, password: 'First#Password1' },
] as const

let home: string
let platform: PlatformRun
/** Who founds, raises and hands in, and who goes to the site. */
let writer: RestClient
let inspector: RestClient
/** The code of the station of the township, above the rooms. */
let station: string

beforeAll(async () => {
  home = quickFolder('zhanwang-faults-')
  platform = await startPlatform(home, ['--empty'])
  await openCounty(platform, COUNTY, PEOPLE)
  const sessions = PEOPLE.map(({ username, password }) => takenOver(platform.ready.address, username, password))
  const [first, second] = await Promise.all(sessions)
  if (!(first && second)) throw new Error('two people are needed')
  writer = first.client
  inspector = second.client
  const recorded = await untilAcknowledged(writer, '/stations/existing', {
    ...{ kind: 'station', name: '杨溪铺镇社会工作服务站', division: TOWNSHIP, hostType: 'town' },
    ...{ foundedOn: '2022-01-01', plaqueOn: '2022-03-01', premises: { type: 'independent' }, reason: '手册' },
  })
  station = recorded.code
})
afterAll(async () => {
  await platform?.stop()
  rmSync(home, { recursive: true, force: true })
})

test(`no acknowledged command is lost and none is doubled, nor what waits because of it, whichever process is killed (seed ${SEED})`, {
  timeout: 300_000,
}, async () => {
  console.log(`faults: seed ${SEED}, ${KILLS} kills`)
  const random = seededRandom(SEED)
  const villages = await villagesBelow(writer, TOWNSHIP)
  const victims = platform.ready.processes.map(({ name }) => name).filter((name) => !KEEPERS.includes(name))
  const acknowledged = new Set<string>()
  const raised = new Set<string>()
  let isKilling = true

  async function work(index: number): Promise<void> {
    for (let serial = 1; isKilling; serial++) {
      const name = `第${index}组第${serial}号社工室`
      const division = villages[(index * 7 + serial) % villages.length] ?? ''
      const room = { kind: 'room', name, division, hostType: 'village', foundedOn: '2026-01-05' }
      const patienceMs = index === 0 ? undefined : PATIENCE_MS
      await untilAcknowledged(writer, '/stations', room, patienceMs)
      acknowledged.add(name)
      // Each opens a to-do of the county's officers, of whom the writer is one.
      const ticket = { division, source: 'meeting', kind: 'service', problem: name, owner: { level: 'county' } }
      raised.add((await untilAcknowledged(writer, '/tickets', ticket, patienceMs)).number)
    }
  }

  const workers = Array.from({ length: CLERKS }, (_, index) => work(index))
  for (let kills = 0; kills < KILLS; kills++) {
    const victim = victims[Math.floor(random() * victims.length)]
    const before = acknowledged.size
    kill(victim)
    // The next kill falls while work goes on again, a random number of commands later.
    const enough = before + 3 + Math.floor(random() * 20)
    await until(() => acknowledged.size >= enough)
  }
  isKilling = false
  await Promise.all(workers)

  const rooms = await roomNames(writer)
  const mine = rooms.filter((name) => name.includes('组第'))
  expect(mine.length).toBe(new Set(mine).size)
  expect(new Set(mine)).toEqual(acknowledged)
  // The list hears of them by events, the last of which may be under way.
  const waiting = await eventually(async () => {
    const subjects = (await todosOf(writer)).filter(({ type }) => type === 'ticket').map(({ id }) => id)
    return subjects.filter((id) => raised.has(id)).length >= raised.size && subjects
  }, 60_000)
  const mineWaiting = waiting.filter((id) => raised.has(id))
  expect(mineWaiting.length).toBe(raised.size)
  expect(new Set(mineWaiting)).toEqual(raised)
  const proof = execFileSync(process.execPath, [join(import.meta.dirname, '../../dev/src/prove.ts'), '--home', home], {
    encoding: 'utf8',
  })
  console.log(proof)
})

test('pictures of an inspection are there once each, whatever is killed between upload and record; of two inspectors one is stale', {
  timeout: 300_000,
}, async () => {
  const maker = writer
  const { id, version, items } = await beginReinspection(maker)
  const acknowledged: string[] = []
  const work = async (from: number) => {
    for (let index = from; index < PICTURES; index += 3) {
      const item = items[index % items.length] ?? ''
      // Anew where it was cut.
      const file = await eventually(() => uploadPicture(maker, `${item}.png`), 60_000)
      const recorded = await untilAcknowledged(maker, `/inspections/${id}/photos`, { item, phase: 'before', file })
      acknowledged.push(recorded.id)
    }
  }
  const workers = Promise.all([work(0), work(1), work(2)])
  for (const [index, victim] of ['station-registry', 'gateway', 'station-registry'].entries()) {
    await until(() => acknowledged.length > index * 4)
    kill(victim)
  }
  await workers

  const { inspection, photos } = await answered(maker, `/inspections/${id}`)
  expect(photos.map((photo: { id: string }) => photo.id).sort()).toEqual(acknowledged.sort())
  expect(inspection.photos).toBe(PICTURES)
  for (const picture of acknowledged) {
    const content = await fetch(`${maker.address}/api/v1/inspection-photos/${picture}/content`, {
      headers: maker.headers,
    })
    expect(content.status).toBe(200)
    expect((await content.arrayBuffer()).byteLength).toBeGreaterThan(0)
  }

  const judged = items.map((key) => ({ key, result: 'met' }))
  const checked = await untilAcknowledged(maker, `/inspections/${id}/self-check`, { version, on: DAY, items: judged })
  const handedIn = { version: checked.version, on: DAY }
  const submitted = await untilAcknowledged(maker, `/inspections/${id}/submit`, handedIn)
  const visit = { version: submitted.version, on: DAY, items: judged }
  const visits = await Promise.all([1, 2].map(() => inspector.post(`/inspections/${id}/on-site-check`, visit)))
  expect(visits.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(visits.find(({ status }) => status === 409)?.body.code).toBe('stale')
})

describe('one process on the same home', () => {
  let before: Answer['body'][]

  beforeAll(async () => {
    before = await readings(writer)
    await platform.stop()
    platform = await startPlatform(home, ['--empty', '--one-process'])
    const { address } = platform.ready
    // Another port; the session is the same.
    writer = clientWith(address, { ...writer.headers, origin: address })
  })

  test('one process answers for every service, and the figures are the same', async () => {
    const programs = platform.ready.processes.map(({ name }) => name).sort()
    expect(programs).toEqual(['all-in-one', 'nats', 'postgres', 'supervisor', 'watchdog'])
    const after = await readings(writer)
    expect(after).toEqual(before)
    for (const { reading } of after) expect(reading.numerator).toBe(1)
  })

  test('killed in the middle, it comes back with what was acknowledged, and does nothing twice', async () => {
    const [village] = await villagesBelow(writer, TOWNSHIP)
    const room = { kind: 'room', name: '单进程社工室', division: village, hostType: 'village', foundedOn: '2026-01-05' }
    const commandId = '0199c0de-0000-7000-8000-000000000001'
    const founded = await writer.post('/stations', room, commandId)
    expect(founded.status, JSON.stringify(founded.body)).toBe(200)

    const before = pidOf('all-in-one') ?? 0
    process.kill(before, 'SIGKILL')
    await eventually(() => pidOf('all-in-one') !== before && isRunning(pidOf('all-in-one') ?? 0), 60_000)
    const again = await untilAcknowledged(writer, '/stations', room, undefined, commandId)
    expect(again).toEqual(founded.body)
    const list = await writer.get(`/stations?division=${village}&text=${encodeURIComponent('单进程')}`)
    expect(list.body.rows).toHaveLength(1)
  })
})

/** The process of a name as it runs now. */
function pidOf(name: string | undefined): number | undefined {
  return platform.readReady().processes.find((one) => one.name === name)?.pid
}

/** Kills a process; of a service that runs in one process with all others, that process. */
function kill(victim: string | undefined): void {
  const pid = pidOf(victim) ?? pidOf('all-in-one')
  if (pid === undefined) throw new Error(`no process ${victim} in ready.json`)
  // Of one that has just been killed, another may not run yet.
  signalProcess(pid, 'SIGKILL')
}

/** A re-inspection of the station. */
async function beginReinspection(maker: RestClient): Promise<{ id: string; version: number; items: string[] }> {
  const begun = await untilAcknowledged(maker, `/stations/${station}/reinspections`, { on: DAY, reason: '年度复查' })
  const { inspection } = await answered(maker, `/inspections/${begun.id}`)
  return { ...begun, items: inspection.items.map(({ key }: { key: string }) => key) }
}

/** What the board of the county shows. */
function readings(client: RestClient): Promise<Answer['body'][]> {
  const codes = ['station-coverage', 'independent-office-rate']
  return Promise.all(codes.map((code) => answered(client, `/indicators/${code}?division=${COUNTY}&on=2026-06-30`)))
}

/** Asks until it is answered. */
async function answered(client: RestClient, path: string): Promise<Answer['body']> {
  return eventually(async () => {
    const { status, body } = await client.get(path)
    return status === 200 && body
  }, 60_000)
}

/** Sends one command under one id until it is answered, as a client should: whatever the answer before, the id stays. */
async function untilAcknowledged(
  client: RestClient,
  path: string,
  input: object,
  patienceMs?: number,
  commandId: string = newId(),
): Promise<Answer['body']> {
  for (;;) {
    const asked = client.post(path, input, commandId).catch(() => undefined)
    const answer: Answer | undefined = await (patienceMs === undefined
      ? asked
      : Promise.race([asked, pause(patienceMs)]))
    if (answer?.status === 200) return answer.body
    if (answer && answer.status < 500) throw new Error(`refused: ${JSON.stringify(answer.body)}`)
    await pause(50)
  }
}

function pause(ms: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), ms))
}

async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 60_000
  while (!condition()) {
    if (Date.now() > deadline) throw new Error('work did not go on within 60 s of a kill')
    await pause(20)
  }
}

async function todosOf(client: RestClient): Promise<{ type: string; id: string }[]> {
  const subjects: { type: string; id: string }[] = []
  let cursor = ''
  do {
    const { body } = await client.get(`/me/todos?limit=200${cursor && `&cursor=${encodeURIComponent(cursor)}`}`)
    subjects.push(...body.rows.map((row: { subject: { type: string; id: string } }) => row.subject))
    cursor = body.next ?? ''
  } while (cursor)
  return subjects
}

async function roomNames(client: RestClient): Promise<string[]> {
  const names: string[] = []
  let cursor = ''
  do {
    const { body } = await client.get(
      `/stations?division=${COUNTY}&kind=room&limit=200${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
    )
    names.push(...body.rows.map((row: { name: string }) => row.name))
    cursor = body.next ?? ''
  } while (cursor)
  return names
}
