import type { Organization } from '@zhanwang/domain-station-registry/organization'

/** What is to be written for a row that holds: `before` is null for an organization that is new. */
export interface OrganizationPlan {
  readonly before: Organization | null
  readonly after: Organization
  /** The grade that the row brought. */
  readonly grade: Organization['grade']
}
