import { newId } from '@zhanwang/kernel/ids'
import { CompiledQuery } from 'kysely'
import type { Enqueue } from './jobs.ts'

/** The channel on which a commit that left a job to be begun says so. */
export const JOBS_CHANNEL = 'zhanwang_jobs'

// Notified by the transaction itself: whoever commits it, by command or upkeep, in whichever process, the job is begun at
// once. What NOTIFY costs (one commit at a time on the whole server) is paid by the few transactions that ask for a job.
const INSERT = `
  INSERT INTO job (id, kind, input, account_id, account_name, scopes, language) VALUES ($1, $2, $3, $4, $5, $6, $7)
  RETURNING pg_notify('${JOBS_CHANNEL}', '')`

/** Writes the job's row with the transaction, whose commit wakes those who do jobs; returns the job's id. */
export const enqueueJob: Enqueue = (tx, { kind, input, accountId, accountName, scopes, language }) => {
  const id = newId()
  const row = [id, kind, JSON.stringify(input), accountId, accountName, [...scopes], language]
  const insert = CompiledQuery.raw(INSERT, row)
  tx.write({ compile: () => insert })
  return id
}
