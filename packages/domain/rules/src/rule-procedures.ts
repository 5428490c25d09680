import { BusinessDate } from '@zhanwang/kernel/calendar'
import { command, query } from '@zhanwang/kernel/contract'
import { DivisionCode, DivisionCodeInput } from '@zhanwang/kernel/division-code'
import { exportOf } from '@zhanwang/kernel/export'
import { Uuid } from '@zhanwang/kernel/ids'
import { Page, PageInput } from '@zhanwang/kernel/page'
import { z } from 'zod'
import { type RuleKinds, RuleState, SourceDocument, VERSION_FIELDS } from './rule.ts'

/** One object a kind, told apart by `kind`, so that `value` has the type of its kind. */
type OfKinds<K extends RuleKinds, Fields extends z.ZodRawShape> = z.ZodDiscriminatedUnion<
  { [I in keyof K]: z.ZodObject<Fields & { kind: z.ZodLiteral<K[I]['code']>; value: K[I]['value'] }, z.core.$strict> },
  'kind'
>

function ofKinds<K extends RuleKinds, Fields extends z.ZodRawShape>(kinds: K, fields: Fields): OfKinds<K, Fields> {
  const options = kinds.map(({ code, value }) => z.strictObject({ ...fields, kind: z.literal(code), value }))
  // Of a tuple `map` knows the items alone; that their order is the kinds' the type of the result says.
  return z.discriminatedUnion('kind', options as [(typeof options)[0]]) as OfKinds<K, Fields>
}

const ROW_FIELDS = {
  ...VERSION_FIELDS,
  state: RuleState,
  publishedBy: z.string(),
  publishedAt: z.iso.datetime(),
  /** Why it was ended or withdrawn. */
  endReason: z.string(),
}

const IN_FORCE_FIELDS = {
  id: Uuid.nullable(),
  division: DivisionCode.nullable(),
  divisionName: z.string().nullable(),
  sourceDocument: z.string(),
  validFrom: BusinessDate.nullable(),
  validTo: BusinessDate.nullable(),
}

const Changed = z.object({ id: Uuid, version: z.int() })

/**
 * The contract fragment of a context that has jurisdiction rules. A reader finds the rules of the places in their scope,
 * those that lie below, and those of the offices above: what binds somebody, they may read.
 */
export function ruleProcedures<const Context extends string, const K extends RuleKinds>(context: Context, kinds: K) {
  const Row = ofKinds(kinds, ROW_FIELDS)
  const Kind = z.enum(kinds.map(({ code }) => code))
  const base = `/rules/${context}` as const
  const list = query({
    summary: { zh: '制度版本列表', en: 'Versions of jurisdiction rules, the latest to begin first' },
    input: z.strictObject({
      /** Those of this division, of what lies below it, and of what lies above it. */
      division: DivisionCodeInput.optional(),
      kind: z.array(Kind).max(20).optional(),
      state: z.array(RuleState).max(4).optional(),
      ...PageInput,
      // A checklist of the longest texts holds 60 KB, and an answer 1 MB.
      limit: z.int().min(1).max(15).default(10),
    }),
    output: Page(Row),
    permission: 'rule.read',
    scope: 'division',
    // The names of those who published.
    sensitivity: 'L2',
    rest: `GET ${base}/versions`,
  })
  return {
    list,
    export: exportOf(list, {
      summary: { zh: '导出制度版本', en: 'Export versions of jurisdiction rules' },
      permission: 'rule.export',
      rest: `POST ${base}/versions/export`,
    }),
    get: query({
      summary: { zh: '制度的一个版本', en: 'One version of a rule' },
      input: z.strictObject({ id: Uuid }),
      output: z.object({ rule: Row }),
      permission: 'rule.read',
      scope: 'division',
      sensitivity: 'L2',
      rest: `GET ${base}/versions/{id}`,
    }),
    inForce: query({
      summary: { zh: '某地执行的制度', en: 'The rules that bind a division on a day, of every kind that has one' },
      input: z.strictObject({ division: DivisionCodeInput, on: BusinessDate.optional() }),
      output: z.object({ rules: z.array(ofKinds(kinds, IN_FORCE_FIELDS)) }),
      permission: 'rule.read',
      scope: 'division',
      sensitivity: 'L1',
      rest: `GET ${base}/in-force`,
    }),
    publish: command({
      summary: { zh: '发布制度', en: 'Publish a rule for a division; it ends the version that holds on its first day' },
      input: z.strictObject({
        division: DivisionCodeInput,
        rule: ofKinds(kinds, {}),
        sourceDocument: SourceDocument,
        validFrom: BusinessDate,
        validTo: BusinessDate.nullable().default(null),
        /** The version that the author saw on the first day; null: none. When another is there now: `stale`. */
        replaces: Uuid.nullable().optional(),
      }),
      output: Changed.extend({ replaced: Uuid.nullable() }),
      permission: 'rule.maintain',
      scope: 'division',
      sensitivity: 'L1',
      rest: `POST ${base}/versions`,
    }),
    end: command({
      summary: { zh: '终止或撤回制度', en: 'Set the last day of a rule, or withdraw it as if never published' },
      input: z.strictObject({
        id: Uuid,
        version: z.int().min(1),
        /** Last day on which it holds; null withdraws it. */
        on: BusinessDate.nullable(),
        reason: z.string().trim().min(1).max(500),
      }),
      output: Changed.extend({ restored: Uuid.nullable() }),
      permission: 'rule.maintain',
      scope: 'division',
      sensitivity: 'L1',
      rest: `POST ${base}/versions/{id}/end`,
    }),
  } as const
}
