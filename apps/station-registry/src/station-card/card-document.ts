import type { PdfDefinition } from '@zhanwang/documents/make-pdf'
import {
  DUTIES,
  FEATURE_KINDS,
  HOST_TYPES,
  OPERATING_MODES,
  PREMISES_TYPES,
  PROVENANCES,
  STATION_KINDS,
  STATION_STATUSES,
  type Station,
} from '@zhanwang/domain-station-registry/station'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import { fillText, type Language, type LocalizedText } from '@zhanwang/kernel/localized-text'
import { CARD_WORDS } from './card-words.ts'

export interface StationCard {
  readonly station: Station
  /** From the province down to the station's own division. */
  readonly places: readonly string[]
  /** The name of the station above. */
  readonly above: string | null
  /** The whole address of the public page; undefined where the platform does not know its own. */
  readonly publicPage: string | undefined
  readonly today: BusinessDate
}

type Line = readonly [label: LocalizedText, value: string]
type Words = (text: LocalizedText, params?: Readonly<Record<string, string | number>>) => string

/** 站点卡 (domain 2.5) as one page to print and to hang up, with a QR code where the public page is known. */
export function cardDocument(card: StationCard, language: Language): PdfDefinition {
  const { station, publicPage, today } = card
  const say: Words = (text, params) => fillText(text, language, params)
  const lines = [...baseLines(card, say), ...premisesLines(station, say), ...peopleLines(station, say)]
  const origin = say(CARD_WORDS.origin, { origin: say(PROVENANCES[station.provenance]) })
  return {
    info: { title: `${station.name} ${station.code}`, subject: say(CARD_WORDS.title) },
    pageMargins: [48, 48, 48, 60],
    content: [
      {
        columns: [
          {
            width: '*',
            stack: [
              { text: say(CARD_WORDS.title), color: QUIET },
              { text: station.name, bold: true, fontSize: 22, margin: [0, 4, 0, 4] },
              { text: station.code, fontSize: 12 },
            ],
          },
          ...(publicPage === undefined ? [] : [{ width: 140, stack: qrCode(publicPage, say) }]),
        ],
        columnGap: 24,
      },
      {
        margin: [0, 20, 0, 0],
        layout: 'lightHorizontalLines',
        table: {
          headerRows: 0,
          widths: [96, '*'],
          body: lines.map(([label, value]) => [
            { text: say(label), color: QUIET, margin: [0, 4, 0, 4] },
            { text: value || say(CARD_WORDS.none), margin: [0, 4, 0, 4] },
          ]),
        },
      },
    ],
    footer: {
      margin: [48, 12, 48, 0],
      fontSize: 8.5,
      color: QUIET,
      columns: [
        { text: `${say(CARD_WORDS.printed, { on: today })}${station.provenance === 'record' ? '' : ` · ${origin}`}` },
        { text: publicPage ?? '', alignment: 'right' },
      ],
    },
  }
}

const QUIET = '#555555'

/** Level M: a quarter of a plaque may be dirty and it is still read. */
function qrCode(publicPage: string, say: Words) {
  return [
    { qr: publicPage, fit: 132, eccLevel: 'M' as const, alignment: 'center' as const },
    { text: say(CARD_WORDS.scan), fontSize: 9, alignment: 'center' as const, margin: [0, 4, 0, 0] as [0, 4, 0, 0] },
  ]
}

function baseLines({ station, places, above }: StationCard, say: Words): Line[] {
  return [
    [CARD_WORDS.status, `${say(STATION_STATUSES[station.status])} (${station.statusSince})`],
    [CARD_WORDS.kind, say(STATION_KINDS[station.kind])],
    [CARD_WORDS.place, `${places.join(' / ')} (${station.division})`],
    [CARD_WORDS.hostType, say(HOST_TYPES[station.hostType])],
    [CARD_WORDS.above, above ?? ''],
    [CARD_WORDS.foundedOn, station.foundedOn],
    [CARD_WORDS.plaqueOn, station.plaqueOn ?? ''],
    [CARD_WORDS.mode, station.mode ? say(OPERATING_MODES[station.mode]) : ''],
  ]
}

function premisesLines({ premises, phone }: Station, say: Words): Line[] {
  const shared = premises?.sharedWith ? ` (${premises.sharedWith})` : ''
  const rooms = premises && [
    say(CARD_WORDS.caseRooms, { count: premises.caseRooms }),
    say(CARD_WORDS.groupRooms, { count: premises.groupRooms }),
  ]
  return [
    [CARD_WORDS.address, premises?.address ?? ''],
    [CARD_WORDS.phone, phone],
    [CARD_WORDS.premises, premises ? `${say(PREMISES_TYPES[premises.type])}${shared}` : ''],
    [CARD_WORDS.area, premises?.areaM2 ? `${premises.areaM2} m²` : ''],
    [CARD_WORDS.rooms, rooms?.join(' · ') ?? ''],
  ]
}

function peopleLines({ features, responsible, remark }: Station, say: Words): Line[] {
  return [
    [CARD_WORDS.features, features.map(({ kind, text }) => `${say(FEATURE_KINDS[kind])}: ${text}`).join('\n')],
    [
      CARD_WORDS.responsible,
      responsible
        .map(({ duty, name, title }) => `${say(DUTIES[duty])}: ${name}${title ? ` (${title})` : ''}`)
        .join('\n'),
    ],
    ...(remark ? [[CARD_WORDS.remark, remark] as const] : []),
  ]
}
