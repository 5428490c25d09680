import { newId } from '@zhanwang/kernel/ids'
import { CompiledQuery } from 'kysely'
import type { Enqueue } from './jobs.ts'

const INSERT = `
  INSERT INTO job (id, kind, input, account_id, account_name, scopes, language) VALUES ($1, $2, $3, $4, $5, $6, $7)`

/** Writes the job's row with the transaction; returns the job's id. */
export const enqueueJob: Enqueue = (tx, { kind, input, accountId, accountName, scopes, language }) => {
  const id = newId()
  const row = [id, kind, JSON.stringify(input), accountId, accountName, [...scopes], language]
  const insert = CompiledQuery.raw(INSERT, row)
  tx.write({ compile: () => insert })
  return id
}
