import { z } from 'zod'
import { mergeScopes, ScopePath } from './scope.ts'

/** Permissions held together over one place. A token carries permissions, not role names: services know no roles. */
export const ActorGrant = z.object({
  permissions: z.array(z.string()),
  scope: ScopePath,
})
export type ActorGrant = z.infer<typeof ActorGrant>

/**
 * Who asks. `system` acts for reactions and jobs and names what caused it; `public` is anybody who reads a public page,
 * and only `public` procedures answer it.
 */
export const Actor = z.object({
  kind: z.enum(['account', 'system', 'public']),
  /** Account id, or the name of the service for `system`. */
  id: z.string().min(1).max(100),
  name: z.string().max(100),
  grants: z.array(ActorGrant),
  /** What it acts for or through: the event or job of a system actor, the session or API key of an account. */
  cause: z.string().max(200).optional(),
})
export type Actor = z.infer<typeof Actor>

/** The reader of a public page: nobody knows who, and it is the same for all. */
export const PUBLIC_ACTOR: Actor = { kind: 'public', id: 'public', name: '', grants: [] }

/** Where the actor holds `permission`; empty means nowhere. */
export function scopesOf(actor: Actor, permission: string): ScopePath[] {
  return mergeScopes(actor.grants.filter((grant) => grant.permissions.includes(permission)).map((grant) => grant.scope))
}
