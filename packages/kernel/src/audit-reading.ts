import { z } from 'zod'
import { BusinessDate } from './calendar.ts'
import { query } from './contract.ts'
import { DivisionCodeInput } from './division-code.ts'
import { exportOf } from './export.ts'
import { Uuid } from './ids.ts'
import { Page, PageInput } from './page.ts'

/** One change with its author, as the audit keeps it. */
export const AuditEntry = z.object({
  id: Uuid,
  at: z.iso.datetime(),
  actorKind: z.enum(['account', 'system']),
  actorId: z.string(),
  actorName: z.string(),
  procedure: z.string(),
  subjectType: z.string(),
  subjectId: z.string(),
  division: z.string().nullable(),
  correlationId: z.string(),
  cause: z.string().nullable(),
  /** What changed; carries no plain personal data. */
  detail: z.record(z.string(), z.json()),
  /** Whether a seal of the signed chain covers it. */
  sealed: z.boolean(),
})
export type AuditEntry = z.infer<typeof AuditEntry>

/** How far the signed chain has come. */
export const SealState = z.object({
  seals: z.int(),
  entries: z.int(),
  lastSealAt: z.iso.datetime().nullable(),
  lastDigest: z.string().nullable(),
  /** Entries that no seal covers yet, and how old the oldest of them is. */
  unsealed: z.int(),
  unsealedAgeSeconds: z.number().nullable(),
  /** What a check of the whole chain found, when somebody last asked for one. */
  intact: z.boolean().nullable(),
  /** The first break, in words for an operator. */
  firstBreak: z.string().nullable(),
  /** When that check ended. */
  checkedAt: z.iso.datetime().nullable(),
  /** Whether a check goes on: a long one outlasts the request that asked for it. */
  checking: z.boolean(),
})
export type SealState = z.infer<typeof SealState>

/** The contract fragment by which the audit administrator reads a context's audit. */
export function auditProcedures<const Context extends string>(context: Context) {
  const search = query({
    summary: { zh: '查询审计记录', en: 'Search the audit, newest first' },
    input: z.strictObject({
      division: DivisionCodeInput.optional(),
      /** Part of the author's name, or the whole id. */
      actor: z.string().trim().min(1).max(100).optional(),
      /** Whole: a station's code, an account's id. */
      subject: z.string().trim().min(1).max(100).optional(),
      /** Whole, or its group: `stations.found`, `stations`. */
      procedure: z.string().trim().min(1).max(100).optional(),
      /** Business dates in Asia/Shanghai, both ends included. */
      from: BusinessDate.optional(),
      to: BusinessDate.optional(),
      ...PageInput,
      limit: z.int().min(1).max(100).default(50),
    }),
    output: Page(AuditEntry),
    permission: 'audit.read',
    scope: 'division',
    sensitivity: 'L2',
    rest: `GET /audit/${context}/entries`,
  })
  return {
    search,
    export: exportOf(search, {
      summary: { zh: '导出审计记录', en: 'Export audit entries' },
      permission: 'audit.export',
      rest: `POST /audit/${context}/entries/export`,
    }),
    seal: query({
      summary: { zh: '审计封存状态', en: 'The state of the seal; `check` verifies the whole chain' },
      input: z.strictObject({ check: z.boolean().default(false) }),
      output: SealState,
      permission: 'audit.read',
      scope: 'division',
      sensitivity: 'L1',
      rest: `GET /audit/${context}/seal`,
    }),
  } as const
}
