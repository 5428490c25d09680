import type { FileStore } from '@zhanwang/files/file-store'
import type { Call } from '@zhanwang/kernel/call'
import type { ExportColumn, ExportFormat } from '@zhanwang/kernel/export'
import type { LocalizedText } from '@zhanwang/kernel/localized-text'
import type { Database } from '@zhanwang/persistence/database'
import type { Enqueue } from '@zhanwang/persistence/jobs'
import type { z } from 'zod'

/** What every export's input has beside the list's filters (kernel's `exportOf`). */
export interface ExportChoice {
  readonly format: ExportFormat
  readonly columns?: readonly string[] | undefined
}

export interface Paging {
  readonly cursor: string | undefined
  readonly limit: number
}

/** A page of a list; `hidden`: rows that exist but that this reader may not see. */
export interface ExportPage<Row> {
  readonly rows: readonly Row[]
  readonly next: string | null
  readonly hidden?: number
}

/** How a list is exported. */
export interface ListExport<Input extends ExportChoice, Row> {
  /** The command: `stations.export`. */
  readonly kind: string
  /** The command's input, by which a stored job's is read again. */
  readonly input: z.ZodType<Input>
  readonly title: LocalizedText
  /** Of the service that does it; the system actor of the job. */
  readonly context: string
  readonly columns: readonly ExportColumn<Row>[]
  /** The list itself, with the rights and filters it always has; pages of it may be larger than on the border. */
  page(input: NoInfer<Input> & Paging, call: Call): Promise<ExportPage<Row>>
  /** The division that the filters name; undefined: the reader's own, null: none, for the list is of everywhere. */
  division(input: NoInfer<Input>): string | null | undefined
  /** The name of a division for the file's name; undefined for an unknown one. */
  divisionName(code: string): Promise<string | undefined>
}

export interface ExportParts<S> {
  readonly db: Database<S>
  readonly files: FileStore
  readonly enqueue: Enqueue
}
