import type { CommandCall } from '@zhanwang/kernel/call'
import { DomainError } from '@zhanwang/kernel/errors'
import type { ExportColumn } from '@zhanwang/kernel/export'
import type { Uuid } from '@zhanwang/kernel/ids'
import { jobPlace } from '@zhanwang/persistence/job-handlers'
import type { JsonObject } from '@zhanwang/persistence/json'
import type { ExportChoice, ExportParts, ListExport } from './list-export.ts'

const UNKNOWN_COLUMN = { zh: '没有这一列', en: 'There is no such column' }
const TWICE = { zh: '同一列只能选一次', en: 'A column is chosen once only' }

/**
 * Answers an export's command: audits who took what along, by which filters and in which format, and puts the job that
 * makes the file into the same transaction. Throws `invalid-input` for columns that the list does not have, and at once
 * what the list itself would throw for these filters.
 */
export function exportHandler<S, Input extends ExportChoice, Row>(
  list: ListExport<Input, Row>,
  { db, enqueue }: Pick<ExportParts<S>, 'db' | 'enqueue'>,
) {
  return async (input: Input, call: CommandCall): Promise<{ job: Uuid }> => {
    chosenColumns(list.columns, input.columns, call.language)
    await list.page({ ...input, cursor: undefined, limit: 1 }, call)
    const stored = jsonOf(input)
    return db.command(call, async (tx) => {
      const job = enqueue(tx, {
        kind: list.kind,
        input: stored,
        accountId: call.actor.id,
        accountName: call.actor.name,
        scopes: call.scopes,
        language: call.language,
      })
      tx.audit({ subjectType: 'export', subjectId: job, ...jobPlace(call.scopes), detail: stored })
      return { job }
    })
  }
}

/** The columns of these keys in their order, all of them without keys. Throws `invalid-input` for unknown or repeated ones. */
export function chosenColumns<Row>(
  columns: readonly ExportColumn<Row>[],
  keys: readonly string[] | undefined,
  language: 'zh' | 'en',
): readonly ExportColumn<Row>[] {
  if (!keys) return columns
  return keys.map((key, index) => {
    const column = columns.find((candidate) => candidate.key === key)
    const isRepeated = keys.indexOf(key) < index
    if (column && !isRepeated) return column
    const message = (column ? TWICE : UNKNOWN_COLUMN)[language]
    throw new DomainError('invalid-input', { issues: [{ path: ['columns', index], message }] })
  })
}

/** An input as JSON carries it: it came from there. */
function jsonOf(input: object): JsonObject {
  const json: JsonObject = JSON.parse(JSON.stringify(input))
  return json
}
