import { ITEM_RESULTS, type ItemResult } from '@zhanwang/domain-station-registry/inspection'
import { type KeyboardEvent, useId } from 'react'
import { keysOf, useLabel } from '../locales/use-label.ts'

interface Props {
  /** Which item is judged, for whoever does not see it above. */
  readonly legend: string
  readonly value: ItemResult | undefined
  readonly disabled?: boolean
  readonly onChange: (result: ItemResult) => void
}

const RESULTS = keysOf(ITEM_RESULTS)

/** Judges one item: by touch, by the arrow keys, or by 1, 2 and 3. */
export function ResultChoice({ legend, value, disabled = false, onChange }: Props) {
  const label = useLabel()
  const name = useId()
  const byNumber = (event: KeyboardEvent) => {
    const result = RESULTS[Number(event.key) - 1]
    if (!result || disabled || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    onChange(result)
  }
  return (
    <fieldset className="result-choice" disabled={disabled} onKeyDown={byNumber}>
      <legend className="visually-hidden">{legend}</legend>
      {RESULTS.map((result) => (
        <label key={result} data-result={result}>
          <input
            type="radio"
            className="visually-hidden"
            name={name}
            checked={value === result}
            onChange={() => onChange(result)}
          />
          <span>{label(ITEM_RESULTS[result])}</span>
        </label>
      ))}
    </fieldset>
  )
}
