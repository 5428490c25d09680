import { makePdf } from '@zhanwang/documents/make-pdf'
import { publicPagePath } from '@zhanwang/domain-station-registry/station-card-procedures'
import { safeFileName } from '@zhanwang/files/safe-file-name'
import type { ServiceParts } from '@zhanwang/service-kit/service-parts'
import { listAncestors } from '../division-reads.ts'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { publicState } from '../stations/station-columns.ts'
import { stationInScope } from '../stations/station-in-scope.ts'
import { nameOfStation } from '../stations/station-name.ts'
import { cardDocument } from './card-document.ts'

/** Makes the card of a station as it is now, in the reader's language; nothing is kept of it. */
export function handleCard({ db, publicUrl }: ServiceParts<RegistryTables>): RegistryHandler<'stations', 'card'> {
  return async ({ code }, call) => {
    const station = await stationInScope(db.read, code, call.scopes)
    const [ancestors, above] = await Promise.all([
      listAncestors(db.read, station.scopePath),
      station.parent && nameOfStation(db.read, station.parent),
    ])
    const pdf = await makePdf(
      cardDocument(
        {
          station: publicState(station),
          places: [...ancestors.map(({ name }) => name), station.divisionName],
          above,
          publicPage: publicUrl === undefined ? undefined : `${publicUrl}${publicPagePath(code)}`,
          today: call.today,
        },
        call.language,
      ),
    )
    return {
      name: safeFileName(`${station.name.replaceAll('/', '_')} ${code}.pdf`, 'pdf'),
      type: 'application/pdf',
      base64: pdf.toString('base64'),
    }
  }
}
