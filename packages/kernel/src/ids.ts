import { v5, v7 } from 'uuid'
import { z } from 'zod'
import { worded } from './worded-check.ts'

const SHAPE = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const WORDS = { zh: '应为小写的 UUID', en: 'must be a UUID in lower case' }

/** A UUID version 7 (RFC 9562) in lower case, so that equal ids are equal texts and text order is creation order. */
export const Uuid = z
  .string()
  .check(worded(z.regex(SHAPE), WORDS))
  .brand<'Uuid'>()
export type Uuid = z.infer<typeof Uuid>

/** The id of a command: a UUID of any version in lower case, since clients of every language choose it. */
export const CommandId = z
  .string()
  .check(worded(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/), WORDS))
  .brand<'CommandId'>()
export type CommandId = z.infer<typeof CommandId>

/** A new id, greater than every id this process made before, also within one millisecond. */
export function newId(): Uuid {
  return Uuid.parse(v7())
}

/** Of what the platform does by itself: made up once, and for good. */
const COMMANDS = '6ba3c9f2-0d57-4e0b-9a41-2f8b7d1c5e60'

/** The id of a command that is named by what it does (RFC 9562, version 5): the same name is the same command. */
export function commandIdOf(name: string): CommandId {
  return CommandId.parse(v5(name, COMMANDS))
}

/** The instant of the id's creation by its maker's clock, to the millisecond. */
export function idAt(id: Uuid): Date {
  return new Date(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16))
}
