import { stepPlace } from '@zhanwang/domain-approval/step-place'
import { stationRegistry } from '@zhanwang/domain-station-registry/contract'
import {
  type InspectionFile,
  inspectorsOf,
  isOverdue,
  isToMend,
  makersOf,
  summaryOfItems,
} from '@zhanwang/domain-station-registry/inspection-reading'
import type { StationCode } from '@zhanwang/domain-station-registry/station'
import type { StationAcceptance } from '@zhanwang/domain-station-registry/station-acceptance'
import type { NewTodo } from '@zhanwang/domain-todo/todo'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { CommandCall } from '@zhanwang/kernel/call'
import type { Transaction } from '@zhanwang/persistence/transaction'
import { closeTodo, closeTodosOf, openTodo } from '@zhanwang/todos/todo-store'
import type { RegistryTables } from '../registry-tables.ts'
import type { StoredInspection } from './inspection-columns.ts'

const { context } = stationRegistry

/** What approvals and to-dos call a file. */
export const INSPECTION = 'inspection'

/** What a file's to-dos are about. */
export function inspectionSubject({ id }: Pick<StoredInspection, 'id'>): NewTodo['subject'] {
  return { type: INSPECTION, id }
}

/**
 * Whom a file waits for once a step is taken: what waited for the step is done, or void with the file. The county hears at
 * once of a check that is recorded after what it found was due.
 */
export async function waitFor(
  tx: Transaction<RegistryTables>,
  { today }: Pick<CommandCall, 'today'>,
  before: InspectionFile | null,
  stored: StoredInspection,
): Promise<void> {
  const { status } = stored.file
  if (before && before.status !== status) {
    await closeTodosOf(tx, context, inspectionSubject(stored), status === 'abandoned' ? 'void' : 'done', today)
  }
  const next = nextTodo(stored)
  if (next) await openTodo(tx, context, { ...next, openedOn: today })
  if (isOverdue({ status, dueOn: summaryOfItems(stored.file.items).dueOn }, today)) await tellOverdue(tx, today, stored)
}

/** Tells the county that what had to be mended in this round is not. */
export async function tellOverdue(
  tx: Transaction<RegistryTables>,
  today: BusinessDate,
  stored: StoredInspection,
): Promise<void> {
  const { id, file, place } = stored
  const { division, divisionName, scopePath } = place
  await openTodo(tx, context, {
    key: `inspection/${id}/overdue/${file.round}`,
    kind: 'acceptance.overdue',
    weight: 'alert',
    params: { station: place.stationName, items: namesToMend(file) },
    subject: inspectionSubject(stored),
    addressee: { permission: 'station.supervise', place: stepPlace(scopePath, 'county') },
    ...{ division, divisionName, scopePath, openedOn: today, dueOn: null },
  })
}

function namesToMend({ items }: InspectionFile): string {
  const open = items.filter(isToMend).map(({ name }) => name)
  return open.join('、').slice(0, 200)
}

/** The key under which the next inspection of a station waits, from shortly before its day on. */
export function reinspectionKey(station: StationCode, { reinspectOn }: Pick<StationAcceptance, 'reinspectOn'>): string {
  return `reinspection/${station}/${reinspectOn}`
}

/** Nobody is reminded of the next inspection any more: it has begun. */
export async function closeReinspectionTodo(
  tx: Transaction<RegistryTables>,
  { today }: Pick<CommandCall, 'today'>,
  station: StationCode,
  acceptance: StationAcceptance,
): Promise<void> {
  await closeTodo(tx, context, reinspectionKey(station, acceptance), 'done', today)
}

/** Null where it waits for nobody, or for those of its approval. */
function nextTodo(stored: StoredInspection): Omit<NewTodo, 'openedOn'> | null {
  const { id, file, place } = stored
  const { division, divisionName, scopePath } = place
  const common = {
    key: `inspection/${id}`,
    weight: 'action',
    params: { station: place.stationName, checklist: file.checklist.name },
    subject: inspectionSubject(stored),
    ...{ division, divisionName, scopePath, dueOn: null },
  } as const
  const township = { permission: 'station.apply', place: stepPlace(scopePath, 'township') }
  const county = { permission: 'station.supervise', place: stepPlace(scopePath, 'county') }
  switch (file.status) {
    case 'self-check':
      return { ...common, kind: 'acceptance.self-check', addressee: township }
    case 'on-site':
      return { ...common, kind: 'acceptance.on-site', addressee: county, notFor: [...makersOf(file)] }
    case 'rectifying':
      return {
        ...common,
        kind: 'acceptance.rectify',
        params: { ...common.params, items: namesToMend(file) },
        addressee: township,
        notFor: [...inspectorsOf(file)],
        dueOn: summaryOfItems(file.items).dueOn,
      }
    case 'approval':
    case 'passed':
    case 'abandoned':
      return null
  }
}
