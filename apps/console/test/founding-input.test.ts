import { stationRegistry } from '@zhanwang/domain-station-registry/contract'
import { expect, test } from 'vitest'
import { applicationInput, foundingInput } from '../src/station-founding/founding-input.ts'

const filled = {
  division: '420304101',
  kind: 'station',
  hostType: 'town',
  name: '青曲镇社工站',
  foundedOn: '2022-03-01',
} as const

test('a form with the fields that a station cannot do without is a command that the contract accepts', () => {
  const { input } = stationRegistry.procedures.stations.found
  expect(input.safeParse(foundingInput(filled)).success).toBe(true)
  expect(
    input.safeParse(foundingInput({ ...filled, hasPremises: true, premises: { type: 'shared', sharedWith: '民政所' } }))
      .success,
  ).toBe(true)
})

test('a form without one of those fields is no command', () => {
  for (const field of Object.keys(filled))
    expect(foundingInput({ ...filled, [field]: undefined }), field).toBeUndefined()
})

test('premises are sent only when the reader chose to record them', () => {
  expect(foundingInput({ ...filled, hasPremises: false, premises: { type: 'independent' } })?.premises).toBeNull()
})

test('independent premises are shared with nobody, whatever was typed before', () => {
  const premises = { type: 'independent', sharedWith: '民政所' } as const
  expect(foundingInput({ ...filled, hasPremises: true, premises })?.premises?.sharedWith).toBe('')
})

test('an application is the same without a founding day, which is that of its approval', () => {
  const { input } = stationRegistry.procedures.applications.submit
  const { foundedOn: _day, ...undated } = filled
  expect(input.safeParse(applicationInput(undated)).success).toBe(true)
  expect(input.safeParse(applicationInput(filled)).success).toBe(true)
})
