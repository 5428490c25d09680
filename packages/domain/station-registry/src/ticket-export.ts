import type { ExportCell, ExportColumn } from '@zhanwang/kernel/export'
import type { Language, LocalizedText } from '@zhanwang/kernel/localized-text'
import { TICKET_KINDS, TICKET_SOURCES, TICKET_STATUSES, type Ticket, type TicketOwner } from './ticket.ts'

/** Whose matter a ticket is, by the level of the office. */
export const OWNER_LEVELS = {
  province: { zh: '省级', en: 'Province' },
  prefecture: { zh: '市(州)', en: 'Prefecture' },
  county: { zh: '县(市、区)', en: 'County' },
  township: { zh: '乡镇(街道)', en: 'Township' },
  village: { zh: '村(社区)', en: 'Village' },
} as const satisfies Record<string, LocalizedText>

const YES_NO = { true: { zh: '是', en: 'yes' }, false: { zh: '否', en: 'no' } } as const

/** A ticket with the names of the places that it lies in. */
export interface ExportedTicket extends Ticket {
  readonly countyName: string | null
  readonly townshipName: string | null
  readonly overdue: boolean
}

/** 整改单 (domain 2.5): source, problem, owner, due, measures, closed. */
export const TICKET_EXPORT: readonly ExportColumn<ExportedTicket>[] = [
  column('number', '问题单编号', 'Number', ({ number }) => number),
  column('county', '县(市、区)', 'County', ({ countyName }) => countyName),
  column('township', '乡镇(街道)', 'Township', ({ townshipName }) => townshipName),
  column('division', '行政区划代码', 'Division code', ({ division }) => division),
  column('station', '站点', 'Station', ({ station }) => station?.name ?? null),
  column('stationCode', '站点编码', 'Station code', ({ station }) => station?.code ?? null),
  column('source', '来源', 'Source', ({ source }, language) => TICKET_SOURCES[source][language]),
  column('visit', '督办记录', 'Visit', ({ visit }) => visit),
  column('kind', '问题类别', 'Kind', ({ kind }, language) => TICKET_KINDS[kind][language]),
  column('problem', '问题', 'Problem', ({ problem }) => problem),
  column('raisedBy', '提出人', 'Raised by', ({ raisedBy }) => raisedBy),
  column('raisedOn', '提出日期', 'Raised on', ({ raisedOn }) => ({ date: raisedOn })),
  column('owner', '承办', 'Owner', ({ owner }, language) => owner && ownerText(owner, language)),
  column('dueOn', '办理期限', 'Due on', ({ dueOn }) => ({ date: dueOn })),
  column('overdue', '是否逾期', 'Overdue', ({ overdue }, language) => YES_NO[`${overdue}`][language]),
  column('escalatedTo', '已升级到', 'Escalated to', ({ escalatedTo }, language) =>
    escalatedTo ? OWNER_LEVELS[escalatedTo][language] : null,
  ),
  column('status', '状态', 'State', ({ status }, language) => TICKET_STATUSES[status][language]),
  column('measures', '办理措施', 'Measures', ({ measures }) => measures),
  column('solvedBy', '报告人', 'Reported by', ({ solvedBy }) => solvedBy),
  column('solvedOn', '报告日期', 'Reported on', ({ solvedOn }) => dateCell(solvedOn)),
  column('closedOn', '办结日期', 'Closed on', ({ closedOn }) => dateCell(closedOn)),
]

/** `县(市、区) 张经办`. */
export function ownerText({ level, account }: TicketOwner, language: Language): string {
  return account ? `${OWNER_LEVELS[level][language]} ${account.name}` : OWNER_LEVELS[level][language]
}

function column<Row>(key: string, zh: string, en: string, cell: ExportColumn<Row>['cell']): ExportColumn<Row> {
  return { key, header: { zh, en }, cell }
}

function dateCell(date: string | null): ExportCell {
  return date === null ? null : { date }
}
