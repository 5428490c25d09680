import './view-switch.css'

interface Props<Key extends string> {
  readonly label: string
  readonly views: readonly { readonly key: Key; readonly label: string }[]
  readonly current: Key
  readonly onChange: (key: Key) => void
}

/** Chooses between the parts of a page; unlike tabs it wraps on a narrow screen. */
export function ViewSwitch<Key extends string>({ label, views, current, onChange }: Props<Key>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form's fields, and these buttons send nothing.
    <div role="group" aria-label={label} className="view-switch">
      {views.map((view) => (
        <button key={view.key} type="button" aria-pressed={view.key === current} onClick={() => onChange(view.key)}>
          {view.label}
        </button>
      ))}
    </div>
  )
}
