import type { ExportColumn } from '@zhanwang/kernel/export'
import {
  ORGANIZATION_KINDS,
  ORGANIZATION_LEVELS,
  ORGANIZATION_LISTS,
  type Organization,
  type OrganizationList,
} from './organization.ts'

/** An organization with what counts on the day of the export. */
export interface ExportedOrganization extends Organization {
  readonly listsNow: readonly OrganizationList[]
}

/** 单位名录: one row an organization. */
export const ORGANIZATION_EXPORT: readonly ExportColumn<ExportedOrganization>[] = [
  column('code', '统一社会信用代码', 'Credit code', ({ code }) => code),
  column('name', '单位名称', 'Name', ({ name }) => name),
  column('kind', '单位类型', 'Kind', ({ kind }, language) => ORGANIZATION_KINDS[kind][language]),
  column('level', '级别', 'Level', ({ level }, language) => ORGANIZATION_LEVELS[level][language]),
  column('division', '建档行政区划', 'Kept by', ({ divisionName }) => divisionName),
  column('divisionCode', '行政区划代码', 'Division code', ({ division }) => division),
  column('authority', '登记管理机关', 'Registering authority', ({ authority }) => authority),
  column('representative', '法定代表人', 'Representative', ({ representative }) => representative),
  column('foundedOn', '成立日期', 'Founded on', ({ foundedOn }) => dateCell(foundedOn)),
  column('grade', '评估等级', 'Grade', ({ grade }) => grade && `${grade.grade}A`),
  column('ratedOn', '评定日期', 'Graded on', ({ grade }) => dateCell(grade?.ratedOn ?? null)),
  column('gradeValidTo', '等级有效期至', 'Grade valid to', ({ grade }) => dateCell(grade?.validTo ?? null)),
  column('lists', '名单', 'Lists', ({ listsNow }, language) =>
    listsNow.map((list) => ORGANIZATION_LISTS[list][language]).join('、'),
  ),
  column('address', '地址', 'Address', ({ address }) => address),
  column('contact', '联系人', 'Contact', ({ contact }) => contact),
  column('phone', '联系电话', 'Telephone', ({ phone }) => phone),
  column('dissolvedOn', '注销日期', 'Dissolved on', ({ dissolvedOn }) => dateCell(dissolvedOn)),
  column('remark', '备注', 'Remark', ({ remark }) => remark),
]

function column(
  key: string,
  zh: string,
  en: string,
  cell: ExportColumn<ExportedOrganization>['cell'],
): ExportColumn<ExportedOrganization> {
  return { key, header: { zh, en }, cell }
}

function dateCell(date: string | null) {
  return date === null ? null : { date }
}
