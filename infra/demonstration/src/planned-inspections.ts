import type { ChecklistItem } from '@zhanwang/domain-station-registry/acceptance-checklist'
import { CHECKLIST_TEMPLATES, type ChecklistTemplate } from '@zhanwang/domain-station-registry/acceptance-templates'
import { addDays, type BusinessDate } from '@zhanwang/kernel/calendar'
import type { PlannedStation } from './planned-station.ts'
import { seededChoice } from './seeded-choice.ts'

/** A prefecture with its checklist. */
export interface Office {
  readonly division: '4203' | '5325'
  readonly checklist: ChecklistTemplate['checklist']
  /** Who approves there. */
  readonly approver: 'shiyan-officer' | 'honghe-officer'
}

/** From when the checklists hold: after the last station of the articles opened. */
export const CHECKLISTS_FROM: BusinessDate = '2022-10-01'
const CHECKED = { from: '2022-10-10', to: '2022-12-09' } as const
/** So many days from the check to the day from which it holds. */
const APPROVED_AFTER = { least: 5, most: 15 } as const
/** What was found later, and mended. */
const MENDED = { on: '2025-03-10', mendedOn: '2025-03-24', againOn: '2025-04-02', effectiveOn: '2025-04-07' } as const
/** Stations of a prefecture with every item in a picture. */
const SHOWN_WHOLE = 4
/** Of the others one in so many shows its plaque: a picture costs more than all other steps of a check. */
const SHOWN_ONE_IN = 3
const MENDED_STATIONS = 3
/** The day since which a station has been as it is; a check comes later. */
const SETTLED_DAYS = 10

export interface PlannedInspection {
  readonly office: Office
  readonly stationKey: string
  readonly stationName: string
  readonly on: BusinessDate
  readonly effectiveOn: BusinessDate
  /** The items that are shown in a picture. */
  readonly pictured: readonly ChecklistItem[]
  /** What was not met at first, and how that was mended; null for most. */
  readonly mended: {
    readonly item: ChecklistItem
    readonly mendedOn: BusinessDate
    readonly againOn: BusinessDate
  } | null
  /** Whether it waits for its approval yet, so that somebody has something to do. */
  readonly waits: boolean
}

export const OFFICES: readonly Office[] = [
  { division: '4203', checklist: template('five-unified'), approver: 'shiyan-officer' },
  { division: '5325', checklist: template('four-boards'), approver: 'honghe-officer' },
]

/** The checks of 十堰's and 红河州's stations: all met, of each prefecture three after something was mended and one awaiting its approval. */
export function planInspections(stations: readonly PlannedStation[], seed: string): PlannedInspection[] {
  return OFFICES.flatMap((office) => {
    const choice = seededChoice(seed, `inspections/${office.division}`)
    const own = stations.filter(({ found }) => found.kind === 'station' && isOf(office, found.division))
    const [waiting, ...special] = choice.take(1 + MENDED_STATIONS + SHOWN_WHOLE, own)
    const mending = special.slice(0, MENDED_STATIONS)
    return own.map((station, index): PlannedInspection => {
      const { key, found } = station
      const checked = latest(choice.date(CHECKED.from, CHECKED.to), addDays(lastChange(station), SETTLED_DAYS))
      const on = mending.includes(station) ? MENDED.on : checked
      const after = choice.int(APPROVED_AFTER.least, APPROVED_AFTER.most)
      const { items } = office.checklist
      const plaque = items.filter(({ key: item }) => item === 'plaque')
      return {
        office,
        stationKey: key,
        stationName: found.name,
        on,
        effectiveOn: mending.includes(station) ? MENDED.effectiveOn : addDays(on, after),
        pictured: special.includes(station) ? items : index % SHOWN_ONE_IN === 0 ? plaque : [],
        mended: mending.includes(station)
          ? { item: choice.pick(items), mendedOn: MENDED.mendedOn, againOn: MENDED.againOn }
          : null,
        waits: station === waiting,
      }
    })
  })
}

/** 武当山特区 and 十堰经开区 have codes of their own, which begin as the prefecture's. */
function isOf({ division }: Office, code: string): boolean {
  return code.startsWith(division)
}

function lastChange({ found, plaqueOn, changes }: PlannedStation): BusinessDate {
  return latest(found.foundedOn, ...(plaqueOn === null ? [] : [plaqueOn]), ...changes.map(({ on }) => on))
}

function latest(first: BusinessDate, ...others: readonly BusinessDate[]): BusinessDate {
  return [first, ...others].sort().at(-1) ?? first
}

/** Without a yearly re-inspection: what was checked in 2022 would be years overdue. */
function template(code: string): ChecklistTemplate['checklist'] {
  const found = CHECKLIST_TEMPLATES.find((candidate) => candidate.code === code)
  if (!found) throw new RangeError(`there is no checklist ${code}`)
  return { ...found.checklist, reinspectMonths: null }
}
