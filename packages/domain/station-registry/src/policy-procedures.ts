import { BusinessDate } from '@zhanwang/kernel/calendar'
import { command, query } from '@zhanwang/kernel/contract'
import { DivisionCodeInput } from '@zhanwang/kernel/division-code'
import { exportOf } from '@zhanwang/kernel/export'
import { Uuid } from '@zhanwang/kernel/ids'
import { Page, PageInput } from '@zhanwang/kernel/page'
import { StoredFile, UploadTicket } from '@zhanwang/kernel/stored-file'
import { z } from 'zod'
import { MAX_POLICY_FILES, Policy, PolicyFile, PolicyKind, PolicyState, PolicyStep, PolicySummary } from './policy.ts'
import { Provenance } from './station.ts'

const Reason = z.string().trim().min(1).max(500)
const Target = { id: Uuid, version: z.int().min(1) }
const Changed = z.object({ id: Uuid, version: z.int() })

/** Of one that is recorded or changed. */
const DETAILS = {
  number: z.string().trim().max(60).default(''),
  title: z.string().trim().min(2).max(200),
  kind: PolicyKind,
  issuer: z.string().trim().min(1).max(100),
  issuedOn: BusinessDate,
  validFrom: BusinessDate,
  validTo: BusinessDate.nullable().default(null),
  trial: z.boolean().default(false),
  summary: z.string().trim().max(1000).default(''),
}

const list = query({
  summary: { zh: '政策文件列表', en: 'Policy documents, the last issued first' },
  input: z.strictObject({
    /** Those of this division, of what lies below it, and of what lies above it. */
    division: DivisionCodeInput.optional(),
    kind: z.array(PolicyKind).max(7).optional(),
    state: z.array(PolicyState).max(4).optional(),
    trial: z.boolean().optional(),
    /** Part of the title, the number or the issuer. */
    text: z.string().trim().max(100).optional(),
    ...PageInput,
  }),
  output: Page(PolicySummary),
  permission: 'policy.read',
  scope: 'division',
  sensitivity: 'L1',
  rest: 'GET /policies',
})

/** Policy documents. A reader finds those of the places in their scope, those below, and those of the offices above. */
export const policyProcedures = {
  list,
  export: exportOf(list, {
    summary: { zh: '导出政策文件目录', en: 'Export the list of policy documents' },
    permission: 'policy.export',
    rest: 'POST /policies/export',
  }),
  get: query({
    summary: { zh: '政策文件详情', en: 'One policy document with its files' },
    input: z.strictObject({ id: Uuid }),
    output: z.object({
      policy: Policy.extend({ state: PolicyState }),
      files: z.array(PolicyFile),
      /** What the reader may do with it. */
      may: z.array(PolicyStep),
    }),
    permission: 'policy.read',
    scope: 'division',
    // The names of those who kept its files.
    sensitivity: 'L2',
    rest: 'GET /policies/{id}',
  }),
  record: command({
    summary: { zh: '登记政策文件', en: 'Record a policy document; it may take the place of another' },
    input: z.strictObject({
      ...DETAILS,
      division: DivisionCodeInput,
      /** The document whose place it takes: repealed on the day on which this one comes into force. */
      supersedes: Uuid.nullable().default(null),
      files: z.array(UploadTicket).max(MAX_POLICY_FILES).default([]),
      provenance: Provenance.default('record'),
    }),
    output: Changed,
    permission: 'policy.maintain',
    scope: 'division',
    sensitivity: 'L1',
    rest: 'POST /policies',
  }),
  change: command({
    summary: { zh: '更正政策文件', en: 'Correct what is recorded of a policy document' },
    input: z.strictObject({ ...Target, ...DETAILS, reason: Reason }),
    output: Changed,
    permission: 'policy.maintain',
    scope: 'division',
    sensitivity: 'L1',
    rest: 'POST /policies/{id}/change',
  }),
  repeal: command({
    summary: { zh: '废止政策文件', en: 'Record that a policy document was repealed' },
    input: z.strictObject({ ...Target, on: BusinessDate, reason: Reason }),
    output: Changed,
    permission: 'policy.maintain',
    scope: 'division',
    sensitivity: 'L1',
    rest: 'POST /policies/{id}/repeal',
  }),
  reinstate: command({
    summary: { zh: '撤销废止', en: 'Take back a repeal recorded by mistake' },
    input: z.strictObject({ ...Target, reason: Reason }),
    output: Changed,
    permission: 'policy.maintain',
    scope: 'division',
    sensitivity: 'L1',
    rest: 'POST /policies/{id}/reinstate',
  }),
  addFile: command({
    summary: { zh: '添加文件附件', en: 'Keep another file with a policy document' },
    input: z.strictObject({ id: Uuid, file: UploadTicket }),
    output: z.object({ id: Uuid }),
    permission: 'policy.maintain',
    scope: 'division',
    sensitivity: 'L1',
    rest: 'POST /policies/{id}/files',
  }),
  removeFile: command({
    summary: { zh: '删除文件附件', en: 'Take a file away; the audit keeps its name and digest' },
    input: z.strictObject({ id: Uuid, reason: Reason }),
    output: z.object({ id: Uuid }),
    permission: 'policy.maintain',
    scope: 'division',
    sensitivity: 'L1',
    rest: 'POST /policy-files/{id}/remove',
  }),
  content: query({
    summary: { zh: '下载文件附件', en: 'The content of a file of a policy document' },
    input: z.strictObject({ id: Uuid }),
    output: StoredFile,
    delivers: 'file',
    permission: 'policy.read',
    scope: 'division',
    sensitivity: 'L1',
    rest: 'GET /policy-files/{id}/content',
  }),
  thumbnail: query({
    summary: { zh: '文件图片缩略图', en: 'A picture of a policy document at most 320 pixels wide and high' },
    input: z.strictObject({ id: Uuid }),
    output: StoredFile,
    delivers: 'file',
    permission: 'policy.read',
    scope: 'division',
    sensitivity: 'L1',
    rest: 'GET /policy-files/{id}/thumbnail',
  }),
} as const
