import {
  ORGANIZATION_KINDS,
  ORGANIZATION_LEVELS,
  ORGANIZATION_LISTS,
  Organization,
} from '@zhanwang/domain-station-registry/organization'
import { PROVENANCES } from '@zhanwang/domain-station-registry/station'
import type { LocalizedText } from '@zhanwang/kernel/localized-text'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { useLabel } from '../locales/use-label.ts'

const FIELDS = [
  'code',
  'codeEvidence',
  'name',
  'kind',
  'level',
  'division',
  'divisionName',
  'authority',
  'representative',
  'foundedOn',
  'address',
  'contact',
  'phone',
  'grade',
  'listings',
  'dissolvedOn',
  'remark',
] as const

const TERMS: Readonly<Record<string, Readonly<Record<string, LocalizedText>>>> = {
  kind: ORGANIZATION_KINDS,
  level: ORGANIZATION_LEVELS,
  provenance: PROVENANCES,
}

const { grade: GradeField, listings: ListingsField } = Organization.shape

export interface ChangeWords {
  /** A field's name; one without words by its own name. */
  name(field: string): string
  /** What a step says that a field held or holds. */
  value(field: string, text: string): string
}

/** What a step changed, in the reader's words: a step tells field names, terms and JSON. */
export function useChangeWords(): ChangeWords {
  const { t } = useTranslation()
  const label = useLabel()
  return {
    name(field) {
      const known = FIELDS.find((each) => each === field)
      return known ? t(`organization.${known}`) : field
    },
    value(field, text) {
      const term = TERMS[field]?.[text]
      if (term) return label(term)
      const grade = field === 'grade' ? told(text, GradeField) : null
      if (grade) {
        return `${t('organizations.grade', { grade: grade.grade })} ${t('organizations.fromTo', { from: grade.ratedOn, until: grade.validTo })}`
      }
      const listings = field === 'listings' ? told(text, ListingsField) : null
      if (listings?.length) {
        return listings
          .map(({ list, from, until }) => {
            const time = until ? t('organizations.fromTo', { from, until }) : t('organizations.fromOn', { from })
            return `${label(ORGANIZATION_LISTS[list])} ${time}`
          })
          .join('; ')
      }
      return text === '' || listings ? t('common.none') : text
    },
  }
}

/** The value of a text that is JSON of a schema; null for any other. */
function told<Value>(text: string, schema: z.ZodType<Value>): Value | null {
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}
