import { ruleExport } from '@zhanwang/domain-rules/rule-export'
import { APPLICATION_EXPORT } from '@zhanwang/domain-station-registry/application-export'
import { stationRegistry } from '@zhanwang/domain-station-registry/contract'
import { DIVISION_EXPORT } from '@zhanwang/domain-station-registry/division-export'
import { INSPECTION_EXPORT } from '@zhanwang/domain-station-registry/inspection-export'
import { LEADING_GROUP_EXPORT } from '@zhanwang/domain-station-registry/leading-group-export'
import { POLICY_EXPORT } from '@zhanwang/domain-station-registry/policy-export'
import { REGISTRY_RULES } from '@zhanwang/domain-station-registry/rule-kinds'
import { AUDIT_EXPORT } from '@zhanwang/kernel/audit-export'
import { INDICATOR_EXPORT } from '@zhanwang/kernel/indicator-export'
import { listExport } from '@zhanwang/ledgers/export-job'
import type { ServiceParts } from '@zhanwang/service-kit/service-parts'
import { handleListInspections } from './acceptance/list-inspections.ts'
import { handleList as handleListApplications } from './applications/read-applications.ts'
import { registryAudit } from './audit/registry-audit.ts'
import { divisionName } from './division-reads.ts'
import { handleList as handleListDivisions } from './divisions/list-divisions.ts'
import { handleRows } from './indicators/indicator-rows.ts'
import { handleList as handleListGroups } from './leading-groups/read-groups.ts'
import { exportOrganizations } from './organizations/export-organizations.ts'
import { handleList as handleListPolicies } from './policies/read-policies.ts'
import type { RegistryTables } from './registry-tables.ts'
import { registryRules } from './rules/registry-rules.ts'
import { exportStations } from './stations/export-stations.ts'
import { exportTickets } from './tickets/export-tickets.ts'
import { exportVisits } from './visits/export-visits.ts'

/** The exports of all the registry's lists: of each, what answers its command and what does its job. */
export function registryExports(parts: ServiceParts<RegistryTables>) {
  const { db } = parts
  const { context, procedures } = stationRegistry
  const place = {
    context,
    division: ({ division }: { division?: string | undefined }) => division,
    divisionName: (code: string) => divisionName(db.read, code),
  }
  return {
    stations: listExport(exportStations(db), parts),
    tickets: listExport(exportTickets(db), parts),
    visits: listExport(exportVisits(db), parts),
    organizations: listExport(exportOrganizations(db), parts),
    policies: listExport(
      {
        ...place,
        kind: 'policies.export',
        input: procedures.policies.export.input,
        title: { zh: '政策文件目录', en: 'Policy documents' },
        columns: POLICY_EXPORT,
        page: handleListPolicies(db),
      },
      parts,
    ),
    leadingGroups: listExport(
      {
        ...place,
        kind: 'leadingGroups.export',
        input: procedures.leadingGroups.export.input,
        title: { zh: '领导小组名册', en: 'Leading groups' },
        columns: LEADING_GROUP_EXPORT,
        page: handleListGroups(db),
      },
      parts,
    ),
    divisions: listExport(
      {
        ...place,
        kind: 'divisions.export',
        input: procedures.divisions.export.input,
        title: { zh: '行政区划', en: 'Divisions' },
        columns: DIVISION_EXPORT,
        page: handleListDivisions(db),
        division: ({ parent }) => parent,
      },
      parts,
    ),
    applications: listExport(
      {
        ...place,
        kind: 'applications.export',
        input: procedures.applications.export.input,
        title: { zh: '设站申请', en: 'Applications to set up a station' },
        columns: APPLICATION_EXPORT,
        page: handleListApplications(db),
      },
      parts,
    ),
    indicators: listExport(
      {
        ...place,
        kind: 'indicators.export',
        input: procedures.indicators.export.input,
        title: { zh: '指标明细', en: 'Rows behind an indicator' },
        columns: INDICATOR_EXPORT,
        page: handleRows(db),
      },
      parts,
    ),
    inspections: listExport(
      {
        ...place,
        kind: 'inspections.export',
        input: procedures.acceptance.export.input,
        title: { zh: '验收与复查', en: 'Acceptances and re-inspections' },
        columns: INSPECTION_EXPORT,
        page: handleListInspections(db),
      },
      parts,
    ),
    rules: listExport(
      {
        ...place,
        kind: 'rules.export',
        input: procedures.rules.export.input,
        title: { zh: '制度与规则', en: 'Jurisdiction rules' },
        columns: ruleExport(REGISTRY_RULES),
        page: registryRules(db).list,
      },
      parts,
    ),
    audit: listExport(
      {
        ...place,
        kind: 'audit.export',
        input: procedures.audit.export.input,
        title: { zh: '审计记录', en: 'Audit entries' },
        columns: AUDIT_EXPORT,
        page: registryAudit(parts).search,
      },
      parts,
    ),
  }
}
