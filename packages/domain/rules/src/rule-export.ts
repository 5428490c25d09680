import type { ExportColumn } from '@zhanwang/kernel/export'
import type { z } from 'zod'
import { type PublishedRule, RULE_STATES, type RuleKinds, type RuleState } from './rule.ts'

type Row = Omit<z.input<typeof PublishedRule>, 'value'> & {
  readonly state: RuleState
  readonly publishedBy: string
  readonly endReason: string
}

/** Versions as they are taken along; what they say stays in the register, here is which ones there are. */
export function ruleExport(kinds: RuleKinds): readonly ExportColumn<Row>[] {
  const names = new Map(kinds.map(({ code, name }) => [code, name]))
  return [
    {
      key: 'kind',
      header: { zh: '制度', en: 'Rule' },
      cell: ({ kind }, language) => names.get(kind)?.[language] ?? kind,
    },
    { key: 'division', header: { zh: '行政区划代码', en: 'Division code' }, cell: ({ division }) => division },
    {
      key: 'divisionName',
      header: { zh: '发布单位所在区划', en: 'Division' },
      cell: ({ divisionName }) => divisionName,
    },
    {
      key: 'sourceDocument',
      header: { zh: '依据文件', en: 'Source document' },
      cell: ({ sourceDocument }) => sourceDocument,
    },
    {
      key: 'validFrom',
      header: { zh: '生效日期', en: 'In force from' },
      cell: ({ validFrom }) => ({ date: validFrom }),
    },
    {
      key: 'validTo',
      header: { zh: '截止日期', en: 'Last day' },
      cell: ({ validTo }) => (validTo === null ? null : { date: validTo }),
    },
    { key: 'state', header: { zh: '状态', en: 'State' }, cell: ({ state }, language) => RULE_STATES[state][language] },
    { key: 'publishedBy', header: { zh: '发布人', en: 'Published by' }, cell: ({ publishedBy }) => publishedBy },
    { key: 'endReason', header: { zh: '终止原因', en: 'Why it ended' }, cell: ({ endReason }) => endReason },
    { key: 'id', header: { zh: '版本编号', en: 'Id of the version' }, cell: ({ id }) => id },
  ]
}
