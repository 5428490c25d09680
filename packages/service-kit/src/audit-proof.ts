import type { Jwk } from '@zhanwang/persistence/audit-seal'
import { type AuditProof, proveAudit } from '@zhanwang/persistence/prove'

export interface AuditProofParts {
  readonly databaseUrl: string
  /** The private key that seals; only its public part is used. */
  readonly sealKey: Jwk
  readonly anchorFile: string
}

/** Verifies the sealed audit of a service's database from within the service; stops when the signal is aborted. */
export function auditProof({
  databaseUrl,
  sealKey,
  anchorFile,
}: AuditProofParts): (signal: AbortSignal) => Promise<AuditProof> {
  const { d: _private, ...publicJwk } = sealKey
  return (signal) => proveAudit({ databaseUrl, publicJwk, anchorFile, signal })
}
