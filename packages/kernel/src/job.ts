import { z } from 'zod'
import { command, query } from './contract.ts'
import { Uuid } from './ids.ts'
import { Page, PageInput } from './page.ts'
import { StoredFile } from './stored-file.ts'

export const JobState = z.enum(['waiting', 'running', 'done', 'failed', 'cancelled'])
export type JobState = z.infer<typeof JobState>

export const JOB_STATES = {
  waiting: { zh: '等待', en: 'Waiting' },
  running: { zh: '进行中', en: 'Running' },
  done: { zh: '完成', en: 'Done' },
  failed: { zh: '失败', en: 'Failed' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
} as const satisfies Record<JobState, { zh: string; en: string }>

/** Long work that goes on without its page. */
export const Job = z.object({
  id: Uuid,
  /** `stations.export`: the procedure that asked for it. */
  kind: z.string(),
  state: JobState,
  /** Rows; `total` is null while nobody knows it. */
  done: z.int(),
  total: z.int().nullable(),
  startedBy: z.string(),
  createdAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  /** Why it failed, in the reader's language. */
  problem: z.string().nullable(),
  /** What it made; null before, and after the file was swept. */
  file: StoredFile.nullable(),
  fileUntil: z.iso.datetime().nullable(),
})
export type Job = z.infer<typeof Job>

/** The contract fragment of a context that has jobs: each account sees its own. */
export function jobProcedures<const Context extends string>(context: Context) {
  return {
    list: query({
      summary: { zh: '我的任务', en: 'My jobs, newest first' },
      input: z.strictObject({ ...PageInput }),
      output: Page(Job),
      scope: 'self',
      sensitivity: 'L1',
      rest: `GET /jobs/${context}`,
    }),
    get: query({
      summary: { zh: '任务进度', en: 'One of my jobs' },
      input: z.strictObject({ id: Uuid }),
      output: z.object({ job: Job }),
      scope: 'self',
      sensitivity: 'L1',
      rest: `GET /jobs/${context}/{id}`,
    }),
    cancel: command({
      summary: { zh: '取消任务', en: 'Stop one of my jobs; what it made so far is dropped' },
      input: z.strictObject({ id: Uuid }),
      output: z.object({ id: Uuid, state: JobState }),
      scope: 'self',
      sensitivity: 'L1',
      rest: `POST /jobs/${context}/{id}/cancel`,
    }),
    file: query({
      summary: { zh: '下载任务结果', en: 'The file that one of my jobs made' },
      input: z.strictObject({ id: Uuid }),
      output: StoredFile,
      delivers: 'file',
      scope: 'self',
      // What may be in it was decided when the job was asked for; the highest that a list holds.
      sensitivity: 'L2',
      rest: `GET /jobs/${context}/{id}/file`,
    }),
  } as const
}
