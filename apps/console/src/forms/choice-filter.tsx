import { Select } from 'antd'
import type { Option } from '../locales/use-label.ts'

interface Props<Key extends string> {
  /** Shown while nothing is chosen, and read out always. */
  readonly label: string
  readonly options: readonly Option<Key>[]
}

interface OneProps<Key extends string> extends Props<Key> {
  readonly value: Key | undefined
  readonly onChange: (value: Key | undefined) => void
}

interface ManyProps<Key extends string> extends Props<Key> {
  readonly value: readonly Key[] | undefined
  readonly onChange: (value: Key[] | undefined) => void
}

/** Filters by one value of a list; nothing chosen is no filter. */
export function OneFilter<Key extends string>({ label, options, value, onChange }: OneProps<Key>) {
  return (
    <Select<Key | null>
      allowClear
      className="filter"
      aria-label={label}
      placeholder={label}
      value={value ?? null}
      options={[...options]}
      onChange={(chosen) => onChange(chosen ?? undefined)}
    />
  )
}

/** Filters by any of several values; none chosen is no filter. */
export function ManyFilter<Key extends string>({ label, options, value, onChange }: ManyProps<Key>) {
  return (
    <Select<Key[]>
      mode="multiple"
      allowClear
      maxTagCount="responsive"
      className="filter"
      aria-label={label}
      placeholder={label}
      value={[...(value ?? [])]}
      options={[...options]}
      onChange={(chosen) => onChange(chosen.length > 0 ? chosen : undefined)}
    />
  )
}
