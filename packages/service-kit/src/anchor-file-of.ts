import { join } from 'node:path'

/** Where a service anchors the head of its sealed audit, below AUDIT_SEAL_DIR: one line of JSON for each seal. */
export function anchorFileOf(sealDir: string, service: string): string {
  return join(sealDir, `${service}.jsonl`)
}
