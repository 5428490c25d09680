import type { DivisionRow } from '@zhanwang/domain-station-registry/division'
import type { OrganizationKind, OrganizationList } from '@zhanwang/domain-station-registry/organization'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import { creditCodeCheckCharacter, organizationCodeCheckCharacter } from '@zhanwang/kernel/credit-code'
import { type DivisionNode, divisionTree } from './division-tree.ts'
import { MADE_UP } from './made-up.ts'
import { type SeededChoice, seededChoice } from './seeded-choice.ts'

const HONGHE = '5325'
const SHIYAN = '4203'
const TAICANG = '320585'

/** 红河州: 社工服务机构 40 家 (domain 1C). Of the other places the articles give no number. */
const HONGHE_AGENCIES = 40
/** 郧西县、郧阳区、茅箭区、武当山特区、竹溪县 are run by agencies (domain 1B); which ones, nobody says. */
const SHIYAN_AGENCIES = ['420322', '420304', '420302', '420324', SHIYAN]
/** 丹江口市 staffs most stations by labour dispatch (domain 1B). */
const DISPATCH = '420381'
const TAICANG_AGENCIES = 3
/** Of ten agencies so many have a grade. */
const GRADED_OF_TEN = 4

/** Nobody's names: made up, with the place before and what it is after. */
const WORDS = ['启明', '同心', '暖阳', '益家', '邻里', '春雨', '青禾', '和风', '众爱', '晨曦'] as const

/** What the platform takes of a planned organization, and what is recorded of it afterwards. */
export interface PlannedOrganization {
  readonly key: string
  readonly register: {
    readonly code: string
    readonly name: string
    readonly kind: OrganizationKind
    readonly level: 'prefecture' | 'county'
    readonly division: string
    readonly authority: string
    readonly foundedOn: BusinessDate
    readonly remark: string
    readonly provenance: 'demonstration'
  }
  readonly grade: { readonly grade: number; readonly ratedOn: BusinessDate } | null
  readonly listing: { readonly list: OrganizationList; readonly from: BusinessDate; readonly reason: string } | null
  readonly dissolvedOn: BusinessDate | null
}

/**
 * Agencies of the three places, with grades, lists and one that is dissolved: a pure function, the same for the same rows
 * and seed. Only 红河州's number is the article's; names, codes and all else are made up.
 */
export function planOrganizations(rows: readonly DivisionRow[], seed: string): PlannedOrganization[] {
  const tree = divisionTree(rows)
  const places = [
    ...homesOf(tree.get(HONGHE), tree.below(HONGHE, ['county']), HONGHE_AGENCIES),
    ...SHIYAN_AGENCIES.map((code) => tree.get(code)),
    ...Array.from({ length: TAICANG_AGENCIES }, () => tree.get(TAICANG)),
  ]
  const agencies = places.map((place, index) => agency(place, index, seed))
  const last = places.length
  return [
    ...agencies,
    { ...dispatcher(tree.get(DISPATCH), last, seed), grade: null },
    { ...agency(tree.get(SHIYAN), last + 1, seed), grade: null, dissolvedOn: '2024-03-15' },
  ]
}

/** Who keeps each of so many records: the prefecture every seventh, its counties in turn the others. */
function homesOf(prefecture: DivisionNode, counties: readonly DivisionNode[], count: number): DivisionNode[] {
  return Array.from({ length: count }, (_, index) =>
    index % 7 === 0 ? prefecture : (counties[index % counties.length] ?? prefecture),
  )
}

function agency(place: DivisionNode, index: number, seed: string): PlannedOrganization {
  const key = `organization/${index}`
  const choice = seededChoice(seed, key)
  // The place and the turn together name it once.
  const name = `${place.name}${WORDS[Math.floor(index / 4) % WORDS.length]}社会工作服务中心(演示${index + 1})`
  return {
    key,
    register: { ...common(place, '52', index, choice), name, kind: 'agency' },
    grade:
      choice.int(1, 10) > GRADED_OF_TEN
        ? null
        : { grade: choice.int(2, 5), ratedOn: choice.date('2019-03-01', '2024-11-30') },
    listing: listingOf(index),
    dissolvedOn: null,
  }
}

/** One of each list, so that a reader sees what they are. */
function listingOf(index: number): PlannedOrganization['listing'] {
  if (index === 5) return { list: 'abnormal', from: '2025-07-01', reason: '未按规定报送年度工作报告(演示)' }
  if (index === 11) return { list: 'barred', from: '2025-01-10', reason: '2024 年度末期评估不合格(演示)' }
  return null
}

function dispatcher(place: DivisionNode, index: number, seed: string): PlannedOrganization {
  const key = `organization/${index}`
  const register = common(place, '91', index, seededChoice(seed, key))
  const name = `${place.name}劳务派遣有限公司(演示)`
  return { key, register: { ...register, name, kind: 'dispatch' }, grade: null, listing: null, dissolvedOn: null }
}

function common(place: DivisionNode, category: string, index: number, choice: SeededChoice) {
  return {
    code: madeUpCode(category, place.code, index),
    level: place.kind === 'prefecture' ? ('prefecture' as const) : ('county' as const),
    division: place.code,
    authority: `${place.name}${category === '91' ? '市场监督管理局' : '民政局'}`,
    foundedOn: choice.date('2015-01-01', '2018-12-31'),
    remark: MADE_UP,
    provenance: 'demonstration' as const,
  }
}

/** A credit code with right check characters; the organization code in it counts the demonstration's own. */
function madeUpCode(category: string, division: string, index: number): string {
  const own = `MJ9${String(index).padStart(5, '0')}`
  const first17 = `${category}${division.padEnd(6, '0')}${own}${organizationCodeCheckCharacter(own)}`
  return first17 + creditCodeCheckCharacter(first17)
}
