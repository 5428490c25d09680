import type { OrganizationKind } from '@zhanwang/domain-station-registry/organization'
import { graded } from '@zhanwang/domain-station-registry/organization-life'
import { DomainError } from '@zhanwang/kernel/errors'
import { today } from '../forms/today.ts'

/** The numbers of As, the best first. */
export const GRADES = [5, 4, 3, 2, 1] as const

/** Asks the domain's own rule whether organizations of a kind are graded at all. */
export function isGraded(kind: OrganizationKind): boolean {
  try {
    graded({ kind, grade: null }, { grade: 1, ratedOn: today(), validTo: null }, today())
    return true
  } catch (error) {
    if (error instanceof DomainError) return false
    throw error
  }
}
