import { hindrance } from '@zhanwang/domain-approval/decide'
import { newId, type Uuid } from '@zhanwang/kernel/ids'
import { EVERYWHERE } from '@zhanwang/kernel/scope'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { approvalOf, saidOf } from '../src/approval-row.ts'
import { getRow, listDecisions } from '../src/approval-store.ts'
import {
  ABOVE,
  asApplication,
  CLERK,
  COUNTERSIGN,
  COUNTY,
  type Docket,
  deskState,
  FIRST,
  officer,
  openDocket,
  openTodos,
  PREFECTURE,
  SECOND,
  TOWN,
  TWO_STEPS,
} from './docket.ts'

let docket: Docket
beforeAll(async () => {
  docket = await openDocket()
})
afterAll(() => docket[Symbol.asyncDispose]())

async function saidIn(id: Uuid) {
  const said = await docket.db.read.selectFrom('approval_decision').selectAll().where('approval_id', '=', id).execute()
  return said.map(({ decided_by_id, outcome }) => [decided_by_id, outcome])
}

describe('a file', () => {
  test('is submitted with its snapshot and waits for the county, but not for those who made it', async () => {
    await using own = await openDocket()
    const { id } = await own.as(CLERK).submit({ madeBy: ['maker'], snapshot: { area: '60 m²' } })
    const file = await own.as(FIRST).get(id)
    expect(file).toMatchObject({
      ...{ status: 'pending', round: 1, step: 0, dueOn: '2026-07-06', hindrance: null, own: false },
      snapshot: { name: '办公桌', area: '60 m²' },
      route: [{ name: '县级审核', placeName: '郧阳区', people: 1 }],
    })
    expect(file.digest).toMatch(/^[0-9a-f]{64}$/)
    expect(await own.as(CLERK).get(id)).toMatchObject({ hindrance: 'approval-own', own: true })
    expect(await openTodos(own)).toEqual([
      { kind: 'desk.decide', for: COUNTY, notFor: ['clerk', 'maker'], dueOn: '2026-07-06', escalated: false },
    ])
  })

  test('of a subject that is under approval is refused until the first is finished', async () => {
    const { id, desk } = await docket.as(CLERK).submit()
    await expect(docket.as(CLERK).submit({ desk })).rejects.toThrow('conflict: approval-open-already')
    await docket.as(CLERK).withdraw(id, 1)
    expect(await deskState(docket, desk)).toBe('withdrawn')
    await docket.as(CLERK).submit({ desk })
  })

  test('outside the scope is not found', async () => {
    const { id } = await docket.as(CLERK).submit()
    const beside = docket.as(officer('beside', '/42/4203/420302/'))
    await expect(beside.get(id)).rejects.toThrow('not-found')
    await expect(beside.decide(id, 1)).rejects.toThrow('not-found')
    await expect(beside.withdraw(id, 1)).rejects.toThrow('not-found')
  })

  test('keeps what was submitted and said: the application itself can neither change nor remove it', async () => {
    const { id } = await docket.as(CLERK).submit()
    await docket.as(FIRST).decide(id, 1, { outcome: 'return', comment: '请补充' })
    for (const statement of [
      `UPDATE approval_round SET snapshot = '{}'`,
      'DELETE FROM approval_round',
      `UPDATE approval_decision SET outcome = 'approve'`,
      'DELETE FROM approval_decision',
      `UPDATE approval SET route = '{}'`,
      'DELETE FROM approval',
    ]) {
      await expect(asApplication(docket, statement)).rejects.toThrow('permission denied')
    }
    const again = `INSERT INTO approval_decision SELECT * FROM approval_decision WHERE approval_id = '${id}'`
    await expect(asApplication(docket, again)).rejects.toThrow('approval_decision_pkey')
  })
})

describe('a decision', () => {
  test('and what follows from it are committed together', async () => {
    const { id, desk } = await docket.as(CLERK).submit({ name: '一号桌' })
    expect(await docket.as(FIRST).decide(id, 1)).toMatchObject({ status: 'approved', version: 2 })
    expect(await deskState(docket, desk)).toBe('approved')
    const events = await docket.db.read.selectFrom('outbox').select('state').where('aggregate_id', '=', id).execute()
    expect(events.map(({ state }) => state)).toMatchObject([{ status: 'pending' }, { status: 'approved', version: 2 }])
  })

  test.each([
    ['a rule', { forbidden: true }, 'desk-forbidden'],
    ['a fault', { broken: true }, 'the desk cannot be made'],
  ])('leaves the file as it was where %s stops what would follow', async (_, snapshot, message) => {
    const { id, desk } = await docket.as(CLERK).submit({ snapshot })
    await expect(docket.as(FIRST).decide(id, 1)).rejects.toThrow(message)
    expect(await docket.as(FIRST).get(id)).toMatchObject({ status: 'pending', version: 1, decisions: [] })
    expect(await deskState(docket, desk)).toBe('pending')
    const open = await docket.db.read.selectFrom('todo').select('status').where('subject_id', '=', id).execute()
    expect(open).toEqual([{ status: 'open' }])
    await docket.as(FIRST).decide(id, 1, { outcome: 'return', comment: '请修改' })
  })

  test('whose consequence the database refuses says why, and the file waits on', async () => {
    const first = await docket.as(CLERK).submit({ name: '同名桌' })
    await docket.as(FIRST).decide(first.id, 1)
    const second = await docket.as(CLERK).submit({ name: '同名桌' })
    await expect(docket.as(FIRST).decide(second.id, 1)).rejects.toThrow('conflict: desk-name-taken')
    expect(await docket.as(FIRST).get(second.id)).toMatchObject({ status: 'pending', decisions: [] })
  })

  test('of two approvers at once counts once; the other sees that it is not the file they saw', async () => {
    const { id } = await docket.as(CLERK).submit({ name: '二号桌', route: COUNTERSIGN })
    const both = await Promise.allSettled([docket.as(FIRST).decide(id, 1), docket.as(SECOND).decide(id, 1)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    for (const one of both) if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'stale' })
    expect(await saidIn(id)).toHaveLength(1)
  })

  test('of many at once on many files ends each file once', async () => {
    const files = await Promise.all(
      Array.from({ length: 8 }, (_, index) => docket.as(CLERK).submit({ name: `并发桌${index}` })),
    )
    const officers = [FIRST, SECOND, officer('county-3', COUNTY), officer('county-4', COUNTY)]
    const tries = files.flatMap(({ id }) => officers.map((actor) => docket.as(actor).decide(id, 1)))
    const outcomes = await Promise.allSettled(tries)
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(files.length)
    for (const { id, desk } of files) {
      expect(await saidIn(id)).toHaveLength(1)
      expect(await deskState(docket, desk)).toBe('approved')
    }
  })

  test('sent again under its id is the same decision', async () => {
    const { id } = await docket.as(CLERK).submit({ name: '三号桌' })
    const commandId = newId()
    const first = await docket.as(FIRST).decide(id, 1, {}, commandId)
    expect(await docket.as(FIRST).decide(id, 1, {}, commandId)).toEqual(first)
    expect(await saidIn(id)).toHaveLength(1)
  })

  test('on what one submitted oneself is refused, whatever one holds', async () => {
    const both = officer('both', TOWN, COUNTY, PREFECTURE)
    const { id } = await docket.as(both).submit()
    await expect(docket.as(both).decide(id, 1)).rejects.toThrow('rule-broken: approval-own')
    expect(await saidIn(id)).toEqual([])
  })

  test('at two steps takes two people; the to-do goes from one to the other', async () => {
    await using own = await openDocket()
    const both = officer('both', COUNTY, PREFECTURE)
    const { id } = await own.as(CLERK).submit({ route: TWO_STEPS })
    await own.as(both).decide(id, 1)
    expect(await openTodos(own)).toEqual([
      { kind: 'desk.decide', for: PREFECTURE, notFor: ['both', 'clerk'], dueOn: '2026-07-13', escalated: false },
    ])
    await expect(own.as(both).decide(id, 2)).rejects.toThrow('approval-decided-already')
    expect(await own.as(ABOVE).decide(id, 2)).toMatchObject({ status: 'approved' })
    expect(await openTodos(own)).toEqual([])
  })

  test('of a countersign waits for the other people only', async () => {
    await using own = await openDocket()
    const { id } = await own.as(CLERK).submit({ route: COUNTERSIGN })
    expect(await own.as(FIRST).decide(id, 1)).toMatchObject({ status: 'pending', version: 2 })
    expect(await openTodos(own)).toMatchObject([{ for: COUNTY, notFor: ['clerk', 'county-1'], dueOn: '2026-07-06' }])
    expect((await own.as(FIRST).list()).rows).toEqual([])
    expect((await own.as(SECOND).list()).rows).toHaveLength(1)
    expect(await own.as(SECOND).decide(id, 2)).toMatchObject({ status: 'approved' })
  })
})

describe('a returned file', () => {
  test('waits for its submitter, is mended, and shows both rounds', async () => {
    await using own = await openDocket()
    const { id, desk } = await own.as(CLERK).submit({ madeBy: ['maker'] })
    await expect(own.as(FIRST).decide(id, 1, { outcome: 'return' })).rejects.toThrow('approval-comment-missing')
    await own.as(FIRST).decide(id, 1, { outcome: 'return', comment: '面积不足' })
    expect(await deskState(own, desk)).toBe('returned')
    expect(await openTodos(own)).toMatchObject([{ kind: 'approval.returned', for: 'clerk', dueOn: null }])
    expect((await own.as(FIRST).list()).rows).toEqual([])

    const colleague = officer('colleague', TOWN)
    await own.as(colleague, '2026-07-01T10:00:00+08:00').resubmit(id, { name: '大办公桌' })
    const file = await own.as(FIRST).get(id)
    expect(file).toMatchObject({
      ...{ status: 'pending', round: 2, version: 3, submittedBy: '经办colleague', dueOn: '2026-07-08' },
      snapshot: { name: '大办公桌' },
      rounds: [{ submittedBy: '经办clerk' }, { submittedBy: '经办colleague' }],
      decisions: [{ round: 1, outcome: 'return', comment: '面积不足', by: '经办county-1' }],
    })
    expect(file.rounds[0]?.digest).not.toBe(file.digest)
    expect(await openTodos(own)).toMatchObject([{ for: COUNTY, notFor: ['clerk', 'colleague', 'maker'] }])
    expect(await own.as(FIRST).decide(id, 3)).toMatchObject({ status: 'approved' })
  })

  test('is the only one that is sent again', async () => {
    const { id } = await docket.as(CLERK).submit()
    await expect(docket.as(CLERK).resubmit(id, {})).rejects.toThrow('rule-broken: approval-not-returned')
  })
})

test('a withdrawn file waits for nobody and takes no decision', async () => {
  await using own = await openDocket()
  const { id, desk } = await own.as(CLERK).submit()
  await expect(own.as(FIRST).withdraw(id, 1)).rejects.toThrow('approval-not-submitter')
  expect(await own.as(CLERK).withdraw(id, 1)).toMatchObject({ status: 'withdrawn' })
  expect(await deskState(own, desk)).toBe('withdrawn')
  expect(await openTodos(own)).toEqual([])
  await expect(own.as(FIRST).decide(id, 2)).rejects.toThrow('approval-finished')
})

describe('the list', () => {
  test('of what waits for me holds exactly what the rule lets me decide', async () => {
    await using own = await openDocket()
    const people = [CLERK, FIRST, SECOND, ABOVE, officer('both', TOWN, COUNTY, PREFECTURE), officer('all', '/')]
    const ids = []
    for (const [index, submitter] of people.entries()) {
      const { id } = await own.as(submitter).submit({
        route: [TWO_STEPS, COUNTERSIGN][index % 2] ?? TWO_STEPS,
        madeBy: index === 2 ? ['county-1'] : [],
      })
      ids.push(id)
      const decider = [FIRST, SECOND][index % 2] ?? FIRST
      if (index % 3 === 0)
        await own
          .as(decider)
          .decide(id, 1)
          .catch(() => undefined)
    }
    for (const actor of people) {
      const listed = (await own.as(actor).list()).rows.map(({ id }) => id).sort()
      const allowed = []
      for (const id of ids) {
        const row = await getRow(own.db.read, id, [EVERYWHERE])
        const said = (await listDecisions(own.db.read, id)).map(saidOf)
        if (hindrance(approvalOf(row, said), actor) === null) allowed.push(id)
      }
      expect([actor.id, listed]).toEqual([actor.id, allowed.sort()])
    }
  })

  test('goes by deadline, pages without gap, and narrows to a division', async () => {
    await using own = await openDocket()
    for (const day of ['03', '01', '02']) await own.as(CLERK, `2026-07-${day}T09:00:00+08:00`).submit()
    const first = await own.as(FIRST).list({ limit: 2, division: '420304' })
    const second = await own.as(FIRST).list({ limit: 2, cursor: first.next ?? '' })
    expect([...first.rows, ...second.rows].map(({ dueOn }) => dueOn)).toEqual([
      '2026-07-08',
      '2026-07-09',
      '2026-07-10',
    ])
    expect(second.next).toBeNull()
    await expect(own.as(FIRST).list({ division: '420399' })).rejects.toThrow('division-unknown')
    expect((await own.as(CLERK).list({ queue: 'submitted', limit: 2 })).rows.map(({ dueOn }) => dueOn)).toEqual([
      '2026-07-09',
      '2026-07-08',
    ])
    expect((await own.as(FIRST).list({ queue: 'submitted' })).rows).toEqual([])
    expect((await own.as(ABOVE).list({ queue: 'all', status: ['pending'] })).rows).toHaveLength(3)
    expect((await own.as(ABOVE).list({ queue: 'all', status: ['approved', 'returned'] })).rows).toEqual([])
  })
})
