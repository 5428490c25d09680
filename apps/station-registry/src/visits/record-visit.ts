import { visitRecorded } from '@zhanwang/domain-station-registry/events'
import { paperStem, visitNumber } from '@zhanwang/domain-station-registry/paper-number'
import { checkVisit, commonPath } from '@zhanwang/domain-station-registry/visit'
import { toDivisionCode } from '@zhanwang/kernel/division-code'
import { newId } from '@zhanwang/kernel/ids'
import { lastCode } from '@zhanwang/kernel/scope'
import type { Transaction } from '@zhanwang/persistence/transaction'
import type { ServiceParts } from '@zhanwang/service-kit/service-parts'
import { claimFiles, fileFacts, mapFileConstraint } from '../claimed-files.ts'
import { takePaperSerial } from '../paper-serial.ts'
import { type MatterPlace, placeOfMatter } from '../place-of-matter.ts'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { raiseTicket } from '../tickets/raise-ticket.ts'
import { insertFinding, insertVisit, insertVisitFile, type NewVisit } from './visit-store.ts'

type Handler = RegistryHandler<'visits', 'record'>
type Input = Parameters<Handler>[0]
type CallOf = Parameters<Handler>[1]

/** Records a visit with its findings and files; findings that are to be followed up become tickets in the same transaction. */
export function handleRecordVisit({
  db,
  files,
}: Pick<ServiceParts<RegistryTables>, 'db' | 'files'>): RegistryHandler<'visits', 'record'> {
  return (input, call) =>
    db
      .command(call, async (tx) => {
        const places: MatterPlace[] = []
        for (const place of input.places) places.push(await placeOfMatter(tx.db, place, call.scopes))
        const { on, findings } = input
        const references = [...findings, ...input.files].map(({ place }) => place)
        const paths = places.map(({ scopePath }) => scopePath)
        const stations = places.map(({ station }) => station?.code ?? null)
        const divisions = places.map(({ division }) => division)
        checkVisit({ on, paths, stations, divisions, references }, call.scopes, call.today)
        const claimed = await claimFiles(
          files,
          input.files.map(({ file }) => file),
          call.actor.id,
        )
        const scopePath = commonPath(paths)
        const stem = paperStem('visit', scopePath, on)
        const number = visitNumber(stem, await takePaperSerial(tx.db, stem))
        const visit: NewVisit = { id: newId(), number, ...input, places, scopePath }
        insertVisit(tx, visit, { id: call.actor.id, name: call.actor.name, at: call.now })
        for (const [index, file] of claimed.entries()) {
          const { place = 0, title = file.name } = input.files[index] ?? {}
          insertVisitFile(tx, { visitId: visit.id, place, title, file })
        }
        const tickets = await raiseFindings(tx, call, visit, findings)
        recordVisit(tx, visit, { findings, tickets, files: fileFacts(claimed) })
        return { number, tickets }
      })
      .catch((error: unknown) => {
        throw mapFileConstraint(error)
      })
}

async function raiseFindings(
  tx: Transaction<RegistryTables>,
  call: CallOf,
  { id: visitId, number, on, places }: NewVisit,
  findings: Input['findings'],
) {
  const tickets = []
  for (const [sequence, { place, text, kind, ticket }] of findings.entries()) {
    const at = places[place]
    const raised =
      ticket && at
        ? await raiseTicket(tx, call, {
            ...ticket,
            ...{
              place: at,
              source: 'visit',
              visit: { id: visitId, number },
              raisedOn: on,
              kind,
              problem: text,
              files: [],
            },
          })
        : null
    insertFinding(tx, { visitId, sequence, place, text, kind, ticketId: raised?.id ?? null })
    if (raised) tickets.push(raised.number)
  }
  return tickets
}

function recordVisit(
  tx: Transaction<RegistryTables>,
  visit: NewVisit,
  { findings, tickets, files }: { findings: Input['findings']; tickets: string[]; files: ReturnType<typeof fileFacts> },
): void {
  const { id, number, on, visitors, lookedAt, scopePath } = visit
  const places = visit.places.map(({ division, divisionName, station }) => ({ division, divisionName, station }))
  const code = lastCode(scopePath)
  tx.audit({
    subjectType: 'visit',
    subjectId: number,
    scopePath,
    division: code ? toDivisionCode(code) : null,
    detail: {
      before: null,
      after: {
        on,
        visitors: [...visitors],
        lookedAt,
        places: places.map(({ division, station }) => station?.code ?? division),
      },
      findings: findings.map(({ text }) => text),
      tickets,
      files,
    },
  })
  const state = { id, number, on, scopePath, places, findings: findings.length, struck: false, version: 1 }
  tx.emit(visitRecorded, { aggregateId: id, aggregateVersion: 1, state })
}
