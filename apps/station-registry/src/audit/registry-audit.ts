import { type AuditHandlers, auditHandlers } from '@zhanwang/persistence/audit-handlers'
import type { ServiceParts } from '@zhanwang/service-kit/service-parts'
import { findPath } from '../division-reads.ts'
import type { RegistryTables } from '../registry-tables.ts'

/** Answers what is asked of the registry's audit. */
export function registryAudit({
  db: { read },
  prove,
  log,
}: Pick<ServiceParts<RegistryTables>, 'db' | 'prove' | 'log'>): AuditHandlers {
  return auditHandlers({ read, pathOf: (code) => findPath(read, code), prove, log })
}
