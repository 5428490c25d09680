import { error, type Remark } from '@zhanwang/domain-ledger/remark'
import type { Division } from '@zhanwang/domain-station-registry/division'
import type { PlaceWords } from '@zhanwang/domain-station-registry/station-ledger-row'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { DivisionLevel } from '@zhanwang/kernel/division-code'
import { anyCovers, EVERYWHERE, type ScopePath } from '@zhanwang/kernel/scope'
import type { PlaceIndex } from './place-index.ts'

/** In what light words are looked up. */
export interface PlaceContext {
  readonly scopes: readonly ScopePath[]
  readonly today: BusinessDate
}

export type FoundPlace =
  | { readonly division: Division; readonly remarks: readonly [] }
  | { readonly division: null; readonly remarks: readonly Remark[] }

const LEVELS = ['prefecture', 'county', 'township', 'village'] as const
type NamedLevel = (typeof LEVELS)[number]
const LEVEL_WORDS: Record<NamedLevel, { zh: string; en: string }> = {
  prefecture: { zh: '市(州)', en: 'prefecture' },
  county: { zh: '县(市、区)', en: 'county' },
  township: { zh: '乡镇(街道)', en: 'township' },
  village: { zh: '村(社区)', en: 'village' },
}

/**
 * The division that a row's words name, from the highest word down. One that is not there and one outside the reader's
 * scopes get the same answer, which tells nothing of what lies there.
 */
export function findPlace(
  index: PlaceIndex,
  words: PlaceWords,
  on: BusinessDate,
  { scopes, today }: PlaceContext,
): FoundPlace {
  let within: ScopePath = EVERYWHERE
  let division: Division | null = null
  for (const level of LEVELS) {
    const word = words[level]
    if (word === null) {
      if (level === words.level) division = ownPlace(index, level, scopes)
      else if (level === 'township' && words.level === 'village') {
        const own = ownTownship(index, scopes)
        // Villages of one name are many: without the township nobody knows which.
        if (!own) return nothing(error(level, ...notSaid(level)))
        within = own
      }
      if (level !== words.level) continue
      return division ? { division, remarks: [] } : nothing(error(level, ...notSaid(level)))
    }
    const match = index.find(level, word, within, on, today)
    if (match.kind === 'ambiguous') return nothing(error(level, ...ambiguous(word, level)))
    if (match.kind === 'none') return nothing(error(level, ...unknown(word, match.similar)))
    division = match.place
    within = division.scopePath
    if (level !== words.level) continue
    if (!anyCovers(scopes, division.scopePath)) return nothing(error(level, ...unknown(word, [])))
    return { division, remarks: [] }
  }
  return nothing(error(null, ...unknown(words.village ?? '', [])))
}

/** Where to look for the villages of a row: the path of its township; undefined where that is not known. */
export function townshipOf(
  index: PlaceIndex,
  words: PlaceWords,
  on: BusinessDate,
  context: PlaceContext,
): ScopePath | undefined {
  if (words.level !== 'village') return undefined
  if (words.township === null) return ownTownship(index, context.scopes)
  const { prefecture, county, township } = words
  let within: ScopePath = EVERYWHERE
  for (const [level, word] of [
    ['prefecture', prefecture],
    ['county', county],
    ['township', township],
  ] as const) {
    if (word === null) continue
    const match = index.find(level, word, within, on, context.today)
    if (match.kind !== 'found') return undefined
    within = match.place.scopePath
  }
  return within
}

/** The division of this level that the reader's only scope is. */
function ownPlace(index: PlaceIndex, level: DivisionLevel, scopes: readonly ScopePath[]): Division | null {
  const [only, ...others] = scopes
  if (only === undefined || others.length > 0) return null
  const own = index.at(only)
  return own?.level === level ? own : null
}

function ownTownship(index: PlaceIndex, scopes: readonly ScopePath[]): ScopePath | undefined {
  return ownPlace(index, 'township', scopes)?.scopePath
}

function nothing(remark: Remark): FoundPlace {
  return { division: null, remarks: [remark] }
}

function notSaid(level: NamedLevel): [string, string] {
  const { zh, en } = LEVEL_WORDS[level]
  return [`请填写${zh}`, `Give the ${en}`]
}

function ambiguous(word: string, level: NamedLevel): [string, string] {
  const above = LEVELS[LEVELS.indexOf(level) - 1]
  const { zh, en } = LEVEL_WORDS[above ?? level]
  return [
    `有多个“${word}”,请写全名称,或写明${zh}`,
    `Several divisions are called ${word}; give the full name, or its ${en}`,
  ]
}

function unknown(word: string, similar: readonly Division[]): [string, string] {
  const [first] = similar
  const zh = first ? `;是否应为“${first.name}”` : ''
  const en = first ? `; is ${first.name} meant?` : ''
  return [`“${word}”不在您的管辖范围,或没有这个地方${zh}`, `${word} lies outside your scope, or is not there${en}`]
}
