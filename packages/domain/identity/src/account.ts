import { DivisionCode } from '@zhanwang/kernel/division-code'
import { Uuid } from '@zhanwang/kernel/ids'
import { worded } from '@zhanwang/kernel/worded-check'
import { z } from 'zod'
import { Role } from './roles.ts'

/** The name one signs in with: lower-case letters, digits, dot and hyphen. */
export const Username = z
  .string()
  .check(
    worded(z.regex(/^[a-z][a-z0-9.-]{2,29}$/), {
      zh: '应为 3 至 30 位小写字母、数字、点或连字符,以字母开头',
      en: 'must be 3 to 30 lower-case letters, digits, dots or hyphens, a letter first',
    }),
  )
  .brand<'Username'>()
export type Username = z.infer<typeof Username>

/** At least 10 characters (等保: length and kinds; the kinds are checked by `checkPassword`). */
export const Password = z.string().min(10).max(128)

/** A role over one division; without a division it holds everywhere. */
export const Grant = z.object({
  id: Uuid,
  role: Role,
  division: DivisionCode.nullable(),
  divisionName: z.string().nullable(),
  grantedBy: z.string(),
  grantedAt: z.iso.datetime(),
})
export type Grant = z.infer<typeof Grant>

export const Account = z.object({
  id: Uuid,
  username: Username,
  /** The official's name, plain (L2). */
  name: z.string(),
  /** The division the account belongs to; who administers it. Null for the platform's own. */
  division: DivisionCode.nullable(),
  divisionName: z.string().nullable(),
  status: z.enum(['active', 'disabled']),
  mustChangePassword: z.boolean(),
  /** Somebody else has set its password while it held grants: they rest until a security administrator confirms. */
  awaitingConfirmation: z.boolean(),
  /** Whether it signs in with a second factor. */
  secondFactor: z.boolean(),
  /** Until when sign-in is locked from an address where it failed too often; null when none is. A reset password unlocks. */
  signInLockedUntil: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
  lastSignInAt: z.iso.datetime().nullable(),
  grants: z.array(Grant),
  version: z.int(),
})
export type Account = z.infer<typeof Account>
