import { stationRegistry } from '@zhanwang/domain-station-registry/contract'
import { groupMembers } from '@zhanwang/domain-station-registry/leading-group-life'
import { expect, it } from 'vitest'
import { planGroups } from '../src/leading-groups.ts'
import { planNetwork } from '../src/network.ts'
import { threePlaces } from './three-places-rows.ts'

it('has one group of the prefecture, of 13 counties and of 135 townships, each fit for the contract and its rules', async () => {
  const rows = (await threePlaces()).map(({ row }) => row)
  const groups = planGroups(rows, planNetwork(rows).waves.flat())
  const lengths = groups.map(({ division }) => division.length)
  expect([4, 6, 9].map((length) => lengths.filter((each) => each === length).length)).toEqual([1, 13, 135])
  expect(new Set(groups.map(({ division }) => division)).size).toBe(149)
  for (const group of groups) {
    const { members } = stationRegistry.procedures.leadingGroups.found.input.parse(group)
    expect(groupMembers(members)).toHaveLength(3)
  }
})
