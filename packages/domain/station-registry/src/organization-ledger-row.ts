import type { CellValue, LedgerRow } from '@zhanwang/domain-ledger/ledger'
import { note, type Remark } from '@zhanwang/domain-ledger/remark'
import { BusinessDate } from '@zhanwang/kernel/calendar'
import { writtenCreditCode } from '@zhanwang/kernel/credit-code'
import { z } from 'zod'
import { Grade, OrganizationKind, OrganizationLevel } from './organization.ts'

/** What a row of the ledger says; what it leaves out is absent. */
export const IntendedOrganization = z.object({
  code: z.string(),
  name: z.string(),
  kind: OrganizationKind.optional(),
  level: OrganizationLevel.optional(),
  /** The division that keeps the record, by its name or its code. */
  division: z.string().optional(),
  divisionCode: z.string().optional(),
  authority: z.string().optional(),
  representative: z.string().optional(),
  foundedOn: BusinessDate.optional(),
  grade: z.object({ grade: Grade, ratedOn: BusinessDate, validTo: BusinessDate.nullable() }).optional(),
  address: z.string().optional(),
  contact: z.string().optional(),
  phone: z.string().optional(),
  remark: z.string().optional(),
})
export type IntendedOrganization = z.infer<typeof IntendedOrganization>

export interface ReadOrganizationRow {
  /** Null where so little can be told that there is nothing to check. */
  readonly intended: IntendedOrganization | null
  readonly remarks: readonly Remark[]
}

/** What a row says by itself. A grade needs the day on which it was given. */
export function readOrganizationRow(row: LedgerRow): ReadOrganizationRow {
  const remarks: Remark[] = []
  const { code, name } = row
  if (typeof code !== 'string' || typeof name !== 'string') return { intended: null, remarks }
  const { grade, remarks: ofGrade } = gradeOf(row)
  remarks.push(...ofGrade)
  const read = IntendedOrganization.safeParse({ ...present(row), code, name, grade })
  return { intended: read.success ? read.data : null, remarks }
}

/** The kind that a code's category tells, where a row of a list of agencies leaves it out; undefined where it could be several. */
export function kindOfCode(code: string): OrganizationKind | undefined {
  const category = writtenCreditCode(code).slice(0, 2)
  if (category === '52') return 'agency'
  if (category === '51' || category === '53') return 'association'
  return category === '91' ? 'dispatch' : undefined
}

function gradeOf({ grade, ratedOn, gradeValidTo }: LedgerRow): {
  grade: { grade: number; ratedOn: string; validTo: string | null } | undefined
  remarks: Remark[]
} {
  if (typeof grade !== 'string') {
    const orphan = typeof ratedOn === 'string' || typeof gradeValidTo === 'string'
    const told = note('ratedOn', '没有填写评估等级,日期不采用', 'Without a grade its days are not taken over')
    return { grade: undefined, remarks: orphan ? [told] : [] }
  }
  if (typeof ratedOn !== 'string') {
    const told = note(
      'ratedOn',
      '没有填写评定日期,等级不采用',
      'Without the day of its grading a grade is not taken over',
    )
    return { grade: undefined, remarks: [told] }
  }
  const validTo = typeof gradeValidTo === 'string' ? gradeValidTo : null
  return { grade: { grade: Number(grade), ratedOn, validTo }, remarks: [] }
}

/** The cells that say something. */
function present(row: LedgerRow): Record<string, CellValue> {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null && value !== ''))
}
