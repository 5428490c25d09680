import { ScopePath } from '@zhanwang/kernel/scope'
import { type AuditHandlers, auditHandlers } from '@zhanwang/persistence/audit-handlers'
import type { IdentityParts } from '../parts.ts'

/** Answers what is asked of identity's audit; divisions are known from the registry's events. */
export function identityAudit({ database: { read }, prove, log }: IdentityParts): AuditHandlers {
  return auditHandlers({
    read,
    pathOf: async (code) => {
      const known = await read
        .selectFrom('division_projection')
        .select('scope_path')
        .where('code', '=', code)
        .orderBy('valid_from', 'desc')
        .limit(1)
        .executeTakeFirst()
      return known && ScopePath.parse(known.scope_path)
    },
    prove,
    log,
  })
}
