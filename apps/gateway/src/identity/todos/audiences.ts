import type { Actor } from '@zhanwang/kernel/actor'

/** All under which something may wait for an actor: their account, and each permission at exactly each grant's place. */
export function audiencesOf({ id, grants }: Pick<Actor, 'id' | 'grants'>): string[] {
  const offices = grants.flatMap(({ permissions, scope }) => permissions.map((permission) => `${permission}@${scope}`))
  return [id, ...new Set(offices)]
}
