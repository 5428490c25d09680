import { ruleChanged } from '@zhanwang/domain-rules/rule-changed'
import { defineEvent } from '@zhanwang/kernel/event'
import { Division } from './division.ts'
import { Station } from './station.ts'

/** A version of a division was loaded or changed. Aggregate id: `420304@2014-12-09`, code and first day. */
export const divisionChanged = defineEvent({
  context: 'station-registry',
  type: 'division-changed',
  version: 1,
  state: Division,
  live: { permission: 'division.read', place: ({ scopePath }) => scopePath, key: ({ code }) => code },
  golden: {
    code: '420304',
    name: '郧阳区',
    kind: 'county',
    level: 'county',
    parent: '4203',
    scopePath: '/42/4203/420304/',
    validFrom: '2014-12-09',
    validTo: null,
    successors: [],
    official: true,
    source: '国务院批复 2014',
    remark: '',
  },
})

/** A version of one of the registry's rules was published, ended, replaced or moved with its division. */
export const registryRuleChanged = ruleChanged('station-registry')

/** Anything about a station changed. Aggregate id: the station's id. */
export const stationChanged = defineEvent({
  context: 'station-registry',
  type: 'station-changed',
  version: 1,
  state: Station,
  live: { permission: 'station.read', place: ({ scopePath }) => scopePath, key: ({ code }) => code },
  golden: {
    id: '0199a1b2-c3d4-7e5f-8a6b-1c2d3e4f5a6b',
    code: 'ST-420304101-01',
    kind: 'station',
    name: '杨溪铺镇社工站',
    hostType: 'town',
    division: '420304101',
    divisionName: '杨溪铺镇',
    scopePath: '/42/4203/420304/420304101/',
    parent: null,
    status: 'operating',
    statusSince: '2022-03-01',
    foundedOn: '2021-12-01',
    plaqueOn: '2022-03-01',
    mode: 'agency',
    premises: {
      type: 'independent',
      sharedWith: '',
      address: '',
      areaM2: 60,
      caseRooms: 1,
      groupRooms: 1,
      longitude: null,
      latitude: null,
    },
    features: [{ kind: 'feature', text: '孵化社区社会组织' }],
    responsible: [],
    phone: '',
    provenance: 'demonstration',
    remark: '',
    version: 3,
  },
})
