import { approvalHandlers } from '@zhanwang/approvals/approval-handlers'
import { approvalEscalation } from '@zhanwang/approvals/escalate-approvals'
import { type StationRegistry, stationRegistry } from '@zhanwang/domain-station-registry/contract'
import type { Handlers } from '@zhanwang/kernel/contract'
import { importHandlers } from '@zhanwang/ledgers/import-handlers'
import { importJobs } from '@zhanwang/ledgers/import-jobs'
import type { ImportParts } from '@zhanwang/ledgers/ledger-import'
import { jobHandlers } from '@zhanwang/persistence/job-handlers'
import type { ServiceParts } from '@zhanwang/service-kit/service-parts'
import type { ServiceDefinition } from '@zhanwang/service-kit/start-service'
import { todoRetention } from '@zhanwang/todos/todo-retention'
import manifest from '../package.json' with { type: 'json' }
import { acceptanceHandlers } from './acceptance/acceptance-handlers.ts'
import { acceptanceRun } from './acceptance/acceptance-run.ts'
import {
  handleGet as handleGetApplication,
  handleList as handleListApplications,
} from './applications/read-applications.ts'
import { handleResubmit } from './applications/resubmit-application.ts'
import { handleSubmit } from './applications/submit-application.ts'
import { approvalEffects } from './approval-effects.ts'
import { approvalParts } from './approval-parts.ts'
import { handleAddAttachment } from './attachments/add-attachment.ts'
import { handleContent, handleThumbnail } from './attachments/deliver-attachment.ts'
import { handleListAttachments } from './attachments/list-attachments.ts'
import { handleRemoveAttachment } from './attachments/remove-attachment.ts'
import { registryAudit } from './audit/registry-audit.ts'
import { handleClosingCheck } from './closing/closing-check.ts'
import { handleGet as handleGetDivision } from './divisions/get-division.ts'
import { handleList as handleListDivisions } from './divisions/list-divisions.ts'
import { handlePreviewEdition } from './divisions/preview-edition.ts'
import { handlePublishEdition } from './divisions/publish-edition.ts'
import { handleRecordPopulation } from './divisions/record-population.ts'
import { handleRows } from './indicators/indicator-rows.ts'
import { handleRead } from './indicators/read-indicator.ts'
import { groupHandlers } from './leading-groups/group-handlers.ts'
import { organizationHandlers } from './organizations/organization-handlers.ts'
import { organizationImport } from './organizations/organization-import.ts'
import { policyHandlers } from './policies/policy-handlers.ts'
import { registryExports } from './registry-exports.ts'
import type { RegistryTables } from './registry-tables.ts'
import { restampPlaces } from './restamp-places.ts'
import { registryRules } from './rules/registry-rules.ts'
import { handleCard } from './station-card/make-card.ts'
import { handlePublicCard } from './station-card/read-public-card.ts'
import { stationImport } from './station-imports/station-import.ts'
import { handleChangeDetails } from './stations/change-details.ts'
import { handleChangeMode } from './stations/change-mode.ts'
import { handleChangePremises } from './stations/change-premises.ts'
import { handleClose } from './stations/close-station.ts'
import { handleFound } from './stations/found-station.ts'
import { handleGet as handleGetStation } from './stations/get-station.ts'
import { handleList as handleListStations } from './stations/list-stations.ts'
import { handleMerge } from './stations/merge-station.ts'
import { handleRecordExisting } from './stations/record-existing.ts'
import { handleHistory } from './stations/station-history.ts'
import { handleStep } from './stations/take-step.ts'
import { ticketEscalation } from './tickets/escalate-tickets.ts'
import { ticketHandlers } from './tickets/ticket-handlers.ts'
import { visitHandlers } from './visits/visit-handlers.ts'

/** A handler for every procedure of the contract. */
export function registryHandlers(parts: ServiceParts<RegistryTables>): Handlers<StationRegistry> {
  const { db } = parts
  const exports = registryExports(parts)
  return {
    divisions: {
      list: handleListDivisions(db),
      export: exports.divisions.handler,
      get: handleGetDivision(db),
      previewEdition: handlePreviewEdition(db),
      publishEdition: handlePublishEdition(db, restampPlaces),
      recordPopulation: handleRecordPopulation(db),
    },
    stations: {
      list: handleListStations(db),
      export: exports.stations.handler,
      get: handleGetStation(db),
      history: handleHistory(db),
      card: handleCard(parts),
      publicCard: handlePublicCard(db),
      found: handleFound(db),
      recordExisting: handleRecordExisting(db),
      rectify: handleStep(db, 'rectify'),
      suspend: handleStep(db, 'suspend'),
      resume: handleStep(db, 'resume'),
      closingCheck: handleClosingCheck(db),
      close: handleClose(db),
      merge: handleMerge(db),
      changeDetails: handleChangeDetails(db),
      changePremises: handleChangePremises(db),
      changeMode: handleChangeMode(db),
    },
    attachments: {
      list: handleListAttachments(db),
      add: handleAddAttachment(parts),
      remove: handleRemoveAttachment(parts),
      content: handleContent(db),
      thumbnail: handleThumbnail(db),
    },
    rules: { ...registryRules(db), export: exports.rules.handler },
    tickets: { ...ticketHandlers(parts), export: exports.tickets.handler },
    visits: { ...visitHandlers(parts), export: exports.visits.handler },
    leadingGroups: { ...groupHandlers(db), export: exports.leadingGroups.handler },
    policies: { ...policyHandlers(parts), export: exports.policies.handler },
    organizations: { ...organizationHandlers(db), export: exports.organizations.handler },
    applications: {
      list: handleListApplications(db),
      export: exports.applications.handler,
      get: handleGetApplication(db),
      submit: handleSubmit(db),
      resubmit: handleResubmit(db),
    },
    approvals: approvalHandlers(approvalParts(db), approvalEffects),
    acceptance: { ...acceptanceHandlers(parts), export: exports.inspections.handler },
    audit: { ...registryAudit(parts), export: exports.audit.handler },
    jobs: jobHandlers({ ...parts, reasons: stationRegistry.reasons }),
    stationImports: importHandlers(stationImport, importParts(parts)),
    organizationImports: importHandlers(organizationImport, importParts(parts)),
    indicators: { read: handleRead(db), rows: handleRows(db), export: exports.indicators.handler },
  }
}

function importParts(parts: ServiceParts<RegistryTables>): ImportParts {
  return { ...parts, reasons: stationRegistry.reasons }
}

/** The station registry: the one place where its parts meet. It reacts to no other service's events. */
export const stationRegistryService: ServiceDefinition<StationRegistry, RegistryTables> = {
  name: stationRegistry.context,
  version: manifest.version,
  contract: stationRegistry,
  handlers: registryHandlers,
  reactions: () => [],
  dailyRuns: ({ db }) => [
    acceptanceRun(db),
    ticketEscalation(db),
    approvalEscalation({ db, context: stationRegistry.context }),
    todoRetention(db),
  ],
  jobs: (parts) => [
    ...importJobs(stationImport, importParts(parts)),
    ...importJobs(organizationImport, importParts(parts)),
    ...Object.values(registryExports(parts)).map(({ job }) => job),
  ],
}
