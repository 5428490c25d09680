import { LEVELS, levelOfPlace, placeAtLevel } from '@zhanwang/domain-station-registry/place-at-level'
import { OWNER_LEVELS } from '@zhanwang/domain-station-registry/ticket-export'
import type { DivisionLevel } from '@zhanwang/kernel/division-code'
import type { ScopePath } from '@zhanwang/kernel/scope'
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useLabel } from '../locales/use-label.ts'

interface Props {
  readonly id?: string
  readonly value?: DivisionLevel | null
  readonly onChange?: (level: DivisionLevel | null) => void
  /** Where the matter lies: it says which offices there are. Undefined until it is known. */
  readonly place: ScopePath | undefined
  /** Whether the county may be left to choose. */
  readonly allowNone?: boolean
  /** For a select outside a form's labelled field. */
  readonly label?: string
}

/** Chooses the office that solves a problem: of the place itself or one above it. */
export function OwnerSelect({ id, value, onChange, place, allowNone = false, label: name }: Props) {
  const { t } = useTranslation()
  const label = useLabel()
  const levels = place ? ownerLevels(place) : []
  const county = place && levelOfPlace(placeAtLevel(place, 'county'))
  return (
    <Select<DivisionLevel | null>
      {...(id === undefined ? {} : { id })}
      {...(name === undefined ? {} : { 'aria-label': name })}
      value={value ?? null}
      disabled={!place}
      allowClear={allowNone}
      placeholder={
        allowNone ? t('tickets.unassigned', { level: label(OWNER_LEVELS[county ?? 'county']) }) : t('form.choose')
      }
      options={levels.map((level) => ({ value: level, label: label(OWNER_LEVELS[level]) }))}
      onChange={(level) => onChange?.(level ?? null)}
    />
  )
}

/** The levels on a path whose offices solve problems, from the place itself up. */
export function ownerLevels(place: ScopePath): DivisionLevel[] {
  return LEVELS.filter(
    (level) => level !== 'province' && levelOfPlace(placeAtLevel(place, level)) === level,
  ).toReversed()
}
