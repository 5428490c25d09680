import { approvalChanged } from '@zhanwang/domain-approval/events'
import { ruleChanged } from '@zhanwang/domain-rules/rule-changed'
import { defineEvent } from '@zhanwang/kernel/event'
import { Division } from './division.ts'
import { InspectionSummary } from './inspection.ts'
import { LeadingGroup } from './leading-group.ts'
import { Organization } from './organization.ts'
import { Policy } from './policy.ts'
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

/** Anything about an organization changed. Aggregate id: the organization's id. */
export const organizationChanged = defineEvent({
  context: 'station-registry',
  type: 'organization-changed',
  version: 1,
  state: Organization,
  live: { permission: 'organization.read', place: () => null },
  golden: {
    id: '0199a1b2-c3d4-7e5f-8a6b-1c2d3e4f5a70',
    code: '52420300MJ0000077P',
    codeEvidence: '',
    name: '十堰市示例社会工作服务中心',
    kind: 'agency',
    level: 'prefecture',
    division: '4203',
    divisionName: '十堰市',
    scopePath: '/42/4203/',
    authority: '十堰市民政局',
    representative: '',
    foundedOn: '2019-05-06',
    address: '',
    contact: '',
    phone: '',
    grade: { grade: 4, ratedOn: '2023-11-01', validTo: '2028-11-01' },
    listings: [{ list: 'barred', from: '2026-01-01', until: '2026-12-31' }],
    dissolvedOn: null,
    provenance: 'demonstration',
    remark: '',
    version: 3,
  },
})

/** Anything about a policy document changed. Aggregate id: the document's id. */
export const policyChanged = defineEvent({
  context: 'station-registry',
  type: 'policy-changed',
  version: 1,
  state: Policy,
  // Those below read it too.
  live: { permission: 'policy.read', place: () => null },
  golden: {
    id: '0199a1b2-c3d4-7e5f-8a6b-1c2d3e4f5a71',
    number: '红民发〔2021〕1号',
    title: '红河州乡镇(街道)社会工作服务站建设实施方案(试行)',
    kind: 'plan',
    issuer: '红河州民政局',
    division: '5325',
    divisionName: '红河哈尼族彝族自治州',
    scopePath: '/53/5325/',
    issuedOn: '2021-05-01',
    validFrom: '2021-05-01',
    validTo: null,
    trial: true,
    summary: '',
    supersedes: null,
    repealed: null,
    provenance: 'demonstration',
    version: 1,
  },
})

/** Anything about a leading group changed, or it met. Aggregate id: the group's id. */
export const leadingGroupChanged = defineEvent({
  context: 'station-registry',
  type: 'leading-group-changed',
  version: 1,
  state: LeadingGroup,
  // Those below read it too.
  live: { permission: 'group.read', place: () => null },
  golden: {
    id: '0199a1b2-c3d4-7e5f-8a6b-1c2d3e4f5a72',
    name: '红河州乡镇(街道)社工站建设工作领导小组',
    division: '5325',
    divisionName: '红河哈尼族彝族自治州',
    scopePath: '/53/5325/',
    foundedOn: '2021-05-01',
    foundingPolicy: null,
    foundingDocument: '红民发〔2021〕1号',
    office: '州民政局',
    members: [{ role: 'head', name: '演示人员甲', unit: '州人民政府', post: '副州长', since: '2021-05-01' }],
    dissolvedOn: null,
    provenance: 'demonstration',
    remark: '',
    version: 1,
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
