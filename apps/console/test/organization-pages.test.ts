import { stationRegistry } from '@zhanwang/domain-station-registry/contract'
import { expect, test } from 'vitest'
import { codeState, detailsInput } from '../src/organizations/organization-input.ts'
import { OrganizationSearch } from '../src/organizations/organization-search.ts'

const RIGHT = '52420300MJX0000188'
const DOUBTFUL = '52420300MJX0000187'
const filled = { code: RIGHT, name: '十堰市示例社工服务中心', kind: 'agency', level: 'prefecture' } as const

test('a code is judged as people write it', () => {
  expect(codeState('52420300-mjx0000188 ')).toBe('right')
  expect(codeState(DOUBTFUL)).toBe('doubtful')
  expect(codeState('52420300MJX00O0188')).toBe('malformed')
  expect(codeState('')).toBe('malformed')
})

test('a form with the fields that an organization cannot do without is a command that the contract accepts', () => {
  const { input } = stationRegistry.procedures.organizations.register
  expect(input.safeParse({ ...detailsInput(filled), division: '4203' }).success).toBe(true)
  for (const field of Object.keys(filled))
    expect(detailsInput({ ...filled, [field]: undefined }), field).toBeUndefined()
})

test('evidence goes with a doubtful code only, whatever was written before it was put right', () => {
  expect(detailsInput({ ...filled, code: DOUBTFUL, codeEvidence: '登记证书' })?.codeEvidence).toBe('登记证书')
  expect(detailsInput({ ...filled, codeEvidence: '登记证书' })?.codeEvidence).toBe('')
})

test('the filters of an address are read back, and what does not parse is left out', () => {
  expect(OrganizationSearch.parse({ kept: 'here', kind: ['agency'], gradeFrom: '3', dissolved: 'true' })).toEqual({
    ...{ kept: 'here', kind: ['agency'], gradeFrom: 3, dissolved: true },
  })
  expect(OrganizationSearch.parse({ kept: 'there', kind: 'palace', gradeFrom: '9', listed: 'barred' })).toEqual({})
})
