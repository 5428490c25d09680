import { identity } from '@zhanwang/domain-identity/contract'
import { stationRegistry } from '@zhanwang/domain-station-registry/contract'
import type { LocalizedText } from '@zhanwang/kernel/localized-text'
import { client, trpc } from '../api/trpc.ts'
import type { AuditSource } from './audit-search.ts'

/** Each context keeps an audit of its own. */
export const AUDITS = {
  'station-registry': {
    title: stationRegistry.title,
    queries: trpc.registry.audit,
    client: client.registry.audit,
  },
  identity: { title: identity.title, queries: trpc.identity.audit, client: client.identity.audit },
} as const satisfies Record<AuditSource, { title: LocalizedText; queries: unknown; client: unknown }>
