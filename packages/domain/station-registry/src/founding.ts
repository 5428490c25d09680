import { BusinessDate } from '@zhanwang/kernel/calendar'
import { DivisionCodeInput } from '@zhanwang/kernel/division-code'
import { z } from 'zod'
import {
  Feature,
  HostType,
  OperatingMode,
  Premises,
  Provenance,
  ResponsiblePerson,
  STATION_NAME_LENGTH,
  StationCode,
  StationKind,
} from './station.ts'

export const StationName = z.string().trim().min(STATION_NAME_LENGTH.min).max(STATION_NAME_LENGTH.max)

/** What can be said of a station that is to be, and mended in an application that was returned. */
export const FOUNDING_DETAILS = {
  name: StationName,
  hostType: HostType,
  parent: StationCode.nullable().default(null),
  premises: Premises.nullable().default(null),
  mode: OperatingMode.nullable().default(null),
  features: z.array(Feature).max(20).default([]),
  responsible: z.array(ResponsiblePerson).max(20).default([]),
  phone: z.string().trim().max(30).default(''),
  remark: z.string().trim().max(500).default(''),
}

/** The same with what it is and where it stands, which an application keeps. */
export const FOUNDING_SUBJECT = { kind: StationKind, division: DivisionCodeInput, ...FOUNDING_DETAILS }

/** A station as it is recorded. */
export const FoundingInput = z.strictObject({
  ...FOUNDING_SUBJECT,
  foundedOn: BusinessDate,
  provenance: Provenance.default('record'),
})
export type FoundingInput = z.output<typeof FoundingInput>
