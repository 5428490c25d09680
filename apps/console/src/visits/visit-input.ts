import type { StationRegistry } from '@zhanwang/domain-station-registry/contract'
import { StationCode } from '@zhanwang/domain-station-registry/station'
import type { TicketKind } from '@zhanwang/domain-station-registry/ticket'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { DivisionLevel } from '@zhanwang/kernel/division-code'
import type { Uuid } from '@zhanwang/kernel/ids'
import type { UploadTicket } from '@zhanwang/kernel/stored-file'
import type { z } from 'zod'
import type { NamedPlace } from './places-fields.tsx'

export type VisitInput = z.input<StationRegistry['procedures']['visits']['record']['input']>

/** The form of a visit. A finding names its place by code, since places come and go while the form is filled. */
export interface VisitValues {
  on?: BusinessDate | null
  visitors?: string[]
  lookedAt?: string
  stations?: readonly NamedPlace[]
  divisions?: readonly NamedPlace[]
  findings?: FindingValues[]
}

export interface FindingValues {
  place?: string | null
  kind?: TicketKind
  text?: string
  ticket?: boolean
  owner?: DivisionLevel | null
  dueOn?: BusinessDate | null
}

/** A file that has arrived, with what is said of it. */
export interface VisitUpload {
  readonly id: Uuid
  readonly ticket: UploadTicket
  readonly title: string
  readonly place: string | undefined
}

/** All places of the form, stations first. */
export function placesOf({ stations = [], divisions = [] }: VisitValues): NamedPlace[] {
  return [...stations, ...divisions]
}

/** The command of a filled form. What names no place, or one that was taken out again, belongs to the first. */
export function visitInput(values: VisitValues, files: readonly VisitUpload[]): VisitInput {
  const codes = placesOf(values).map(({ value }) => value)
  const indexOf = (code: string | null | undefined) => Math.max(0, code ? codes.indexOf(code) : 0)
  return {
    on: values.on ?? '',
    visitors: values.visitors ?? [],
    lookedAt: values.lookedAt ?? '',
    places: codes.map((code) => {
      const station = StationCode.safeParse(code)
      return station.success ? { station: station.data } : { division: code }
    }),
    findings: (values.findings ?? []).map(({ place, kind, text, ticket, owner, dueOn }) => ({
      place: indexOf(place),
      text: text ?? '',
      ...(kind ? { kind } : {}),
      ticket: ticket ? { owner: owner ? { level: owner } : null, dueOn: dueOn ?? null } : null,
    })),
    files: files.map(({ ticket, title, place }) => ({ place: indexOf(place), title, file: ticket })),
  }
}
