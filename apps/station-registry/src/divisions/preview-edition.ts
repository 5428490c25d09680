import { stationRegistry } from '@zhanwang/domain-station-registry/contract'
import {
  codesWritten,
  type EditionRow,
  editionProblems,
  editionRow,
  planEdition,
} from '@zhanwang/domain-station-registry/edition'
import { editionEffects } from '@zhanwang/domain-station-registry/edition-effects'
import { type EditionPreview, MOST_NAMED } from '@zhanwang/domain-station-registry/edition-preview'
import { addDays } from '@zhanwang/kernel/calendar'
import type { Call } from '@zhanwang/kernel/call'
import { type DivisionCode, levelOf, toDivisionCode } from '@zhanwang/kernel/division-code'
import { DomainError } from '@zhanwang/kernel/errors'
import { fillText } from '@zhanwang/kernel/localized-text'
import { anyCovers, lastCode, type ScopePath } from '@zhanwang/kernel/scope'
import type { Database } from '@zhanwang/persistence/database'
import type { Kysely } from 'kysely'
import { placeNames } from '../division-reads.ts'
import { figuresOn } from '../indicators/figures-on.ts'
import type { RegistryHandler } from '../registry-handler.ts'
import type { RegistryTables } from '../registry-tables.ts'
import { activeStationsIn, type MovedStation, rehearseRestamp } from '../stations/rehearse-restamp.ts'
import { commonPath, pathAbove } from './common-path.ts'
import { loadChildren, loadNamed, lockTree } from './edition-store.ts'
import { newestOf } from './place.ts'
import { writeEdition } from './write-edition.ts'

type Db = Kysely<RegistryTables>

/**
 * What an edition would come to: it is loaded as publishing does and taken back, so that the preview cannot say anything
 * else than what would happen. It waits for an edition that is being published, and that one for it.
 */
export function handlePreviewEdition(
  database: Database<RegistryTables>,
): RegistryHandler<'divisions', 'previewEdition'> {
  return (input, call) =>
    database.rehearse(async (db) => {
      await lockTree(db)
      const rows = input.rows.map(editionRow)
      const known = await loadNamed(db, rows)
      const versions = [...known, ...(await loadChildren(db, codesWritten(rows, known)))]
      const problems = editionProblems(rows, versions, call.scopes)
      if (problems.length > 0) return refused(problems, call)

      const plan = planEdition(rows, versions, call.scopes)
      const effects = editionEffects(rows, known)
      const written = await writeEdition(db, plan, input.source, call.scopes).catch(ruleBroken)
      if (written instanceof DomainError) return refused([written], call)
      const moved = await rehearseRestamp(db, written.places)
      const changes = [...plan.created, ...plan.changed]
      const former = known.filter(({ code }) => changes.some((change) => change.code === code))
      const root = governing(
        [...changes, ...former].map(({ scopePath }) => scopePath),
        call.scopes,
      )
      const days = effects.map(({ on }) => on).toSorted()
      const [first, last] = [days[0], days.at(-1)]
      return {
        problems: [],
        ...{ created: plan.created.length, changed: plan.changed.length, unchanged: plan.unchanged },
        effects,
        stations: { count: moved.length, rows: await inWords(database.read, db, moved.slice(0, MOST_NAMED)) },
        townships: await townshipsWithout(db, rows),
        figures:
          root && first && last ? await bothSides(database.read, db, root, [addDays(first, -1), last], call) : [],
      }
    })
}

function ruleBroken(error: unknown): DomainError {
  if (error instanceof DomainError && error.code === 'rule-broken') return error
  throw error
}

function refused(problems: readonly DomainError[], { language }: Call): EditionPreview {
  return {
    problems: problems.map(({ code, details: { reason = code, params = {} } }) => ({
      reason,
      text: fillText(stationRegistry.reasons[reason] ?? { zh: reason, en: reason }, language, params),
      code: String(params.code ?? ''),
    })),
    ...{ created: 0, changed: 0, unchanged: 0, effects: [], townships: [], figures: [] },
    stations: { count: 0, rows: [] },
  }
}

/** The lowest county, or what is above, that governs all of the paths; undefined where only the whole country does. */
function governing(paths: readonly ScopePath[], scopes: readonly ScopePath[]): DivisionCode | undefined {
  let path = commonPath(paths)
  while (['township', 'village'].includes(levelAt(path)) && anyCovers(scopes, pathAbove(path))) path = pathAbove(path)
  const code = lastCode(path)
  return code === undefined ? undefined : toDivisionCode(code)
}

function levelAt(path: ScopePath): string {
  const code = lastCode(path)
  return code === undefined ? '' : levelOf(toDivisionCode(code))
}

async function inWords(read: Db, db: Db, moved: readonly MovedStation[]): Promise<EditionPreview['stations']['rows']> {
  const [before, after] = await Promise.all([
    placeNames(
      read,
      moved.map((station) => station.before),
    ),
    placeNames(
      db,
      moved.map((station) => station.after),
    ),
  ])
  const said = (names: typeof before, path: ScopePath) => Object.values(names.get(path) ?? {}).join(' ')
  return moved.map(({ code, name, kind, before: from, after: to }) => ({
    ...{ code, name, kind },
    ...{ before: said(before, from), after: said(after, to) },
  }))
}

/** The townships that the rows name and that go on, but with no active station or with more than one. */
async function townshipsWithout(db: Db, rows: readonly EditionRow[]): Promise<EditionPreview['townships']> {
  const named = new Set(rows.flatMap(({ code, successors }) => [code, ...successors]))
  const townships = newestOf(await loadNamed(db, rows)).filter(
    ({ code, level, validTo }) => named.has(code) && level === 'township' && validTo === null,
  )
  const stations = await activeStationsIn(
    db,
    townships.map(({ scopePath }) => scopePath),
  )
  return townships
    .map(({ code, name, scopePath }) => ({ code, name, stations: stations.get(scopePath) ?? [] }))
    .filter((township) => township.stations.length !== 1)
    .slice(0, MOST_NAMED)
}

async function bothSides(
  read: Db,
  db: Db,
  division: DivisionCode,
  days: readonly EditionPreview['figures'][number]['on'][],
  { language }: Call,
): Promise<EditionPreview['figures']> {
  const [before, after] = await Promise.all([
    figuresOn(read, division, days, language),
    figuresOn(db, division, days, language),
  ])
  const codes = [...new Set([...before, ...after].map(({ code }) => code))]
  return days.flatMap((on) =>
    codes.map((code) => {
      const find = (readings: typeof before) =>
        readings.find((reading) => reading.code === code && reading.asOf === on) ?? null
      return { on, before: find(before), after: find(after) }
    }),
  )
}
