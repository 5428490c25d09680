import { approvalChanged } from '@zhanwang/domain-approval/events'
import { ruleChanged } from '@zhanwang/domain-rules/rule-changed'
import { defineEvent } from '@zhanwang/kernel/event'
import { Division } from './division.ts'
import { InspectionSummary } from './inspection.ts'
import { Station } from './station.ts'
import { Ticket } from './ticket.ts'
import { VisitFacts } from './visit.ts'

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

/** Anything about an issue ticket changed. Aggregate id: the ticket's id. */
export const ticketChanged = defineEvent({
  context: 'station-registry',
  type: 'ticket-changed',
  version: 1,
  state: Ticket,
  live: { permission: 'ticket.read', place: ({ scopePath }) => scopePath, key: ({ number }) => number },
  golden: {
    id: '0199a1b2-c3d4-7e5f-8a6b-1c2d3e4f5a6c',
    number: 'WT-420304-2026-0007',
    source: 'visit',
    kind: 'premises',
    problem: '个案工作室与档案室合用,没有独立空间',
    division: '420304101',
    divisionName: '杨溪铺镇',
    scopePath: '/42/4203/420304/420304101/',
    station: { code: 'ST-420304101-01', name: '杨溪铺镇社工站' },
    visit: 'DB-420304-2026-0003',
    raisedOn: '2026-06-01',
    raisedBy: '张经办',
    status: 'assigned',
    owner: { level: 'township', account: null },
    dueOn: '2026-06-15',
    measures: '',
    solvedOn: null,
    solvedBy: null,
    closedOn: null,
    escalatedTo: 'county',
    escalatedOn: '2026-06-16',
    version: 2,
  },
})

/** A supervision visit was recorded or struck, or its places were renamed or moved. Aggregate id: the visit's id. */
export const visitRecorded = defineEvent({
  context: 'station-registry',
  type: 'visit-recorded',
  version: 1,
  state: VisitFacts,
  live: { permission: 'ticket.read', place: ({ scopePath }) => scopePath, key: ({ number }) => number },
  golden: {
    id: '0199a1b2-c3d4-7e5f-8a6b-1c2d3e4f5a6d',
    number: 'DB-420304-2026-0003',
    on: '2026-06-01',
    scopePath: '/42/4203/420304/420304101/',
    places: [
      {
        division: '420304101',
        divisionName: '杨溪铺镇',
        station: { code: 'ST-420304101-01', name: '杨溪铺镇社工站' },
      },
    ],
    findings: 2,
    struck: false,
    version: 1,
  },
})

/** A file under approval here was submitted, decided on, escalated or taken back. Aggregate id: the file's id. */
export const registryApprovalChanged = approvalChanged('station-registry')
/** Anything about an acceptance or re-inspection changed, photographs included. Aggregate id: the file's id. */
export const inspectionChanged = defineEvent({
  context: 'station-registry',
  type: 'inspection-changed',
  version: 1,
  state: InspectionSummary,
  live: { permission: 'station.read', place: ({ scopePath }) => scopePath },
  golden: {
    id: '0199a1b2-c3d4-7e5f-8a6b-1c2d3e4f5a6c',
    station: 'ST-420304101-01',
    stationName: '杨溪铺镇社工站',
    stationKind: 'station',
    division: '420304101',
    divisionName: '杨溪铺镇',
    scopePath: '/42/4203/420304/420304101/',
    purpose: 'acceptance',
    status: 'rectifying',
    round: 1,
    checklist: '五统一',
    beganOn: '2022-02-01',
    submittedOn: '2022-02-10',
    inspectedOn: '2022-02-18',
    dueOn: '2022-03-11',
    effectiveOn: null,
    closedOn: null,
    met: 4,
    items: 5,
    score: 80,
    photos: 9,
    version: 4,
  },
})
