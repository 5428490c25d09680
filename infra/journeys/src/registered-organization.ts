import { creditCodeCheckCharacter, organizationCodeCheckCharacter } from '@zhanwang/kernel/credit-code'
import { newId } from '@zhanwang/kernel/ids'
import type { RestClient } from './rest-client.ts'

/** An organization that a division keeps, and a time on a list, as a procedure can name them. */
export interface PlaceOrganization {
  readonly organization: string
  readonly listing: string
}

/** A credit code that no organization has yet, of a social work agency; made up. */
export function newCreditCode(): string {
  const own = `9${newId().slice(-7)}`.toUpperCase()
  const first17 = `52420300${own.replace(/[IOSVZ]/g, '0')}`
  const with9 = first17 + organizationCodeCheckCharacter(first17.slice(8))
  return with9 + creditCodeCheckCharacter(with9)
}

/** Registers an agency whose record a division keeps, and puts it on a list, as an officer who governs it does. */
export async function registerOrganization(officer: RestClient, division: string): Promise<PlaceOrganization> {
  const agency = { kind: 'agency', level: 'county', name: '矩阵示例社工机构', division, code: newCreditCode() }
  const registered = await officer.post('/organizations', agency)
  if (registered.status !== 200) throw new Error(`organization of ${division}: ${JSON.stringify(registered.body)}`)
  const { id, version } = registered.body
  const put = { version, list: 'abnormal', from: '2026-01-05', reason: '未按时年检' }
  const listed = await officer.post(`/organizations/${id}/enlist`, put)
  if (listed.status !== 200) throw new Error(`listing of ${id}: ${JSON.stringify(listed.body)}`)
  return { organization: String(id), listing: String(listed.body.listing) }
}

const STALE = 999_999
type Named = PlaceOrganization & { readonly division: string }
const step = ({ organization }: Named) => ({ id: organization, version: STALE, on: '2026-01-05', reason: 'matrix' })
const DETAILS = { kind: 'agency', level: 'county', name: '矩阵社工机构', code: '52420300MJ0000077P' }

/** See `SAMPLE_INPUTS`: each names something of the place and changes nothing. */
export const ORGANIZATION_SAMPLES = {
  'organizations.list': ({ division }: Named) => ({ division }),
  'organizations.export': ({ division }: Named) => ({ division, format: 'csv' }),
  'organizations.get': ({ organization }: Named) => ({ id: organization }),
  'organizations.history': ({ organization }: Named) => ({ id: organization }),
  // Founded on a day that is to come.
  'organizations.register': ({ division }: Named) => ({ ...DETAILS, division, foundedOn: '2199-01-01' }),
  'organizations.change': ({ organization }: Named) => ({
    ...DETAILS,
    ...{ id: organization, version: STALE, reason: 'matrix' },
  }),
  'organizations.rate': ({ organization }: Named) => ({
    ...{ id: organization, version: STALE, grade: 3, ratedOn: '2026-01-05' },
  }),
  'organizations.withdrawRating': step,
  'organizations.enlist': ({ organization }: Named) => ({
    ...{ id: organization, version: STALE, list: 'barred', from: '2026-01-05', reason: 'matrix' },
  }),
  'organizations.delist': (place: Named) => ({ ...step(place), listing: place.listing }),
  'organizations.dissolve': step,
  'organizations.restore': ({ organization }: Named) => ({ id: organization, version: STALE, reason: 'matrix' }),
  'organizations.move': ({ organization, division }: Named) => ({
    ...{ id: organization, version: STALE, division, reason: 'matrix' },
  }),
} as const
