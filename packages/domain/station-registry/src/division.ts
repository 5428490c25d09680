import { BusinessDate } from '@zhanwang/kernel/calendar'
import { DivisionCode, DivisionCodeInput, DivisionLevel } from '@zhanwang/kernel/division-code'
import type { LocalizedText } from '@zhanwang/kernel/localized-text'
import { ScopePath } from '@zhanwang/kernel/scope'
import { z } from 'zod'

/**
 * What a division is. `functional` ones (开发区, 林区, 农场 and the like, GB/T 10114 class 400-599, or local codes)
 * are counted apart from 乡镇(街道) in every coverage figure (domain 0.2).
 */
export const DIVISION_KINDS = {
  province: { level: 'province', zh: '省(自治区、直辖市)', en: 'Province' },
  prefecture: { level: 'prefecture', zh: '地级市(自治州、地区)', en: 'Prefecture' },
  county: { level: 'county', zh: '县(市、区)', en: 'County' },
  'functional-county': { level: 'county', zh: '县级功能区', en: 'County-level functional zone' },
  subdistrict: { level: 'township', zh: '街道', en: 'Subdistrict' },
  town: { level: 'township', zh: '镇', en: 'Town' },
  township: { level: 'township', zh: '乡', en: 'Township' },
  'functional-township': { level: 'township', zh: '类似乡级单位', en: 'Township-level functional zone' },
  community: { level: 'village', zh: '社区(居委会)', en: 'Community' },
  village: { level: 'village', zh: '村(村委会)', en: 'Village' },
  'functional-village': { level: 'village', zh: '类似村级单位', en: 'Village-level functional unit' },
} as const satisfies Record<string, LocalizedText & { level: DivisionLevel }>

export const DivisionKind = z.enum([
  'province',
  'prefecture',
  'county',
  'functional-county',
  'subdistrict',
  'town',
  'township',
  'functional-township',
  'community',
  'village',
  'functional-village',
])
export type DivisionKind = z.infer<typeof DivisionKind>

/** Kinds that are 乡镇(街道) in the sense of the coverage figures. */
export const TOWNSHIP_KINDS = ['subdistrict', 'town', 'township'] as const satisfies readonly DivisionKind[]
/** Kinds that are 村(社区) in the sense of the coverage figures. */
export const VILLAGE_KINDS = ['community', 'village'] as const satisfies readonly DivisionKind[]

/** One version of a division: true from `validFrom` to `validTo`, both included. */
export const Division = z.object({
  code: DivisionCode,
  name: z.string(),
  kind: DivisionKind,
  level: DivisionLevel,
  parent: DivisionCode.nullable(),
  /** The administrative path, which the code need not follow. */
  scopePath: ScopePath,
  validFrom: BusinessDate,
  validTo: BusinessDate.nullable(),
  /** Codes that took over when it ended: 420321 郧县 -> 420304 郧阳区. */
  successors: z.array(DivisionCode),
  /** False for a local code or a correction of the official list. */
  official: z.boolean(),
  source: z.string(),
  remark: z.string(),
})
export type Division = z.infer<typeof Division>

/** One row of an edition as it is loaded. The parent is explicit: it may differ from the code's prefix. */
export const DivisionRow = z.strictObject({
  code: DivisionCodeInput,
  name: z.string().trim().min(1).max(60),
  kind: DivisionKind,
  parent: DivisionCodeInput.nullable(),
  validFrom: BusinessDate,
  validTo: BusinessDate.nullable().default(null),
  successors: z.array(DivisionCodeInput).max(20).default([]),
  official: z.boolean().default(true),
  remark: z.string().max(500).default(''),
})
export type DivisionRow = z.infer<typeof DivisionRow>

export const Population = z.object({
  year: z.int(),
  /** Persons with 户籍 there. */
  registered: z.int().nullable(),
  /** 常住 persons. */
  resident: z.int().nullable(),
  source: z.string(),
})
export type Population = z.infer<typeof Population>
