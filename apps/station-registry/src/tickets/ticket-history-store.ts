import type { TicketStep } from '@zhanwang/domain-station-registry/ticket'
import type { Uuid } from '@zhanwang/kernel/ids'
import type { ScopePath } from '@zhanwang/kernel/scope'
import { StoredFile } from '@zhanwang/kernel/stored-file'
import { inScopes } from '@zhanwang/persistence/scope-filter'
import type { Kysely } from 'kysely'
import type { RegistryTables } from '../registry-tables.ts'
import { ownerOf } from './ticket-columns.ts'

type Db = Kysely<RegistryTables>

/** Every step of a ticket with its files, newest first. */
export async function listSteps(db: Db, ticketId: Uuid): Promise<TicketStep[]> {
  const [steps, files] = await Promise.all([
    db.selectFrom('ticket_step').selectAll().where('ticket_id', '=', ticketId).orderBy('sequence', 'desc').execute(),
    fileQuery(db).where('ticket_file.ticket_id', '=', ticketId).orderBy('ticket_file.id').execute(),
  ])
  return steps.map((row) => ({
    sequence: row.sequence,
    step: row.step,
    on: row.taken_on,
    text: row.text,
    owner: ownerOf(row),
    dueOn: row.due_on,
    escalatedTo: row.escalated_to,
    by: row.by_name,
    at: row.at.toISOString(),
    files: files
      .filter(({ sequence }) => sequence === row.sequence)
      .map(({ id, thumbnail_id, file_id, name, type, size, digest }) => ({
        id,
        file: StoredFile.parse({ id: file_id, name, type, size, digest }),
        hasThumbnail: thumbnail_id !== null,
      })),
  }))
}

/** A file of a ticket in the reader's scope, and the id of its small copy; undefined for any other. */
export async function findTicketFile(
  db: Db,
  id: Uuid,
  scopes: readonly ScopePath[],
): Promise<{ file: StoredFile; thumbnailId: Uuid | null } | undefined> {
  const row = await fileQuery(db)
    .innerJoin('ticket', 'ticket.id', 'ticket_file.ticket_id')
    .where('ticket_file.id', '=', id)
    .where(inScopes('ticket.scope_path', scopes))
    .executeTakeFirst()
  if (!row) return undefined
  const { file_id, name, type, size, digest, thumbnail_id: thumbnailId } = row
  return { file: StoredFile.parse({ id: file_id, name, type, size, digest }), thumbnailId }
}

function fileQuery(db: Db) {
  return db
    .selectFrom('ticket_file')
    .innerJoin('stored_file as file', 'file.id', 'ticket_file.file_id')
    .select([
      'ticket_file.id',
      'ticket_file.sequence',
      'ticket_file.file_id',
      'ticket_file.thumbnail_id',
      'file.name',
      'file.type',
      'file.size',
      'file.digest',
    ])
}
