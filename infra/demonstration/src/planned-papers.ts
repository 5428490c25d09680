import type { TicketKind, TicketSource } from '@zhanwang/domain-station-registry/ticket'
import { addDays, type BusinessDate } from '@zhanwang/kernel/calendar'
import type { DivisionLevel } from '@zhanwang/kernel/division-code'
import type { PlannedStation } from './planned-station.ts'
import { type SeededChoice, seededChoice } from './seeded-choice.ts'
import { SHIYAN } from './shiyan.ts'

/** A made-up problem, and what was done about it. */
interface Matter {
  readonly kind: TicketKind
  readonly problem: string
  readonly measures: string
}

const MATTERS: readonly Matter[] = [
  {
    kind: 'premises',
    problem: '个案工作室与档案室合用,没有独立的谈话空间',
    measures: '已腾出一间办公室作个案工作室,隔音门已安装',
  },
  { kind: 'premises', problem: '服务内容标牌脱落,管理制度未全部上墙', measures: '标牌已重新安装,制度已补齐上墙' },
  { kind: 'premises', problem: '打印机、档案柜未配齐', measures: '已由街道统一采购到位' },
  { kind: 'staffing', problem: '本月仅 1 名社工在岗,未达到每站 2 名全职', measures: '机构已补派 1 名社工到岗' },
  { kind: 'staffing', problem: '新到岗社工尚未参加岗前培训', measures: '已安排参加市级岗前培训并取得结业证明' },
  { kind: 'funds', problem: '第二批运营经费未按协议时间拨付', measures: '已协调财政完成拨付' },
  { kind: 'funds', problem: '活动支出票据不齐,台账与凭证对不上', measures: '票据已补齐,台账逐笔核对无误' },
  { kind: 'service', problem: '重点对象走访台账更新不及时', measures: '已补录台账,明确每周五更新' },
  { kind: 'service', problem: '个案记录缺少评估和结案材料', measures: '已补写评估表,督导已签字' },
  { kind: 'system', problem: '请销假和值班制度没有落实,群众来访无人接待', measures: '已排定值班表并公示' },
]
const LOOKED_AT = ['办公场所和标牌', '人员在岗和培训', '服务台账和个案档案', '经费使用和票据'] as const
/** Nobody's names. */
const VISITORS = ['演示人员甲', '演示人员丁', '演示人员戊'] as const
const OWNERS: readonly DivisionLevel[] = ['township', 'township', 'township', 'county']
const SOURCES: readonly Exclude<TicketSource, 'visit'>[] = ['meeting', 'hotline', 'other']

/** How far a planned ticket comes; one without an owner waits for its county until it is solved. */
export type PlannedEnd = 'assigned' | 'solved' | 'confirmed' | 'reopened'

export interface PlannedTicket {
  /** Names it within the plan. */
  readonly key: string
  readonly stationKey: string
  readonly source: Exclude<TicketSource, 'visit'>
  readonly kind: TicketKind
  readonly problem: string
  readonly measures: string
  readonly owner: DivisionLevel | null
  /** Null: today, and due by default, so that some are always in time. */
  readonly raisedOn: BusinessDate | null
  readonly end: PlannedEnd
}

export interface PlannedVisit {
  readonly key: string
  readonly stationKeys: readonly string[]
  readonly on: BusinessDate
  readonly visitors: readonly string[]
  readonly lookedAt: string
  readonly findings: readonly (Matter & {
    readonly place: number
    /** Null: dealt with on the spot, no ticket. */
    readonly owner: DivisionLevel | null
    readonly end: PlannedEnd
  })[]
}

export interface PaperPlan {
  readonly tickets: readonly PlannedTicket[]
  readonly visits: readonly PlannedVisit[]
}

/** Most are settled. */
const ENDS: readonly PlannedEnd[] = [
  'assigned',
  'solved',
  'reopened',
  ...Array.from({ length: 5 }, () => 'confirmed' as const),
]
const TICKETS = 36
const VISITS = 24

/**
 * Supervision of 十堰's stations as it might be: visits and tickets, all of it before 2026 (a clock may stand anywhere after), and some raised on the day of loading. A
 * pure function: the same for the same stations and seed.
 */
export function planPapers(stations: readonly PlannedStation[], seed: string): PaperPlan {
  const operating = stations.filter(
    ({ key, found }) => key.startsWith('station/') && found.division.startsWith(SHIYAN) && found.hostType !== 'village',
  )
  const choice = seededChoice(seed, 'papers')
  return {
    tickets: Array.from({ length: TICKETS }, (_, index) => planTicket(index, choice.pick(operating).key, seed)),
    visits: Array.from({ length: VISITS }, (_, index) => planVisit(index, neighbours(choice, operating), seed)),
  }
}

function planTicket(index: number, stationKey: string, seed: string): PlannedTicket {
  const key = `ticket/${index}`
  const choice = seededChoice(seed, key)
  const isToday = index % 6 === 0
  return {
    key,
    stationKey,
    source: choice.pick(SOURCES),
    ...choice.pick(MATTERS),
    owner: index % 9 === 1 ? null : choice.pick(OWNERS),
    raisedOn: isToday ? null : choice.date('2025-10-01', '2025-12-10'),
    end: isToday ? 'assigned' : choice.pick(ENDS),
  }
}

function planVisit(index: number, stationKeys: readonly string[], seed: string): PlannedVisit {
  const key = `visit/${index}`
  const choice = seededChoice(seed, key)
  const found = choice.take(choice.int(0, 3), MATTERS)
  return {
    key,
    stationKeys,
    on: addDays('2025-06-01', index * 8 + choice.int(0, 5)),
    visitors: choice.take(choice.int(1, 3), VISITORS),
    lookedAt: choice.take(2, LOOKED_AT).join('、'),
    findings: found.map((matter) => ({
      ...matter,
      place: choice.int(0, stationKeys.length - 1),
      owner: choice.int(1, 4) === 1 ? null : choice.pick(OWNERS),
      end: choice.pick(ENDS),
    })),
  }
}

/** One to three stations of one county. */
function neighbours(choice: SeededChoice, stations: readonly PlannedStation[]): string[] {
  const { found } = choice.pick(stations)
  const near = stations.filter((each) => each.found.division.startsWith(found.division.slice(0, 6)))
  return choice.take(Math.min(near.length, choice.int(1, 3)), near).map(({ key }) => key)
}
