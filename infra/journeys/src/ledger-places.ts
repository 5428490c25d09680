import { type BadLedgerPlaces, TOWNSHIPS_NEEDED } from '@zhanwang/testkit/station-ledger-file'
import { z } from 'zod'
import type { RestClient } from './rest-client.ts'

const Divisions = z.object({ rows: z.array(z.object({ code: z.string(), name: z.string() })) })

/** The places of a county that a `badStationLedger` speaks of, as a reader there finds them. */
export async function ledgerPlaces(reader: RestClient, county: string, countyName: string): Promise<BadLedgerPlaces> {
  const below = async (parent: string, level: string) => {
    const { body } = await reader.get(`/divisions?parent=${parent}&level=${level}&limit=${TOWNSHIPS_NEEDED}`)
    return Divisions.parse(body).rows
  }
  const townships = await below(county, 'township')
  const [village] = await below(townships[0]?.code ?? '', 'village')
  return { county: countyName, townships: townships.map(({ name }) => name), village: village?.name ?? '' }
}
