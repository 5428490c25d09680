import { expect, test } from 'vitest'
import { CoverageSearch } from '../src/coverage/coverage-search.ts'
import { knownStationFilters } from '../src/stations/known-station-filters.ts'
import { StationSearch } from '../src/stations/station-search.ts'

test('the filters of an address are read back as they were written', () => {
  const search = { text: '杨溪', kind: ['station'], status: ['operating', 'suspended'], limit: 50 }
  expect(knownStationFilters(StationSearch.parse(search))).toEqual(search)
})

test('what does not parse in an address is left out rather than refused', () => {
  const asked = { kind: ['palace'], mode: ['agency', 'magic'], status: 'operating', limit: 'many', premises: 7 }
  expect(knownStationFilters(StationSearch.parse(asked))).toEqual({ mode: ['agency'] })
  expect(knownStationFilters(StationSearch.parse({ parent: 'XX-1', provenance: 'rumour' }))).toEqual({})
  expect(CoverageSearch.parse({ on: '2022-02-30', view: 'sideways', months: 100000 })).toEqual({})
})
