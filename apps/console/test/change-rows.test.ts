import { expect, test } from 'vitest'
import { changesOf } from '../src/audit/change-rows.ts'

test('a change shows each field that differs, those of an object inside one by one', () => {
  const { isNew, rows, facts } = changesOf({
    before: { premises: { type: 'shared', address: '', areaM2: 40 }, name: '甲社工站' },
    after: { premises: { type: 'independent', address: '', areaM2: 40 }, name: '乙社工站' },
    on: '2022-03-01',
    reason: '搬迁',
  })
  expect(isNew).toBe(false)
  expect(rows).toEqual([
    { path: ['name'], before: '甲社工站', after: '乙社工站' },
    { path: ['premises', 'type'], before: 'shared', after: 'independent' },
  ])
  expect(facts).toEqual([
    { name: 'on', value: '2022-03-01' },
    { name: 'reason', value: '搬迁' },
  ])
})

test('what is new shows what it holds and leaves out what is empty', () => {
  const { isNew, rows } = changesOf({
    before: null,
    after: { id: 'x', name: '甲站', phone: '', mode: null, version: 1 },
  })
  expect(isNew).toBe(true)
  expect(rows).toEqual([{ path: ['name'], before: undefined, after: '甲站' }])
})

test('an object that appears or goes away shows its fields', () => {
  const { rows } = changesOf({ before: { premises: { type: 'shared' } }, after: { premises: null } })
  expect(rows).toEqual([{ path: ['premises', 'type'], before: 'shared', after: undefined }])
})

test('an entry without before and after shows all that it tells', () => {
  const before = [{ code: '420304' }]
  const { rows, facts } = changesOf({ created: 0, before, remark: '', codes: [] })
  expect(rows).toEqual([])
  expect(facts).toEqual([
    { name: 'created', value: 0 },
    { name: 'before', value: before },
  ])
})
