import { DivisionCode } from '@zhanwang/kernel/division-code'
import { ScopePath } from '@zhanwang/kernel/scope'
import { dailyDay } from '@zhanwang/persistence/daily-runs'
import { expect, test } from 'vitest'
import { approvalEscalation } from '../src/escalate-approvals.ts'
import { restampApprovals } from '../src/restamp-approvals.ts'
import {
  ABOVE,
  CLERK,
  CONTEXT,
  COUNTY,
  type Docket,
  FIRST,
  MONDAY,
  officer,
  openDocket,
  openTodos,
  PREFECTURE,
  TWO_STEPS,
} from './docket.ts'

/** The daily run of a day at 00:05 in Shanghai. */
async function escalateOn({ db }: Pick<Docket, 'db'>, day: string): Promise<void> {
  const run = approvalEscalation({ db, context: CONTEXT })
  await run.run(dailyDay({ service: CONTEXT, run: run.name, now: new Date(`${day}T00:05:00+08:00`) }))
}

test('on the last day of its deadline a file is in time, on the next the level above may decide it too', async () => {
  await using docket = await openDocket()
  const { id } = await docket.as(CLERK).submit()
  await escalateOn(docket, '2026-07-06')
  expect(await docket.as(FIRST).get(id)).toMatchObject({ escalated: false, version: 1 })
  await expect(docket.as(ABOVE).decide(id, 1)).rejects.toThrow('approval-not-decider')

  await escalateOn(docket, '2026-07-07')
  expect(await docket.as(FIRST).get(id)).toMatchObject({ escalated: true, version: 2, dueOn: '2026-07-06' })
  expect(await openTodos(docket)).toMatchObject([
    { for: COUNTY, escalated: true, dueOn: '2026-07-06' },
    { for: PREFECTURE, escalated: true, dueOn: '2026-07-06', notFor: ['clerk'] },
  ])
  expect((await docket.as(ABOVE).list()).rows).toHaveLength(1)
  expect((await docket.as(officer('province', '/42/')).list()).rows).toEqual([])
  expect(await docket.as(ABOVE).decide(id, 2)).toMatchObject({ status: 'approved' })
  expect((await docket.as(FIRST).get(id)).decisions).toMatchObject([{ by: '经办prefecture-1', escalated: true }])
  expect(await openTodos(docket)).toEqual([])
})

test('a deadline that passes while everything is down escalates once at the next run, however often that is begun', async () => {
  await using docket = await openDocket()
  const { id } = await docket.as(CLERK).submit()
  const inTime = await docket.as(CLERK, '2026-09-30T10:00:00+08:00').submit()
  await escalateOn(docket, '2026-10-05')
  await Promise.all([escalateOn(docket, '2026-10-05'), escalateOn(docket, '2026-10-06')])
  await escalateOn(docket, '2026-10-07')
  expect(await docket.as(FIRST).get(id)).toMatchObject({ escalated: true, version: 2 })
  expect(await docket.as(FIRST).get(inTime.id)).toMatchObject({ escalated: false, version: 1 })
  const entries = await docket.db.read
    .selectFrom('audit_entry')
    .select(['actor_kind', 'procedure'])
    .where('subject_id', '=', id)
    .where('actor_kind', '=', 'system')
    .execute()
  expect(entries).toEqual([{ actor_kind: 'system', procedure: 'daily.approval-escalation' }])
})

test('each step has a deadline of its own, and more files than one look finds are all escalated', async () => {
  await using docket = await openDocket()
  const { id } = await docket.as(CLERK).submit({ route: TWO_STEPS })
  for (let count = 0; count < 120; count++) await docket.as(CLERK).submit()
  await escalateOn(docket, '2026-07-07')
  const { rows } = await docket.as(officer('x', PREFECTURE)).list({ limit: 200 })
  expect(rows).toHaveLength(121)
  await docket.as(FIRST, '2026-07-07T10:00:00+08:00').decide(id, 2)
  expect(await docket.as(ABOVE).get(id)).toMatchObject({ step: 1, escalated: false, dueOn: '2026-07-21' })
  await escalateOn(docket, '2026-07-21')
  expect(await docket.as(ABOVE).get(id)).toMatchObject({ escalated: false })
})

// 2026-07-01 and -02 as days off of the place: the county has two working days more.
test('local holidays move the deadline, also that of a later round', async () => {
  await using docket = await openDocket()
  const holidays = ['2026-07-01', '2026-07-02']
  const { id } = await docket.as(CLERK).submit({ holidays })
  expect(await docket.as(FIRST).get(id)).toMatchObject({ dueOn: '2026-07-08' })
  await escalateOn(docket, '2026-07-08')
  await docket.as(FIRST).decide(id, 1, { outcome: 'return', comment: '请修改' })
  await docket.as(CLERK, MONDAY).resubmit(id, {})
  expect(await docket.as(FIRST).get(id)).toMatchObject({ dueOn: '2026-07-08', escalated: false })
})

test('a decision that comes while the run looks is no fault, and a decided file stays as it is', async () => {
  await using docket = await openDocket()
  const files = await Promise.all(
    Array.from({ length: 6 }, (_, index) => docket.as(CLERK).submit({ name: `桌${index}` })),
  )
  const late = docket.as(FIRST, '2026-07-07T00:05:00+08:00')
  const decisions = files.map(({ id }) => late.decide(id, 1).catch(() => late.decide(id, 2)))
  await Promise.all([escalateOn(docket, '2026-07-07'), ...decisions])
  for (const { id } of files) {
    expect(await docket.as(FIRST).get(id)).toMatchObject({ status: 'approved', escalated: false })
  }
})

test('a township that moves to another county takes its files along', async () => {
  await using docket = await openDocket()
  const { id } = await docket.as(CLERK).submit()
  const path = ScopePath.parse('/42/4203/420302/420304101/')
  const call = dailyDay({ service: CONTEXT, run: 'test', now: new Date(MONDAY) }).call('move')
  await docket.db.command(call, async (tx) => {
    expect(
      await restampApprovals(tx, CONTEXT, [{ code: DivisionCode.parse('420304101'), path, name: '杨溪铺镇' }]),
    ).toBe(1)
    return {}
  })
  await expect(docket.as(FIRST).get(id)).rejects.toThrow('not-found')
  const other = docket.as(officer('other', '/42/4203/420302/'))
  expect((await other.list()).rows).toMatchObject([{ id, scopePath: path, version: 2 }])
  expect(await other.decide(id, 2)).toMatchObject({ status: 'approved' })
})
