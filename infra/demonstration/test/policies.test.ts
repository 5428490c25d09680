import { stationRegistry } from '@zhanwang/domain-station-registry/contract'
import { checkPolicyDates } from '@zhanwang/domain-station-registry/policy-life'
import { BusinessDate } from '@zhanwang/kernel/calendar'
import { expect, it } from 'vitest'
import { POLICIES } from '../src/policies.ts'
import { threePlaces } from './three-places-rows.ts'

it('fits the contract and its rules, for divisions that are there, each after the one whose place it takes', async () => {
  const codes = new Set((await threePlaces()).map(({ row }) => row.code))
  const keys: string[] = []
  for (const { key, supersedes, ...policy } of POLICIES) {
    const input = stationRegistry.procedures.policies.record.input.parse(policy)
    checkPolicyDates(input, BusinessDate.parse('2026-01-01'))
    expect(codes).toContain(policy.division)
    if (supersedes) expect(keys).toContain(supersedes)
    expect(keys).not.toContain(key)
    keys.push(key)
  }
})

it('says of what is made up that it is', () => {
  for (const { provenance, summary, title } of POLICIES) {
    expect(summary, title).toContain('演示数据')
    if (provenance === 'demonstration') expect(title).toContain('(演示)')
  }
})
