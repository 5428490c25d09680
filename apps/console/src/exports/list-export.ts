import type { ExportFormat } from '@zhanwang/kernel/export'
import type { Uuid } from '@zhanwang/kernel/ids'
import type { SendOptions } from '../api/use-command.ts'
import type { JobContext } from '../jobs/job-contexts.ts'

/** What of a list is wanted, and in which form. */
export interface ExportChoice {
  readonly format: ExportFormat
  readonly columns: string[]
}

export type ExportedList =
  | 'stations'
  | 'organizations'
  | 'leadingGroups'
  | 'applications'
  | 'divisions'
  | 'rules'
  | 'policies'
  | 'accounts'
  | 'indicators'
  | 'audit'
  | 'tickets'
  | 'visits'
  | 'inspections'

/** A list that can be exported: with the filters as they are shown now, without its paging. */
export interface ListExport {
  /** What is exported, in the reader's words. */
  readonly title: string
  readonly context: JobContext
  /** Which columns it has as a file. */
  readonly list: ExportedList
  /** Keys of the columns that are chosen at first; without it all of them. */
  readonly shown?: readonly string[]
  readonly send: (choice: ExportChoice, options: SendOptions) => Promise<{ readonly job: Uuid }>
}
