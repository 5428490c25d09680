import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { APPROVAL_STATUSES } from '@zhanwang/domain-approval/approval'
import { ROLES } from '@zhanwang/domain-identity/roles'
import { RULE_STATES } from '@zhanwang/domain-rules/rule'
import { DIVISION_KINDS } from '@zhanwang/domain-station-registry/division'
import { INSPECTION_PURPOSES, INSPECTION_STATUSES, ITEM_RESULTS } from '@zhanwang/domain-station-registry/inspection'
import { GROUP_ROLES } from '@zhanwang/domain-station-registry/leading-group'
import {
  ORGANIZATION_KINDS,
  ORGANIZATION_LEVELS,
  ORGANIZATION_LISTS,
  ORGANIZATION_STEPS,
} from '@zhanwang/domain-station-registry/organization'
import { POLICY_KINDS, POLICY_STATES } from '@zhanwang/domain-station-registry/policy'
import { OPENINGS } from '@zhanwang/domain-station-registry/public-card'
import { ACCEPTANCE_ROUTE, ESTABLISHMENT_ROUTE, LOCAL_HOLIDAYS } from '@zhanwang/domain-station-registry/rule-kinds'
import {
  DUTIES,
  FEATURE_KINDS,
  OPERATING_MODES,
  PREMISES_TYPES,
  STATION_KINDS,
  STATION_STATUSES,
} from '@zhanwang/domain-station-registry/station'
import { TICKET_KINDS, TICKET_SOURCES, TICKET_STATUSES, TICKET_STEPS } from '@zhanwang/domain-station-registry/ticket'
import { CONTEXTS } from '@zhanwang/gateway/composition'
import { expect, test } from 'vitest'

const rows = readFileSync(join(import.meta.dirname, '../../../docs/glossary.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .map((line) => line.replace(/ +/g, ' '))
const RULE_KINDS = Object.fromEntries(
  [LOCAL_HOLIDAYS, ESTABLISHMENT_ROUTE, ACCEPTANCE_ROUTE].map(({ code, name }) => [code, name]),
)
const LABELS = [
  APPROVAL_STATUSES,
  RULE_STATES,
  RULE_KINDS,
  ROLES,
  DIVISION_KINDS,
  OPERATING_MODES,
  PREMISES_TYPES,
  FEATURE_KINDS,
  DUTIES,
  STATION_KINDS,
  STATION_STATUSES,
  TICKET_KINDS,
  TICKET_SOURCES,
  TICKET_STATUSES,
  TICKET_STEPS,
  OPENINGS,
  INSPECTION_PURPOSES,
  INSPECTION_STATUSES,
  ITEM_RESULTS,
  ORGANIZATION_KINDS,
  ORGANIZATION_LEVELS,
  ORGANIZATION_LISTS,
  ORGANIZATION_STEPS,
  POLICY_KINDS,
  POLICY_STATES,
  GROUP_ROLES,
]
const terms = [
  ...LABELS.flatMap((labels) => Object.entries(labels).map(([code, { zh, en }]) => ({ code, zh, en }))),
  ...CONTEXTS.flatMap(({ contract }) => contract.indicators).map(({ code, name }) => ({
    code,
    zh: name.zh,
    en: name.en,
  })),
]

test.each(terms)('the glossary has $zh as the console says it, with the name it has in code', ({ code, zh, en }) => {
  // Two contexts may say the same of their own things.
  expect(rows.some((row) => row.includes(`| ${zh} | ${en} |`) && row.includes(`\`${code}\``))).toBe(true)
})
