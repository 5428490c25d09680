import type { RestClient } from './rest-client.ts'

/** A leading group of a place that met once, as a procedure can name them. */
export interface PlaceGroup {
  readonly group: string
  readonly groupMeeting: string
}

const DETAILS = { name: '矩阵示例领导小组', foundedOn: '2026-01-05' } as const
const MEMBERS = [{ role: 'head', name: '演示人员甲', unit: '示例单位' }] as const

/** The leading group of a division: the one that it has, or one that is founded, as an officer who governs it does. */
export async function foundGroup(officer: RestClient, division: string): Promise<PlaceGroup> {
  const { rows } = (await officer.get(`/leading-groups?division=${division}`)).body
  const there = rows.find((row: { division: string }) => row.division === division)
  const id = there ? String(there.id) : await founded(officer, division)
  const decisions = [{ text: '矩阵示例决定' }]
  const met = await officer.post(`/leading-groups/${id}/meetings`, {
    on: '2026-01-06',
    topic: '矩阵示例会议',
    decisions,
  })
  if (met.status !== 200) throw new Error(`meeting of ${division}: ${JSON.stringify(met.body)}`)
  return { group: id, groupMeeting: String(met.body.id) }
}

async function founded(officer: RestClient, division: string): Promise<string> {
  const { status, body } = await officer.post('/leading-groups', { ...DETAILS, division, members: MEMBERS })
  if (status !== 200) throw new Error(`leading group of ${division}: ${JSON.stringify(body)}`)
  return String(body.id)
}

const STALE = 999_999
type Named = PlaceGroup & { readonly division: string }
const step = ({ group }: Named) => ({ id: group, version: STALE, reason: 'matrix' })

/** See `SAMPLE_INPUTS`: each names something of the place and changes nothing. */
export const GROUP_SAMPLES = {
  'leadingGroups.list': ({ division }: Named) => ({ division }),
  'leadingGroups.export': ({ division }: Named) => ({ division, format: 'csv' }),
  'leadingGroups.get': ({ group }: Named) => ({ id: group }),
  'leadingGroups.meetings': ({ group }: Named) => ({ id: group }),
  // Founded on a day that is to come.
  'leadingGroups.found': ({ division }: Named) => ({ ...DETAILS, division, members: MEMBERS, foundedOn: '2199-01-01' }),
  'leadingGroups.change': (place: Named) => ({ ...DETAILS, ...step(place) }),
  'leadingGroups.setMembers': (place: Named) => ({ ...step(place), on: '2026-01-05', members: MEMBERS }),
  'leadingGroups.dissolve': (place: Named) => ({ ...step(place), on: '2026-01-05' }),
  'leadingGroups.recordMeeting': ({ group }: Named) => ({ id: group, on: '2199-01-01', topic: '矩阵会议' }),
  'leadingGroups.changeMeeting': ({ groupMeeting }: Named) => ({
    ...{ id: groupMeeting, version: STALE, topic: '矩阵会议', reason: 'matrix' },
  }),
  'leadingGroups.settleDecision': ({ groupMeeting }: Named) => ({
    ...{ id: groupMeeting, sequence: 0, on: '2199-01-01', result: '矩阵' },
  }),
} as const
