import { uploadPicture } from './pictures.ts'
import type { RestClient } from './rest-client.ts'

/** A ticket and a visit of a place, each with a picture, as a procedure can name them. */
export interface PlacePapers {
  readonly ticket: string
  readonly ticketFile: string
  readonly visit: string
  readonly visitFile: string
}

/** Raises a ticket about a station and records a visit there, as an officer who governs it does. */
export async function raisePapers(officer: RestClient, station: string): Promise<PlacePapers> {
  const issue = { station, source: 'other', kind: 'premises', problem: '门牌松动,需要加固', dueOn: '2199-12-31' }
  const raised = await officer.post('/tickets', { ...issue, files: [await uploadPicture(officer, '门牌.png')] })
  if (raised.status !== 200) throw new Error(`ticket of ${station}: ${JSON.stringify(raised.body)}`)
  const recorded = await officer.post('/visits', {
    on: '2026-01-05',
    visitors: ['演示人员甲'],
    lookedAt: '门牌与办公场所',
    places: [{ station }],
    files: [{ title: '门牌', file: await uploadPicture(officer, '门牌.png') }],
  })
  if (recorded.status !== 200) throw new Error(`visit of ${station}: ${JSON.stringify(recorded.body)}`)
  const [ticket, visit] = [String(raised.body.number), String(recorded.body.number)]
  const { steps } = (await officer.get(`/tickets/${ticket}`)).body
  const { files } = (await officer.get(`/visits/${visit}`)).body
  return { ticket, ticketFile: String(steps[0].files[0].id), visit, visitFile: String(files[0].id) }
}

const STALE = 999_999
type Named = PlacePapers & { readonly division: string; readonly station: string }
const step = ({ ticket }: Named) => ({ number: ticket, version: STALE })

/** See `SAMPLE_INPUTS`: each names something of the place and changes nothing. */
export const PAPER_SAMPLES = {
  'tickets.list': ({ division }: Named) => ({ division }),
  'tickets.export': ({ division }: Named) => ({ division, format: 'csv' }),
  'tickets.get': ({ ticket }: Named) => ({ number: ticket }),
  // Of a day that is to come.
  'tickets.raise': ({ station }: Named) => ({
    station,
    source: 'other',
    kind: 'other',
    problem: '矩阵问题',
    raisedOn: '2199-01-01',
  }),
  'tickets.assign': (place: Named) => ({ ...step(place), owner: { level: 'county' } }),
  'tickets.solve': (place: Named) => ({ ...step(place), measures: '矩阵措施' }),
  'tickets.confirm': step,
  'tickets.reopen': (place: Named) => ({ ...step(place), reason: 'matrix' }),
  'tickets.withdraw': (place: Named) => ({ ...step(place), reason: 'matrix' }),
  'tickets.content': ({ ticketFile }: Named) => ({ id: ticketFile }),
  'tickets.thumbnail': ({ ticketFile }: Named) => ({ id: ticketFile }),
  'visits.list': ({ division }: Named) => ({ division }),
  'visits.export': ({ division }: Named) => ({ division, format: 'csv' }),
  'visits.get': ({ visit }: Named) => ({ number: visit }),
  'visits.record': ({ station }: Named) => ({
    on: '2199-01-01',
    visitors: ['矩阵'],
    lookedAt: '矩阵督办',
    places: [{ station }],
  }),
  // The first time it is struck; from then on that is said.
  'visits.strike': ({ visit }: Named) => ({ number: visit, reason: 'matrix' }),
  'visits.content': ({ visitFile }: Named) => ({ id: visitFile }),
  'visits.thumbnail': ({ visitFile }: Named) => ({ id: visitFile }),
} as const
