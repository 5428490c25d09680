import { error, hasError, note, type Remark } from '@zhanwang/domain-ledger/remark'
import { compareOrganization } from '@zhanwang/domain-station-registry/compare-organization'
import {
  ORGANIZATION_KINDS,
  type Organization,
  type OrganizationKind,
  type OrganizationLevel,
} from '@zhanwang/domain-station-registry/organization'
import { type IntendedOrganization, kindOfCode } from '@zhanwang/domain-station-registry/organization-ledger-row'
import {
  checkActive,
  checkKindOfGraded,
  codeRemark,
  graded,
  type OrganizationDetails,
  organizationCode,
  organizationDetails,
} from '@zhanwang/domain-station-registry/organization-life'
import { brokenRule } from '@zhanwang/domain-station-registry/rule-remark'
import { writtenCreditCode } from '@zhanwang/kernel/credit-code'
import { newId } from '@zhanwang/kernel/ids'
import { anyCovers } from '@zhanwang/kernel/scope'
import type { CheckContext, RowCheck, RowToCheck, RowVerdict } from '@zhanwang/ledgers/ledger-import'
import type { RegistryTables } from '../registry-tables.ts'
import { type Keeper, type Keepers, loadKeepers } from './keepers.ts'
import type { OrganizationPlan } from './organization-plan.ts'
import { organizationsWith } from './organization-store.ts'
import { type WithdrawnGrades, withdrawnGrades } from './organization-trust-store.ts'

type Row = RowToCheck<IntendedOrganization>
type Verdict = RowVerdict<OrganizationPlan>

/** Checks the rows of a list of organizations, a chunk at a time, by the same rules as the single commands. */
export function organizationCheck(
  context: CheckContext,
): RowCheck<RegistryTables, IntendedOrganization, OrganizationPlan> {
  // What this file has named so far, from chunk to chunk, by the row that did.
  const claimed = new Map<string, number>()
  let loaded: Promise<Keepers> | undefined
  return {
    async verdictsOn(db, rows) {
      loaded ??= loadKeepers(db, context.scopes)
      const keepers = await loaded
      const codes = rows.map(({ intended }) => writtenCreditCode(intended.code))
      const recorded = await organizationsWith(db, codes, context.hold)
      const withdrawn = await withdrawnGrades(
        db,
        [...recorded.values()].map(({ id }) => id),
      )
      return rows.map((row, index) => {
        const code = codes[index] ?? ''
        const first = claimed.get(code)
        if (first !== undefined) {
          return failed(code, [
            error('code', `与第 ${first} 行是同一个代码`, `Row ${first} of this file has the same code`),
          ])
        }
        if (!row.faulty) claimed.set(code, row.row)
        const existing = recorded.get(code)
        return existing ? onExisting(row, existing, withdrawn, context) : onNew(row, keepers, context)
      })
    },
  }
}

function onExisting(
  { intended }: Row,
  existing: Organization,
  withdrawn: WithdrawnGrades,
  context: CheckContext,
): Verdict {
  const { code } = existing
  const remarks: Remark[] = []
  const { grade: written } = intended
  const isWithdrawn = written !== undefined && withdrawn(existing.id, written.ratedOn)
  if (isWithdrawn)
    remarks.push(note('grade', '这次评定已被取消,不采用', 'That grade was withdrawn and is not taken over'))
  const difference = held(remarks, 'code', () =>
    compareOrganization(
      isWithdrawn ? { ...intended, grade: undefined } : intended,
      existing,
      context.today,
      context.language,
    ),
  )
  if (!difference) return failed(code, remarks)
  const { changes, details } = difference
  if (changes.length === 0) return { outcome: 'unchanged', code, remarks, changes, plan: null }
  remarks.push(...notOurs(existing, context), ...brokenRule('code', () => checkActive(existing)))
  const grade = gradeFor({ ...existing, ...details }, difference.grade, remarks, context)
  remarks.push(...brokenRule('kind', () => checkKindOfGraded(details, existing.grade)))
  if (hasError(remarks)) return { outcome: 'error', code, remarks, changes, plan: null }
  if (context.onExisting === 'keep') return { outcome: 'kept', code, remarks, changes, plan: null }
  const after = { ...existing, ...details, grade: grade ?? existing.grade, version: existing.version + 1 }
  return { outcome: 'update', code, remarks, changes, plan: { before: existing, after, grade } }
}

/** Of a record that somebody else keeps a list may say what it says, and nothing else. */
function notOurs({ name, divisionName, scopePath }: Organization, { scopes }: CheckContext): Remark[] {
  if (anyCovers(scopes, scopePath)) return []
  const zh = `该代码已由“${divisionName}”登记为“${name}”,由其维护,请直接使用`
  return [error('code', zh, `It is registered as ${name} by ${divisionName}, which keeps it; use that record`)]
}

function onNew({ intended }: Row, keepers: Keepers, context: CheckContext): Verdict {
  const remarks: Remark[] = []
  const found = keepers.find(intended)
  if (!found.keeper) remarks.push(...found.remarks)
  const kind = intended.kind ?? kindOfCode(intended.code)
  if (!kind) {
    const malformed = brokenRule('code', () => organizationCode(intended.code, ''))
    const untold = error('kind', '请填写单位类型,信用代码推定不出', 'Name the kind; the credit code does not tell it')
    return failed(null, [...remarks, ...(malformed.length > 0 ? malformed : [untold])])
  }
  if (!intended.kind) {
    const { zh, en } = ORGANIZATION_KINDS[kind]
    remarks.push(note('kind', `按信用代码推定为“${zh}”`, `Told by the credit code: ${en}`))
  }
  const details = held(remarks, 'code', () =>
    organizationDetails(writtenDetails(intended, kind, found.keeper), context.today),
  )
  if (!details || !found.keeper) return failed(null, remarks)
  const unusual = codeRemark(details)
  if (unusual) remarks.push(note('code', unusual.zh, unusual.en))
  const grade = gradeFor({ ...details, grade: null }, intended.grade ?? null, remarks, context)
  if (hasError(remarks)) return failed(null, remarks)
  const { code: division, name: divisionName, path: scopePath } = found.keeper
  const after: Organization = {
    id: newId(),
    ...details,
    ...{ division, divisionName, scopePath },
    ...{ grade, listings: [], dissolvedOn: null },
    ...{ provenance: 'record', version: 1 },
  }
  return { outcome: 'create', code: null, remarks, changes: [], plan: { before: null, after, grade } }
}

const LEVELS: Readonly<Record<Keeper['level'], OrganizationLevel>> = {
  province: 'province',
  prefecture: 'prefecture',
  county: 'county',
  township: 'township',
  village: 'township',
}

function writtenDetails(
  intended: IntendedOrganization,
  kind: OrganizationKind,
  keeper: Keeper | null,
): Parameters<typeof organizationDetails>[0] {
  const { level = keeper ? LEVELS[keeper.level] : 'county', foundedOn = null } = intended
  const { code, name, authority = '', representative = '', address = '' } = intended
  const { contact = '', phone = '', remark = '' } = intended
  return {
    ...{ code, codeEvidence: '', name, kind, level, authority, representative, foundedOn },
    ...{ address, contact, phone, remark },
  }
}

function gradeFor(
  organization: Pick<Organization, 'grade'> & Pick<OrganizationDetails, 'kind'>,
  given: IntendedOrganization['grade'] | null,
  remarks: Remark[],
  { today }: CheckContext,
): Organization['grade'] {
  return given ? (held(remarks, 'grade', () => graded(organization, given, today)) ?? null) : null
}

/** What a rule decides; undefined, with a remark, where it is broken. */
function held<T>(remarks: Remark[], key: string, decide: () => T): T | undefined {
  let decided: T | undefined
  remarks.push(
    ...brokenRule(key, () => {
      decided = decide()
    }),
  )
  return decided
}

function failed(code: string | null, remarks: readonly Remark[]): Verdict {
  return { outcome: 'error', code, remarks, changes: [], plan: null }
}
