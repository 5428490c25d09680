import { newId } from '@zhanwang/kernel/ids'
import { expect, test } from 'vitest'
import { aRoom, aStation, operating, shiyan, type TestRegistry } from './registry.ts'

const [TOWN, OTHER] = ['420304101', '420304102']
const on = '2023-05-01'
const reason = '撤并'
const responsible = [{ duty: 'leads' as const, name: '张经办', title: '副镇长' }]

/** A station with a room, a file and a person responsible. */
async function aStationWithMuch(registry: TestRegistry) {
  const all = registry.as()
  const { code } = await operating(all, aStation(TOWN, { responsible }))
  const { ticket } = await registry.upload('协议.pdf', '%PDF-1.7\n站点协议\n%%EOF\n')
  await all.attachments.add({ code, kind: 'agreement', title: '合作协议', file: ticket })
  const room = await operating(all, aRoom('420304101201'), '2022-04-01')
  const { station } = await all.stations.get({ code })
  return { code, version: station.version, room }
}

test('the check says what blocks, what is to be handed over and what goes along by itself', async () => {
  await using registry = await shiyan()
  const { code } = await aStationWithMuch(registry)
  const check = async (step: 'close' | 'merge') => {
    const { hanging } = await registry.as('/42/4203/420304/').stations.closingCheck({ code, step })
    return hanging.map(({ kind, weight, count, names }) => [kind, weight, count, ...names])
  }
  const files = ['attachments', 'acknowledge', 1, '合作协议']
  const people = ['responsible', 'acknowledge', 1, '张经办(副镇长)']
  expect(await check('close')).toEqual([['children', 'blocks', 1, '社工室420304101201'], files, people])
  expect(await check('merge')).toEqual([['children', 'along', 1, '社工室420304101201'], files, people])
  const outside = registry.as('/42/4203/420302/').stations.closingCheck({ code, step: 'close' })
  await expect(outside).rejects.toMatchObject({ code: 'not-found' })
})

test('a station closes once nothing blocks and it is said to whom goes what it leaves; history and audit keep it', async () => {
  await using registry = await shiyan()
  const all = registry.as()
  const { code, version, room } = await aStationWithMuch(registry)
  const close = (kinds: readonly ('attachments' | 'responsible')[]) =>
    all.stations.close({
      code,
      version,
      on,
      reason,
      handOver: kinds.map((kind) => ({ kind, to: '镇民政办', note: '两箱' })),
    })
  await expect(close(['attachments', 'responsible'])).rejects.toThrow('children-active')
  await all.stations.close({ code: room.code, version: room.version, on, reason })
  await expect(close([])).rejects.toThrow('attachments-not-handed-over')
  await expect(close(['attachments'])).rejects.toThrow('responsible-not-handed-over')
  await close(['attachments', 'responsible'])

  const handOver = [
    { kind: 'attachments', to: '镇民政办', note: '两箱' },
    { kind: 'responsible', to: '镇民政办', note: '两箱' },
  ]
  const { rows: entries } = await all.stations.history({ code })
  expect(entries[0]).toMatchObject({ status: 'closed', reason, handOver })
  expect(entries[1]).toMatchObject({ status: 'operating', handOver: [] })
  const { rows: audit } = await all.audit.search({ subject: code })
  expect(audit[0]).toMatchObject({ detail: { on, handOver } })
})

test('a merger takes along what stands below and asks to whom goes the rest', async () => {
  await using registry = await shiyan()
  const all = registry.as()
  const into = await operating(all, aStation(OTHER))
  const { code, version, room } = await aStationWithMuch(registry)
  const merge = (handOver: { kind: 'attachments' | 'responsible'; to: string }[]) =>
    all.stations.merge({ code, version, into: into.code, on, reason, handOver })
  await expect(merge([])).rejects.toThrow('attachments-not-handed-over')
  const to = '青曲镇社工站'
  await merge([
    { kind: 'attachments', to },
    { kind: 'responsible', to },
  ])
  expect((await all.stations.get({ code: room.code })).parent?.code).toBe(into.code)
  expect((await all.stations.history({ code })).rows[0]).toMatchObject({ status: 'merged', handOver: [{ to }, { to }] })
})

test('who goes on with open issue tickets is said as well', async () => {
  await using registry = await shiyan()
  const all = registry.as()
  const { code, version } = await operating(all, aStation(TOWN))
  const { number } = await all.tickets.raise({
    source: 'hotline',
    kind: 'premises',
    problem: '办公用房被占用',
    station: code,
  })
  const { hanging } = await all.stations.closingCheck({ code, step: 'close' })
  expect(hanging).toEqual([{ kind: 'tickets', weight: 'acknowledge', count: 1, names: [`${number} 办公用房被占用`] }])
  await expect(all.stations.close({ code, version, on, reason })).rejects.toThrow('tickets-not-handed-over')
  await all.stations.close({ code, version, on, reason, handOver: [{ kind: 'tickets', to: '县局业务科' }] })
})

test('a repeated closing with the same command id answers as the first did', async () => {
  await using registry = await shiyan()
  const all = registry.as()
  const { code, version } = await operating(all, aStation(TOWN, { responsible }))
  const id = newId()
  const input = { code, version, on, reason, handOver: [{ kind: 'responsible' as const, to: '镇民政办' }] }
  const first = await all.stations.close(input, id)
  expect(await all.stations.close(input, id)).toEqual(first)
})
