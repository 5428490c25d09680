import { stationRegistry } from '@zhanwang/domain-station-registry/contract'
import { newId } from '@zhanwang/kernel/ids'
import { expect, test } from 'vitest'
import { detailsInput } from '../src/policies/policy-input.ts'
import { PolicyRecordSearch, PolicySearch } from '../src/policies/policy-search.ts'

const filled = { title: '社工站管理办法', kind: 'measures', issuer: '十堰市民政局', issuedOn: '2022-03-01' } as const

test('a form with the fields that a document cannot do without is a command that the contract accepts', () => {
  const { input } = stationRegistry.procedures.policies.record
  expect(input.safeParse({ ...detailsInput(filled), division: '4203' }).success).toBe(true)
  for (const field of Object.keys(filled))
    expect(detailsInput({ ...filled, [field]: undefined }), field).toBeUndefined()
})

test('a document is in force from the day on which it was issued unless another is chosen, and without an end', () => {
  expect(detailsInput(filled)).toMatchObject({ validFrom: '2022-03-01', validTo: null })
  const chosen = { validFrom: '2022-04-01', validTo: '2024-03-31' }
  expect(detailsInput({ ...filled, ...chosen })).toMatchObject(chosen)
})

test('the filters of an address are read back, and what does not parse is left out', () => {
  const search = { text: '2022', kind: ['notice'], state: ['running', 'coming'], trial: 'no' }
  expect(PolicySearch.parse(search)).toEqual(search)
  expect(PolicySearch.parse({ kind: 'law', state: 'running', trial: 'perhaps' })).toEqual({})
  const supersedes = newId()
  expect(PolicyRecordSearch.parse({ supersedes })).toEqual({ supersedes })
  expect(PolicyRecordSearch.parse({ supersedes: 'that one' })).toEqual({})
})
