import type { importProcedures } from '@zhanwang/domain-ledger/import-procedures'
import type { CONTEXTS } from '@zhanwang/gateway/composition'
import type { Contract } from '@zhanwang/kernel/contract'
import { GROUP_SAMPLES, type PlaceGroup } from './founded-group.ts'
import { PAPER_SAMPLES, type PlacePapers } from './papers.ts'
import { type PlacePolicy, POLICY_SAMPLES } from './recorded-policy.ts'
import { ORGANIZATION_SAMPLES, type PlaceOrganization } from './registered-organization.ts'
import type { RestClient } from './rest-client.ts'

/** A place and the things in it that a procedure can name. */
export interface Place extends PlacePapers, PlaceOrganization, PlacePolicy, PlaceGroup {
  readonly division: string
  /** A village in or below it, for founding a room. */
  readonly village: string
  readonly station: string
  /** An application to set up a room there, and its file under approval. */
  readonly application: string
  readonly approval: string
  readonly accountId: string
  readonly grantId: string
  /** A key of the account. */
  readonly apiKeyId: string
  /** An account that holds the role of an administrator, which the account's own role excludes; not of the place. */
  readonly excludingId: string
  /** A picture kept with the station. */
  readonly attachmentId: string
  /** A re-inspection of the station that waits for the county, and a photograph that was submitted with it. */
  readonly inspectionId: string
  readonly photoId: string
  /** Others, each for being removed once. */
  readonly removable: string[]
  /** A version of a rule that the division published and that holds no more. */
  readonly ruleId: string
  /** A row of the published division tree: to publish it again changes nothing. */
  readonly divisionRow: Readonly<Record<string, unknown>>
}

/** A station of a division and a village below `villagesOf`, as a reader there finds them. */
export async function findPlace(reader: RestClient, division: string, villagesOf: string, kind: string) {
  const stations = await reader.get(`/stations?division=${division}&kind=${kind}&limit=1`)
  const villages = await reader.get(`/divisions?parent=${villagesOf}&deep=true&level=village&limit=1`)
  const [station] = stations.body.rows
  const [village] = villages.body.rows
  const { code, name, kind: level, parent, validFrom, validTo, successors, official, remark, source } = village
  const room = { kind: 'room', name: '矩阵申请社工室', division: code, hostType: hostOf(level) }
  const applied = await reader.post('/applications', room)
  return {
    division,
    station: station.code,
    application: applied.body.id,
    approval: applied.body.approval,
    village: code,
    divisionRow: { code, name, kind: level, parent, validFrom, validTo, successors, official, remark, source },
  }
}

function hostOf(villageKind: string): string {
  return villageKind === 'community' ? 'community' : 'village'
}

const STALE = 999_999
/** An id that nothing has. */
const NOBODY = '01890000-0000-7000-8000-000000000000'

/** Groups of contracts that import a ledger: they are asked alike. */
const IMPORT_GROUPS = ['stationImports', 'organizationImports'] as const

/** Procedures that look at no place, or at what is everyone's: they answer alike wherever a caller holds their permission. */
export const PLACELESS: ReadonlySet<string> = new Set([
  // The register of organizations is one.
  ...['list', 'export', 'get', 'history'].map((name) => `organizations.${name}`),
  ...IMPORT_GROUPS.flatMap((group) => ['begin', 'list', 'template'].map((name) => `${group}.${name}`)),
  'audit.seal',
])

/** Procedures that know only what the caller began: nobody finds another's, whatever their rights and scope. */
export const OF_ONES_OWN: ReadonlySet<string> = new Set([
  'me.endSession',
  'apiKeys.revokeMine',
  ...['get', 'cancel', 'file'].map((name) => `jobs.${name}`),
  ...IMPORT_GROUPS.flatMap((group) =>
    ['get', 'relayout', 'check', 'rows', 'apply', 'cancel', 'remainder'].map((name) => `${group}.${name}`),
  ),
])

const TABLE = { format: 'csv' } as const

/** `stations.list` and all others of every context. */
type ProcedurePath = PathsOf<(typeof CONTEXTS)[number]['contract']>
type PathsOf<C extends Contract> = C extends Contract
  ? { [G in keyof C['procedures'] & string]: `${G}.${keyof C['procedures'][G] & string}` }[keyof C['procedures'] &
      string]
  : never

type ImportName = keyof ReturnType<typeof importProcedures>
type ImportSamples<Group extends string> = Record<`${Group}.${ImportName}`, () => Record<string, unknown>>

/** What the procedures of a ledger's imports are asked with: none of them names a place. */
function importSamples<Group extends (typeof IMPORT_GROUPS)[number]>(group: Group): ImportSamples<Group> {
  const samples: Record<ImportName, () => Record<string, unknown>> = {
    begin: () => ({ file: 'matrix' }),
    list: () => ({}),
    template: () => ({}),
    get: () => ({ id: NOBODY }),
    relayout: () => ({ id: NOBODY, version: 1, layout: { sheet: 'A', headerFrom: 1, headerTo: 1 } }),
    check: () => ({ id: NOBODY, version: 1, columns: [], asOf: '2023-01-01' }),
    rows: () => ({ id: NOBODY }),
    apply: () => ({ id: NOBODY, version: 1 }),
    cancel: () => ({ id: NOBODY }),
    remainder: () => ({ id: NOBODY }),
  }
  const named = Object.entries(samples).map(([name, sample]) => [`${group}.${name}`, sample] as const)
  return Object.fromEntries(named) as ImportSamples<Group>
}

const step = ({ station }: Place) => ({ code: station, version: STALE, on: '2023-01-01', reason: 'matrix' })

const inspected = (id: string) => ({ id, version: STALE, on: '2023-01-01' })

/**
 * For every procedure an input that names something of a place. What a permitted caller inside the scope gets must differ
 * from 400, 403 and 404 and yet change nothing that another test reads: commands name a version that no row has, or break a rule.
 * A procedure of a contract that is missing here is a type error.
 */
const SAMPLES = {
  'divisions.list': ({ division }) => ({ parent: division }),
  'divisions.export': ({ division }) => ({ parent: division, ...TABLE }),
  'divisions.get': ({ division }) => ({ code: division }),
  'divisions.previewEdition': ({ divisionRow }) => {
    const { source, ...row } = divisionRow
    return { source, rows: [row] }
  },
  'divisions.publishEdition': ({ divisionRow }) => {
    const { source, ...row } = divisionRow
    return { source, rows: [row] }
  },
  'divisions.recordPopulation': ({ division }) => ({
    code: division,
    year: 1950,
    registered: null,
    resident: null,
    source: 'matrix',
  }),
  'stations.list': ({ division }) => ({ division }),
  'stations.export': ({ division }) => ({ division, ...TABLE }),
  'stations.get': ({ station }) => ({ code: station }),
  'stations.history': ({ station }) => ({ code: station }),
  'stations.card': ({ station }) => ({ code: station }),
  'stations.publicCard': ({ station }) => ({ code: station }),
  'stations.found': ({ village }) => ({
    kind: 'hub',
    name: '越级总站',
    division: village,
    hostType: 'village',
    foundedOn: '2022-01-01',
  }),
  'stations.recordExisting': ({ village }) => ({
    kind: 'hub',
    name: '越级总站',
    division: village,
    hostType: 'village',
    foundedOn: '2022-01-01',
    plaqueOn: '2022-02-01',
    reason: 'matrix',
  }),
  'stations.rectify': step,
  'stations.suspend': step,
  'stations.resume': step,
  'stations.closingCheck': ({ station }) => ({ code: station, step: 'close' }),
  'stations.close': step,
  'stations.merge': ({ station }) => ({
    code: station,
    version: STALE,
    into: station,
    on: '2023-01-01',
    reason: 'matrix',
  }),
  'stations.changeDetails': ({ station }) => ({
    code: station,
    version: STALE,
    name: '矩阵社工站',
    features: [],
    responsible: [],
    phone: '',
    remark: '',
  }),
  'stations.changePremises': ({ station }) => ({
    code: station,
    version: STALE,
    on: '2023-01-01',
    reason: 'matrix',
    premises: { type: 'independent' },
  }),
  'stations.changeMode': ({ station }) => ({
    code: station,
    version: STALE,
    on: '2023-01-01',
    reason: 'matrix',
    mode: 'direct',
  }),
  'attachments.list': ({ station }) => ({ code: station }),
  // A ticket that no gateway signed.
  'attachments.add': ({ station }) => ({ code: station, kind: 'photo', title: '矩阵', file: 'matrix' }),
  'attachments.remove': ({ removable, attachmentId }) => ({ id: removable.pop() ?? attachmentId, reason: 'matrix' }),
  'attachments.content': ({ attachmentId }) => ({ id: attachmentId }),
  'attachments.thumbnail': ({ attachmentId }) => ({ id: attachmentId }),
  'applications.list': ({ division }) => ({ division }),
  'applications.export': ({ division }) => ({ division, ...TABLE }),
  'applications.get': ({ application }) => ({ id: application }),
  'applications.submit': ({ village }) => ({ kind: 'hub', name: '越级总站', division: village, hostType: 'village' }),
  'applications.resubmit': ({ application }) => ({
    id: application,
    version: STALE,
    name: '矩阵社工室',
    hostType: 'village',
  }),
  'approvals.list': ({ division }) => ({ division, queue: 'all' }),
  'approvals.get': ({ approval }) => ({ id: approval }),
  'approvals.decide': ({ approval }) => ({ id: approval, version: STALE, outcome: 'approve' }),
  'approvals.withdraw': ({ approval }) => ({ id: approval, version: STALE }),
  'acceptance.list': ({ division }) => ({ division }),
  'acceptance.export': ({ division }) => ({ division, ...TABLE }),
  'acceptance.counts': ({ division }) => ({ division }),
  'acceptance.get': ({ inspectionId }) => ({ id: inspectionId }),
  'acceptance.ofStation': ({ station }) => ({ code: station }),
  // The station's file is open already.
  'acceptance.begin': ({ station }) => ({ code: station, on: '2023-01-01' }),
  'acceptance.beginReinspection': ({ station }) => ({ code: station, on: '2023-01-01', reason: 'matrix' }),
  'acceptance.recordSelfCheck': ({ inspectionId }) => ({
    ...inspected(inspectionId),
    items: [{ key: 'office', result: 'met' }],
  }),
  'acceptance.submit': ({ inspectionId }) => inspected(inspectionId),
  'acceptance.inspect': ({ inspectionId }) => ({
    ...inspected(inspectionId),
    items: [{ key: 'office', result: 'met' }],
  }),
  'acceptance.reportRectified': ({ inspectionId }) => ({
    ...inspected(inspectionId),
    items: [{ key: 'office', measures: 'matrix' }],
  }),
  'acceptance.abandon': ({ inspectionId }) => ({ id: inspectionId, version: STALE, reason: 'matrix' }),
  'acceptance.photos': ({ division }) => ({ division }),
  // The self-check is over.
  'acceptance.addPhoto': ({ inspectionId }) => ({ id: inspectionId, item: 'office', phase: 'before', file: 'matrix' }),
  'acceptance.removePhoto': ({ photoId }) => ({ id: photoId, reason: 'matrix' }),
  'acceptance.photoContent': ({ photoId }) => ({ id: photoId }),
  'acceptance.photoThumbnail': ({ photoId }) => ({ id: photoId }),
  ...importSamples('stationImports'),
  ...importSamples('organizationImports'),
  'rules.list': ({ division }) => ({ division }),
  'rules.export': ({ division }) => ({ division, ...TABLE }),
  'rules.get': ({ ruleId }) => ({ id: ruleId }),
  'rules.inForce': ({ division }) => ({ division }),
  // It would end before it begins.
  'rules.publish': ({ division }) => ({
    division,
    rule: { kind: 'local-holidays', value: { days: [] } },
    sourceDocument: 'matrix',
    validFrom: '2023-01-01',
    validTo: '2022-01-01',
  }),
  'rules.end': ({ ruleId }) => ({ id: ruleId, version: STALE, on: null, reason: 'matrix' }),
  ...PAPER_SAMPLES,
  ...ORGANIZATION_SAMPLES,
  ...POLICY_SAMPLES,
  ...GROUP_SAMPLES,
  'jobs.list': () => ({}),
  'jobs.get': () => ({ id: NOBODY }),
  'jobs.cancel': () => ({ id: NOBODY }),
  'jobs.file': () => ({ id: NOBODY }),
  'audit.search': ({ division }) => ({ division }),
  'audit.export': ({ division }) => ({ division, ...TABLE }),
  'audit.seal': () => ({}),
  'indicators.export': ({ division }) => ({ code: 'station-coverage', division, ...TABLE }),
  'indicators.read': ({ division }) => ({ code: 'station-coverage', division }),
  'indicators.rows': ({ division }) => ({ code: 'station-coverage', division }),
  'me.get': () => ({}),
  'me.changePassword': () => ({ current: 'not-my-password', next: 'Another#Secret1' }),
  'me.sessions': () => ({}),
  'me.endSession': () => ({ id: NOBODY }),
  'me.signIns': () => ({}),
  'apiKeys.mine': () => ({}),
  // A last day that is past.
  'apiKeys.create': ({ division }) => ({ name: '矩阵', role: 'viewer', division, expiresOn: '2020-01-01' }),
  'apiKeys.revokeMine': () => ({ id: NOBODY, reason: 'matrix' }),
  'apiKeys.list': ({ accountId }) => ({ accountId }),
  'apiKeys.revoke': ({ apiKeyId }) => ({ id: apiKeyId, reason: 'matrix' }),
  'access.ofAccount': ({ accountId }) => ({ accountId }),
  'access.toDivision': ({ division }) => ({ division }),
  'roles.list': () => ({}),
  'accounts.list': ({ division }) => ({ division }),
  'accounts.export': ({ division }) => ({ division, ...TABLE }),
  'accounts.get': ({ accountId }) => ({ id: accountId }),
  // A username that is taken: refused by the rule once scope and permission have let it through.
  'accounts.create': ({ division }) => ({
    username: 'security-admin',
    name: '矩阵',
    division,
    password: 'Matrix#Secret1',
  }),
  'accounts.sessions': ({ accountId }) => ({ id: accountId }),
  'accounts.signIns': ({ accountId }) => ({ id: accountId }),
  'accounts.endSessions': ({ accountId }) => ({ id: accountId, reason: 'matrix' }),
  'accounts.resetSecondFactor': ({ accountId }) => ({ id: accountId, version: STALE, reason: 'matrix' }),
  'accounts.disable': ({ accountId }) => ({ id: accountId, version: STALE, reason: 'matrix' }),
  'accounts.enable': ({ accountId }) => ({ id: accountId, version: STALE, reason: 'matrix' }),
  'accounts.resetPassword': ({ accountId }) => ({ id: accountId, version: STALE, password: 'Matrix#Secret1' }),
  'accounts.confirm': ({ accountId }) => ({ id: accountId, version: STALE, reason: 'matrix' }),
  // The account holds a business role, which excludes an administrator's.
  'grants.give': ({ accountId, division }) => ({ accountId, role: 'audit-administrator', division, reason: 'matrix' }),
  // The receiver holds a role that excludes the account's.
  'grants.handOver': ({ accountId, excludingId }) => ({ from: accountId, to: excludingId, reason: 'matrix' }),
  'grants.revoke': ({ grantId }) => ({ id: grantId, reason: 'matrix' }),
  'todos.mine': () => ({}),
  'todos.counts': () => ({}),
} satisfies Readonly<Record<ProcedurePath, (place: Place) => Record<string, unknown>>>

/** What a procedure of a contract is asked with, by its path. */
export const SAMPLE_INPUTS: Readonly<Record<string, (place: Place) => Record<string, unknown>>> = SAMPLES
