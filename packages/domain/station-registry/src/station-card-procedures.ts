import { query } from '@zhanwang/kernel/contract'
import { MadeFile } from '@zhanwang/kernel/stored-file'
import { z } from 'zod'
import { PublicCard } from './public-card.ts'
import { StationCode } from './station.ts'

/** A station's card beyond the console. */
export const stationCardProcedures = {
  card: query({
    summary: { zh: '站点卡(PDF)', en: "A station's card to print, with a QR code to its public page" },
    input: z.strictObject({ code: StationCode }),
    output: MadeFile,
    delivers: 'made-file',
    permission: 'station.read',
    scope: 'division',
    // Names and titles of those responsible, as `stations.get` has them.
    sensitivity: 'L2',
    rest: 'GET /stations/{code}/card',
  }),
  publicCard: query({
    summary: { zh: '站点公开信息', en: 'What anybody may know of a station' },
    input: z.strictObject({ code: StationCode }),
    output: PublicCard,
    scope: 'public',
    sensitivity: 'L1',
    rest: 'GET /public/stations/{code}',
  }),
}

/** Where anybody finds a station's public page, below the platform's address: what its QR code says. */
export function publicPagePath(code: StationCode): string {
  return `/p/${code}`
}
