import { ACCOUNT_EXPORT } from '@zhanwang/domain-identity/account-export'
import { identity } from '@zhanwang/domain-identity/contract'
import { AUDIT_EXPORT } from '@zhanwang/kernel/audit-export'
import { listExport } from '@zhanwang/ledgers/export-job'
import { listAccounts } from './accounts/list-accounts.ts'
import { identityAudit } from './audit/identity-audit.ts'
import { divisionNames } from './divisions/division-lookup.ts'
import type { IdentityParts } from './parts.ts'

/** The exports of identity's lists: of each, what answers its command and what does its job. */
export function identityExports(parts: IdentityParts) {
  const { context, procedures } = identity
  const { database, files, enqueue } = parts
  const exportParts = { db: database, files, enqueue }
  const place = {
    context,
    division: ({ division }: { division?: string | undefined }) => division,
    divisionName: async (code: string) => (await divisionNames(database.read, [code])).get(code),
  }
  return {
    accounts: listExport(
      {
        ...place,
        kind: 'accounts.export',
        input: procedures.accounts.export.input,
        title: { zh: '账号', en: 'Accounts' },
        columns: ACCOUNT_EXPORT,
        page: listAccounts(parts),
      },
      exportParts,
    ),
    audit: listExport(
      {
        ...place,
        kind: 'audit.export',
        input: procedures.audit.export.input,
        title: { zh: '账号审计记录', en: 'Audit entries of identity' },
        columns: AUDIT_EXPORT,
        page: identityAudit(parts).search,
      },
      exportParts,
    ),
  }
}
