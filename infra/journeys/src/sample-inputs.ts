import type { RestClient } from './rest-client.ts'

/** A place and the things in it that a procedure can name. */
export interface Place {
  readonly division: string
  /** A village in or below it, for founding a room. */
  readonly village: string
  readonly station: string
  readonly accountId: string
  readonly grantId: string
  /** A row of the published division tree: to publish it again changes nothing. */
  readonly divisionRow: Readonly<Record<string, unknown>>
}

/** A station of a division and a village below `villagesOf`, as a reader there finds them. */
export async function findPlace(
  reader: RestClient,
  division: string,
  villagesOf: string,
  kind: string,
): Promise<Omit<Place, 'accountId' | 'grantId'>> {
  const stations = await reader.get(`/stations?division=${division}&kind=${kind}&limit=1`)
  const villages = await reader.get(`/divisions?parent=${villagesOf}&deep=true&level=village&limit=1`)
  const [station] = stations.body.rows
  const [village] = villages.body.rows
  const { code, name, kind: level, parent, validFrom, validTo, successors, official, remark, source } = village
  return {
    division,
    station: station.code,
    village: code,
    divisionRow: { code, name, kind: level, parent, validFrom, validTo, successors, official, remark, source },
  }
}

const STALE = 999_999

/**
 * For every procedure an input that names something of a place. What a permitted caller inside the scope gets must differ
 * from 400, 403 and 404 and yet change nothing that another test reads: commands name a version that no row has, or break a rule.
 * A procedure of a contract that is missing here fails the matrix.
 */
export const SAMPLE_INPUTS: Readonly<Record<string, (place: Place) => Record<string, unknown>>> = {
  'divisions.list': ({ division }) => ({ parent: division }),
  'divisions.get': ({ division }) => ({ code: division }),
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
  'stations.get': ({ station }) => ({ code: station }),
  'stations.history': ({ station }) => ({ code: station }),
  'stations.found': ({ village }) => ({
    kind: 'hub',
    name: '越级总站',
    division: village,
    hostType: 'village',
    foundedOn: '2022-01-01',
  }),
  ...Object.fromEntries(
    ['submit', 'accept', 'sendBack', 'rectify', 'suspend', 'resume', 'close'].map((step) => [
      `stations.${step}`,
      ({ station }: Place) => ({ code: station, version: STALE, on: '2023-01-01', reason: 'matrix' }),
    ]),
  ),
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
  'indicators.read': ({ division }) => ({ code: 'station-coverage', division }),
  'indicators.rows': ({ division }) => ({ code: 'station-coverage', division }),
  'me.get': () => ({}),
  'me.changePassword': () => ({ current: 'not-my-password', next: 'Another#Secret1' }),
  'roles.list': () => ({}),
  'accounts.list': ({ division }) => ({ division }),
  'accounts.get': ({ accountId }) => ({ id: accountId }),
  // A username that is taken: refused by the rule once scope and permission have let it through.
  'accounts.create': ({ division }) => ({
    username: 'security-admin',
    name: '矩阵',
    division,
    password: 'Matrix#Secret1',
  }),
  'accounts.disable': ({ accountId }) => ({ id: accountId, version: STALE, reason: 'matrix' }),
  'accounts.enable': ({ accountId }) => ({ id: accountId, version: STALE, reason: 'matrix' }),
  'accounts.resetPassword': ({ accountId }) => ({ id: accountId, version: STALE, password: 'Matrix#Secret1' }),
  'accounts.confirm': ({ accountId }) => ({ id: accountId, version: STALE, reason: 'matrix' }),
  // The account holds a business role, which excludes an administrator's.
  'grants.give': ({ accountId, division }) => ({ accountId, role: 'audit-administrator', division, reason: 'matrix' }),
  'grants.revoke': ({ grantId }) => ({ id: grantId, reason: 'matrix' }),
}
