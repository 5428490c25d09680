import { stationRegistry } from '@zhanwang/domain-station-registry/contract'
import { DAILY_RUNS } from '@zhanwang/domain-station-registry/daily-runs'
import { DivisionCode } from '@zhanwang/kernel/division-code'
import { newId } from '@zhanwang/kernel/ids'
import { ScopePath } from '@zhanwang/kernel/scope'
import { dailyDay } from '@zhanwang/persistence/daily-runs'
import { openTodo } from '@zhanwang/todos/todo-store'
import { expect, test } from 'vitest'
import { stationRegistryService } from '../src/service.ts'
import { NOW, row, shiyan } from './registry.ts'

test('a township that comes to another county takes along what waits there, in the transaction that moves it', async () => {
  await using registry = await shiyan()
  const { call } = dailyDay({ service: stationRegistry.context, run: 'test', now: NOW })
  await registry.db.command(call('open'), async (tx) => {
    tx.audit({ subjectType: 'test', subjectId: 'test', scopePath: '/', division: null })
    await openTodo(tx, stationRegistry.context, {
      key: 'test/1',
      kind: 'test',
      weight: 'action',
      params: {},
      subject: { type: 'test', id: newId() },
      addressee: { permission: 'station.supervise', place: ScopePath.parse('/42/4203/420304/') },
      division: DivisionCode.parse('420304102'),
      divisionName: '青曲镇',
      scopePath: ScopePath.parse('/42/4203/420304/420304102/'),
      openedOn: '2026-06-30',
      dueOn: null,
    })
  })
  const moved = row('420304102', '青曲街道', 'subdistrict', '420302', { validFrom: '2014-12-09' })
  await registry.as().divisions.publishEdition({ source: '改隶', rows: [moved] })
  expect(await registry.db.read.selectFrom('todo').selectAll().execute()).toMatchObject([
    {
      scope_path: '/42/4203/420302/420304102/',
      place: '/42/4203/420302/',
      division_name: '青曲街道',
      version: 2,
    },
  ])
  const told = await registry.db.read
    .selectFrom('outbox')
    .select('aggregate_version')
    .where('type', '=', 'todo-changed')
    .orderBy('aggregate_version')
    .execute()
  expect(told).toEqual([{ aggregate_version: 1 }, { aggregate_version: 2 }])
})

test('what the registry does by itself once a day has a name for the audit', async () => {
  await using registry = await shiyan()
  const runs = stationRegistryService.dailyRuns?.(registry.parts) ?? []
  expect(runs.length).toBeGreaterThan(0)
  expect(runs.map(({ name }) => name).filter((name) => !Object.hasOwn(DAILY_RUNS, name))).toEqual([])
})
